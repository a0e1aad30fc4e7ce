import { CalendarOutlined } from '@ant-design/icons';
import { App, Button, Input } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { calendarYearText, readCalendarYear } from '../../../shared/policy/calendar-text.ts';
import type { CalendarYear } from '../../../shared/policy/working-calendar.ts';
import type { PublishedRules } from '../../../shared/wire/rule-shapes.ts';
import { ruleWords } from '../../../shared/words/console/rule-words.ts';
import { useWords } from '../../look/words.ts';
import { useWordList } from '../../look/word-list.ts';
import { Field } from '../../parts/field.tsx';
import { Notice } from '../../parts/problem-notice.tsx';
import { hqQuery } from '../client.ts';
import { FormDrawer } from '../frame/form-drawer.tsx';

/** Years of the working calendar that are loaded, the one that is missing next, and a form for either. */
export function CalendarCard({ rules }: { readonly rules: PublishedRules }) {
  const words = useWords(ruleWords).calendar;
  const [edited, setEdited] = useState<CalendarYear | 'new' | null>(null);
  const { years, source } = rules.calendar.document;
  const next = Number(rules.today.slice(0, 4)) + 1;
  const isMissing = !years.some((loaded) => loaded.year === next);
  return (
    <section className="card stack">
      <div className="card-head">
        <h2>{words.title}</h2>
        <Button icon={<CalendarOutlined />} onClick={() => setEdited('new')}>
          {words.add}
        </Button>
      </div>
      <p className="quiet">{words.text}</p>
      {isMissing ? <Notice tone="warn" title={words.missing({ year: next })}>{words.missingText}</Notice> : null}
      <ul className="short-list">
        {years.toReversed().map((loaded) => (
          <li key={loaded.year}>
            <span className="short-main">{words.year({ year: loaded.year, off: loaded.holidays.length, worked: loaded.makeUpDays.length })}</span>
            <Button type="text" onClick={() => setEdited(loaded)}>
              {words.edit({ year: loaded.year })}
            </Button>
          </li>
        ))}
      </ul>
      <p className="quiet">{`${words.source}: ${source.startsWith('chinese-days') ? words.official : source}`}</p>
      {edited === null ? null : <CalendarForm key={edited === 'new' ? 'new' : edited.year} edited={edited} rules={rules} next={next} onClosed={() => setEdited(null)} />}
    </section>
  );
}

interface CalendarFormProps {
  readonly edited: CalendarYear | 'new';
  readonly rules: PublishedRules;
  readonly next: number;
  readonly onClosed: () => void;
}

/** The same in both languages: it is what `readCalendarYear` reads. */
const daysExample = '元旦 01-01~01-03\n春节 02-05~02-12 调休 02-11 02-12\n上班 02-13 02-20';

interface Typed {
  readonly year: string;
  readonly source: string;
  readonly days: string;
}

function CalendarForm({ edited, rules, next, onClosed }: CalendarFormProps) {
  const list = useWordList();
  const words = useWords(ruleWords).calendar;
  const queries = useQueryClient();
  const { message } = App.useApp();
  const start: Typed = edited === 'new' ? { year: String(next), source: '', days: '' } : { year: String(edited.year), source: '', days: calendarYearText(edited) };
  const form = useForm<Typed>({ defaultValues: start, resolver: (typed) => judge(typed) });
  const typed = useWatch({ control: form.control });
  const read = readCalendarYear(Number(typed.year), typed.days ?? '');
  const publish = useMutation(
    hqQuery.rules.publishCalendar.mutationOptions({
      onSuccess: (published) => {
        queries.setQueryData(hqQuery.rules.get.queryKey(), published);
        void message.success(words.published);
        void queries.invalidateQueries({ queryKey: hqQuery.pickups.key() });
      },
    }),
  );
  const submit = form.handleSubmit((values) => {
    const year = readCalendarYear(Number(values.year), values.days);
    if (year.ok) publish.mutate({ basedOn: rules.calendar.document.version, source: values.source.trim(), year: year.year });
  });
  return (
    <FormDrawer title={edited === 'new' ? words.add : words.edit({ year: Number(start.year) })} deed={publish} onClosed={onClosed} submit={words.publish} onSubmit={submit}>
      <Field control={form.control} name="year" label={words.yearField} wrong={words.yearWrong}>
        {(field) => <Input {...field} inputMode="numeric" maxLength={4} disabled={edited !== 'new'} autoComplete="off" />}
      </Field>
      <Field control={form.control} name="source" label={words.sourceField} hint={words.sourceHint}>
        {(field) => <Input {...field} maxLength={200} autoComplete="off" />}
      </Field>
      <Field control={form.control} name="days" label={words.days} hint={words.daysHint} wrong={read.ok ? words.daysHint : words.wrongLines({ lines: list(read.wrongLines) })}>
        {(field) => <Input.TextArea {...field} rows={10} className="calendar-text" spellCheck={false} placeholder={daysExample} />}
      </Field>
      {read.ok && read.year.holidays.length > 0 ? (
        <p role="status">{words.summary({ off: read.year.holidays.length, worked: read.year.makeUpDays.length })}</p>
      ) : null}
    </FormDrawer>
  );
}

/** The form's resolver: what is wrong by field, in the shape of react-hook-form. */
function judge(typed: Typed): { readonly values: Typed; readonly errors: Record<string, never> } | { readonly values: Record<string, never>; readonly errors: Partial<Record<keyof Typed, { readonly type: string }>> } {
  const year = /^2\d{3}$/.test(typed.year);
  const read = readCalendarYear(Number(typed.year), typed.days);
  const errors = {
    ...(year ? {} : { year: { type: 'pattern' } }),
    ...(typed.source.trim() === '' ? { source: { type: 'required' } } : {}),
    ...(read.ok && read.year.holidays.length > 0 ? {} : { days: { type: 'pattern' } }),
  };
  return Object.keys(errors).length === 0 ? { values: typed, errors: {} } : { values: {}, errors };
}
