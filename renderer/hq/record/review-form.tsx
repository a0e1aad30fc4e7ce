import { zodResolver } from '@hookform/resolvers/zod';
import { App, Button, Input, Radio } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { consoleContract } from '../../../shared/wire/console-contract.ts';
import type { LimitView, RecordView } from '../../../shared/wire/console-shapes.ts';
import { recordWords } from '../../../shared/words/console/record-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useWords } from '../../look/words.ts';
import { Field } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { hqQuery } from '../client.ts';
import { mayCall } from '../may-call.ts';
import { problemOf } from '../problem-of.ts';
import { useMe } from '../session/me.ts';
import { goodsText } from './limit-list.tsx';

/** One form for each limit that a person must decide (R-TL-19); nothing where there is none or the role may not. */
export function ReviewForm({ view }: { readonly view: RecordView }) {
  const me = useMe();
  if (!mayCall(me, consoleContract.records.review)) return null;
  return (
    <>
      {view.limits
        .filter((limit) => limit.state === 'needs-review')
        .map((limit) => (
          <LimitReview key={limit.rule} view={view} limit={limit} />
        ))}
    </>
  );
}

const schema = z.object({ verdict: z.enum(['in-time', 'late']), reason: z.string().trim().min(1).max(500) });

function LimitReview({ view, limit }: { readonly view: RecordView; readonly limit: LimitView }) {
  const words = useWords(recordWords).review;
  const language = useLanguage();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const form = useForm<z.input<typeof schema>>({ resolver: zodResolver(schema), defaultValues: { reason: '' } });
  const review = useMutation(
    hqQuery.records.review.mutationOptions({
      onSuccess: (next) => {
        queries.setQueryData(hqQuery.records.get.queryKey({ input: { record: view.row.record } }), next);
        void message.success(words.done);
        void queries.invalidateQueries({ queryKey: hqQuery.records.key() });
        void queries.invalidateQueries({ queryKey: hqQuery.home.key() });
      },
    }),
  );
  return (
    <section className="card stack no-print" data-tone="warn" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      <p className="cell-main">{goodsText(language, limit)}</p>
      <form noValidate className="stack" onSubmit={(event) => void form.handleSubmit((values) => review.mutate({ record: view.row.record, rule: limit.rule, verdict: values.verdict, reason: values.reason }))(event)}>
        {review.error === null ? null : <ProblemNotice problem={problemOf(review.error)} />}
        <Field control={form.control} name="verdict" label={words.verdict}>
          {({ status: _status, ref: _ref, 'aria-required': _required, 'aria-invalid': _invalid, ...field }) => (
            <Radio.Group {...field} options={[{ value: 'in-time', label: words.inTime }, { value: 'late', label: words.late }]} />
          )}
        </Field>
        <Field control={form.control} name="reason" label={words.reason}>
          {(field) => <Input.TextArea {...field} rows={3} maxLength={500} placeholder={words.reasonPlaceholder} />}
        </Field>
        <div className="form-actions">
          <Button type="primary" htmlType="submit" loading={review.isPending}>
            {words.submit}
          </Button>
        </div>
      </form>
    </section>
  );
}
