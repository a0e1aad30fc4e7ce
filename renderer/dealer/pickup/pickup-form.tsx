import { zodResolver } from '@hookform/resolvers/zod';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { AutoComplete, Button, Input } from 'antd';
import { useId, useState, type KeyboardEvent } from 'react';
import { createPortal } from 'react-dom';
import { useForm, useWatch } from 'react-hook-form';
import { zonedText } from '../../../shared/kernel/instant.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Field } from '../../parts/field.tsx';
import { Notice, ProblemNotice } from '../../parts/problem-notice.tsx';
import { keys } from '../bridge/changes.ts';
import { useBridge } from '../bridge/bridge-context.ts';
import { deskNow } from '../frame/now.ts';
import { DraftRefused } from '../form/draft-refused.tsx';
import { DraftState } from '../form/draft-state.tsx';
import { focusField } from '../form/focus-field.ts';
import type { FormDraft } from '../form/form-draft.ts';
import { useKeptForm } from '../form/use-kept-form.ts';
import { useAction } from '../frame/use-action.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { useGoodsTitle } from '../frame/use-goods-title.ts';
import { useUndo } from '../frame/use-undo.tsx';
import { readChangedTime } from './changed-time.ts';
import { ElsewhereNotice } from './elsewhere-notice.tsx';
import { namedBy, pickupFormSchema, type PickupFormValues } from './pickup-form-values.ts';
import { readLengths } from './pipe-lengths.ts';
import { PickupLimits } from './pickup-limits.tsx';
import { PickupTime } from './pickup-time.tsx';
import { unlikelyTime } from './unlikely-time.ts';
import type { Truck } from './use-truck.ts';

interface PickupFormProps {
  readonly draft: FormDraft<PickupFormValues>;
  readonly truck: Truck;
  /** Where the bar with the form's button stands: outside the form, as the search for further orders does, so that nothing typed there can hand it in. */
  readonly foot: HTMLElement;
}

