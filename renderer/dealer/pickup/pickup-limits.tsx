import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useEffect } from 'react';
import type { Control } from 'react-hook-form';
import type { OrderCard } from '../../../shared/bridge/shapes.ts';
import { epochMs, instantOf, type Instant } from '../../../shared/kernel/instant.ts';
import { useLanguage } from '../../look/language.ts';
import { Field } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useBridge } from '../bridge/bridge-context.ts';
import { problemOf } from '../bridge/bridge-problem.ts';
import { Countdown } from '../frame/countdown.tsx';
import { classList, lineName } from '../frame/line-words.ts';
import { deskNow, useNow } from '../frame/now.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import type { PickupFormValues } from './pickup-form-values.ts';
import { readLengths, toFormKey } from './pipe-lengths.ts';

interface PickupLimitsProps {
  readonly control: Control<PickupFormValues>;
  readonly orders: readonly OrderCard[];
  /** Undefined: now. */
  readonly pickedUpAt: Instant | undefined;
  readonly metres: Readonly<Record<string, string>>;
}

/** The limits that would run, before anything is recorded; asks for the length of pipes where no specification says it. */
export function PickupLimits({ control, orders, pickedUpAt, metres }: PickupLimitsProps) {
  const words = useDeskWords().pickup;
  const language = useLanguage();
  const bridge = useBridge();
  const minute = useNow(60_000);
  const lengths = readLengths(metres);
  const at = pickedUpAt ?? wholeMinute(minute);
  const preview = useQuery({
    queryKey: ['preview', orders.map((order) => order.orderNo), at, lengths, language],
    queryFn: () => bridge.pickups.preview({ orders: orders.map((order) => order.orderNo), pickedUpAt: pickedUpAt ?? wholeMinute(deskNow()), metresPerLength: lengths }),
    placeholderData: keepPreviousData,
  });
  const asked = useQuery({
    queryKey: ['preview-lengths', orders.map((order) => order.orderNo), pickedUpAt ?? null],
    queryFn: () => bridge.pickups.preview({ orders: orders.map((order) => order.orderNo), pickedUpAt: pickedUpAt ?? deskNow(), metresPerLength: {} }),
    placeholderData: keepPreviousData,
  });
  const needed = asked.data?.lengthsNeeded;
  const isOfBefore = asked.isPlaceholderData;
  // A length of an order that was taken off the truck must not stay wrong where nobody sees it.
  useEffect(() => {
    if (needed === undefined || isOfBefore) return;
    const shown = new Set(needed.map((each) => toFormKey(each.line)));
    for (const key of Object.keys(metres)) if (!shown.has(key)) control.unregister(`metres.${key}`);
  }, [needed, isOfBefore, metres, control]);
  const error = preview.error ?? asked.error;
  const retry = (): void => {
    for (const query of [preview, asked]) if (query.error !== null) void query.refetch();
  };
  return (
    <section className="card stack" aria-labelledby="limits-then">
      <h2 id="limits-then">{pickedUpAt === undefined ? words.limitsThen : words.limits.title}</h2>
      {(needed ?? []).map((line) => (
        <Field key={line.line} control={control} name={`metres.${toFormKey(line.line)}`} label={[lineName(language, line, orders.length), line.specification, words.metres].filter((part) => part !== '').join(' · ')} hint={words.metresHelp} wrong={words.metresWrong}>
          {(field) => <Input {...field} value={field.value ?? ''} inputMode="decimal" style={{ maxWidth: 160 }} />}
        </Field>
      ))}
      {error === null ? null : <ProblemNotice problem={problemOf(error)} onRetry={retry} />}
      {(preview.data?.limits ?? []).map((limit) => (
        <div key={limit.rule} className="limit-row">
          <strong>{classList(language, limit.classes)}</strong>
          <Countdown limit={limit} />
        </div>
      ))}
    </section>
  );
}

/** A moment every minute, so that the same question is not asked each second. */
function wholeMinute(instant: Instant): Instant {
  return instantOf(Math.floor(epochMs(instant) / 60_000) * 60_000);
}
