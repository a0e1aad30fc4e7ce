import { zodResolver } from '@hookform/resolvers/zod';
import { App, Input } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import type { DeskRow } from '../../../shared/wire/console-shapes.ts';
import { peopleWords } from '../../../shared/words/console/people-words.ts';
import { useWords } from '../../look/words.ts';
import { Field } from '../../parts/field.tsx';
import { hqQuery } from '../client.ts';
import { FormDrawer } from '../frame/form-drawer.tsx';

const schema = z.object({ reason: z.string().trim().min(1).max(300) });

/** Lifts the revocation of a desk, with a reason. */
export function RestoreDeskForm({ desk, onClosed }: { readonly desk: DeskRow; readonly onClosed: () => void }) {
  const words = useWords(peopleWords).desks;
  const queries = useQueryClient();
  const { message } = App.useApp();
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { reason: '' } });
  const restore = useMutation(
    hqQuery.desks.restore.mutationOptions({
      onSuccess: async () => {
        void message.success(words.restored);
        await queries.invalidateQueries({ queryKey: hqQuery.desks.key() });
      },
    }),
  );
  return (
    <FormDrawer title={words.restore} deed={restore} onClosed={onClosed} submit={words.restore} onSubmit={form.handleSubmit(({ reason }) => restore.mutate({ device: desk.device, reason }))}>
      <p className="cell-main">
        {desk.dealerName} · {desk.name}
      </p>
      <p>{words.restoreText}</p>
      <Field control={form.control} name="reason" label={words.reason}>
        {(field) => <Input {...field} maxLength={300} autoComplete="off" />}
      </Field>
    </FormDrawer>
  );
}