/** Everything that is recorded of a pickup; what was typed before, or what the outbound order names, is filled in already. */
export function PickupForm({ draft, truck, foot }: PickupFormProps) {
  const id = useId();
  const { orders } = truck;
  const { pickup: words, frame } = useDeskWords();
  const titleOf = useGoodsTitle();
  const bridge = useBridge();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const action = useAction();
  const undo = useUndo();
  const named = namedBy(orders[0]);
  const form = useForm<PickupFormValues>({ resolver: zodResolver(pickupFormSchema), mode: 'onTouched', defaultValues: draft.snapshot().fields ?? named });
  const { control, handleSubmit, setValue, getValues, reset, setFocus } = form;
  useKeptForm(form, draft);
  const carriers = useQuery({ queryKey: keys.carriers, queryFn: () => bridge.orders.carriers() }).data ?? [];
  const [isTimeChanged, changedTime, metres] = useWatch({ control, name: ['isTimeChanged', 'changedTime', 'metres'] });
  const changed = isTimeChanged ? readChangedTime(changedTime) : undefined;

  const unlikely = changed === undefined ? undefined : unlikelyTime(changed, orders, deskNow());
  const elsewhere = orders.filter((order) => order.elsewhere !== null);
  const load = orders.map((order) => order.orderNo).join(' ');
  // A refusal speaks of the orders that were handed in.
  const [refusedLoad, setRefusedLoad] = useState('');
  const record = handleSubmit((values) => {
    const at = values.isTimeChanged ? readChangedTime(values.changedTime) : deskNow();
    // The field says so already.
    if (at === undefined || at > deskNow()) return setFocus('changedTime');
    setRefusedLoad(load);
    action.run(
      () =>
        bridge.pickups.record({
          orders: orders.map((order) => order.orderNo),
          alsoElsewhere: elsewhere.map((order) => order.orderNo),
          pickedUpAt: at,
          timeChangedBecause: values.isTimeChanged ? values.changedBecause : null,
          carrier: values.carrier,
          carrierPhone: values.carrierPhone,
          waybill: values.waybill,
          plate: values.plate,
          metresPerLength: readLengths(values.metres),
        }),
      (view) => {
        draft.drop();
        truck.drop();
        void queries.invalidateQueries({ queryKey: keys.today });
        void navigate({ to: '/pickup/$pickup/limits', params: { pickup: view.inspection.pickup.id } });
      },
    );
  });

  /** A waybill is scanned, and the scanner's Enter must not record the pickup. */
  const goOn = (event: KeyboardEvent<HTMLInputElement>): void => {
    event.preventDefault();
    focusField(event.currentTarget.form, 'plate');
  };
  const empty = (): void => {
    const before = getValues();
    reset(named);
    draft.drop();
    undo(frame.formEmptied, () => {
      reset(before);
      draft.put(before);
    });
  };
  return (
    <form id={id} className="pickup-form" noValidate onSubmit={(event) => void record(event)}>
      <ul className="chips" aria-label={words.orders({ count: orders.length })}>
        {orders.map((order) => (
          <li key={order.orderNo} className="chip">
            <span>
              <strong>{order.orderNo}</strong> {titleOf(order)}
            </span>
            <Button type="text" aria-label={`${words.remove} ${order.orderNo}`} onClick={() => truck.toggle(order)}>
              {words.remove}
            </Button>
          </li>
        ))}
      </ul>
      <div className="two-columns">
        <section className="card stack" aria-labelledby="pickup-facts">
          <h2 id="pickup-facts">{words.facts}</h2>
          <div className="fields">
            <Field control={control} name="carrier" label={words.carrier}>
              {(field) => (
                <AutoComplete
                  {...field}
                  options={carriers.map((carrier) => ({ value: carrier.name }))}
                  filterOption={(typed, option) => String(option?.value).includes(typed)}
                  onSelect={(name: string) => {
                    const known = carriers.find((carrier) => carrier.name === name);
                    if (known !== undefined) setValue('carrierPhone', known.phone, { shouldValidate: true });
                  }}
                />
              )}
            </Field>
            <Field control={control} name="carrierPhone" label={words.carrierPhone}>
              {(field) => <Input {...field} inputMode="tel" autoComplete="off" />}
            </Field>
            <Field control={control} name="waybill" label={words.waybill} optional>
              {(field) => <Input {...field} autoComplete="off" onPressEnter={goOn} />}
            </Field>
            <Field control={control} name="plate" label={words.plate} optional>
              {(field) => <Input {...field} autoComplete="off" />}
            </Field>
          </div>
          <PickupTime control={control} setValue={setValue} />
        </section>
        <PickupLimits control={control} orders={orders} pickedUpAt={changed} metres={metres} />
      </div>
      <p className="quiet">{words.sameTruck}</p>
      {createPortal(
        <>
          <div className="form-foot">
            <DraftRefused draft={draft} />
            <ElsewhereNotice orders={elsewhere} onRemove={truck.toggle} />
            {changed === undefined || unlikely === undefined ? null : (
              <Notice tone="warn" title={unlikely.kind === 'before-shipping' ? words.beforeShipping(unlikely) : words.daysAgo(unlikely)}>
                {words.unlikelyHelp({ at: zonedText(changed).slice(0, 16).replace('T', ' ') })}
              </Notice>
            )}
            {action.problem === undefined || refusedLoad !== load ? null : <ProblemNotice problem={action.problem} />}
          </div>
          <ActionBar
            primary={
              <Button type="primary" size="large" htmlType="submit" form={id} loading={action.isRunning}>
                {elsewhere.length > 0 ? words.confirmElsewhere : unlikely === undefined ? words.confirm : words.confirmUnlikely}
              </Button>
            }
          >
            <DraftState draft={draft} onEmpty={empty} />
          </ActionBar>
        </>,
        foot,
      )}
    </form>
  );
}
