import { zodResolver } from '@hookform/resolvers/zod';
import { App, Input, Radio } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import type { PickupRow } from '../../../shared/wire/console-shapes.ts';
import { deliveryWords } from '../../../shared/words/console/delivery-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useWords } from '../../look/words.ts';
import { Field } from '../../parts/field.tsx';
import { hqQuery } from '../client.ts';
import { FormDrawer } from '../frame/form-drawer.tsx';
import { goodsText } from '../record/limit-list.tsx';
import { RefusedFeedbackList } from './refused-feedback.tsx';

const schema = z.object({ verdict: z.enum(['deemed-accepted', 'kept-open']), reason: z.string().trim().min(1).max(500) });

/** A limit in doubt, and whose goods it is of. */
export type Settling = Pick<PickupRow, 'pickup' | 'orderNos' | 'dealerName' | 'limit' | 'refused'>;

function textOf(words: (typeof deliveryWords)['en']['pickups']['settle'], { refused, limit }: Settling): string {
  if (refused.length > 0) return words.textRefused;
  return limit.because.includes('desk-switched-off') ? words.textSwitchedOff : words.text;
}

/** A person decides a limit that a known defect, a refused feedback or a desk that is switched off keeps in doubt, with the reason (R-TL-20). */
export function SettleDrawer({ row, onClosed }: { readonly row: Settling; readonly onClosed: () => void }) {
  const words = useWords(deliveryWords).pickups.settle;
  const language = useLanguage();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const form = useForm<z.input<typeof schema>>({ resolver: zodResolver(schema), defaultValues: { reason: '' } });
  const settle = useMutation(
    hqQuery.pickups.settle.mutationOptions({
      onSuccess: () => {
        void message.success(words.done);
        void queries.invalidateQueries({ queryKey: hqQuery.pickups.key() });
        void queries.invalidateQueries({ queryKey: hqQuery.orders.key() });
        void queries.invalidateQueries({ queryKey: hqQuery.home.key() });
      },
    }),
  );
  return (
    <FormDrawer
      title={words.title}
      deed={settle}
      onClosed={onClosed}
      onSubmit={form.handleSubmit((values) => settle.mutate({ pickup: row.pickup, rule: row.limit.rule, verdict: values.verdict, reason: values.reason }))}
      submit={words.submit}
    >
      <p>{textOf(words, row)}</p>
      <p className="cell-main">
        {row.dealerName} · {row.orderNos.join(' ')} · {goodsText(language, row.limit)}
      </p>
      <RefusedFeedbackList refused={row.refused} />
      <Field control={form.control} name="verdict" label={words.verdict}>
        {({ status: _status, ref: _ref, 'aria-required': _required, 'aria-invalid': _invalid, ...field }) => (
          <Radio.Group {...field} options={[{ value: 'deemed-accepted', label: words.accept }, { value: 'kept-open', label: words.keepOpen }]} />
        )}
      </Field>
      <Field control={form.control} name="reason" label={words.reason}>
        {(field) => <Input.TextArea {...field} rows={3} maxLength={500} placeholder={words.reasonPlaceholder} />}
      </Field>
    </FormDrawer>
  );
}
