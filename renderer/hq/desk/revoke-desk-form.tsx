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

/** Revokes a desk, with a reason and its name typed as confirmation. */
export function RevokeDeskForm({ desk, onClosed }: { readonly desk: DeskRow; readonly onClosed: () => void }) {
  const words = useWords(peopleWords).desks;
  const queries = useQueryClient();
  const { message } = App.useApp();
  const schema = z.object({ reason: z.string().trim().min(1).max(300), confirm: z.string().refine((text) => text.trim() === desk.name) });
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { reason: '', confirm: '' } });
  const revoke = useMutation(
    hqQuery.desks.revoke.mutationOptions({
      onSuccess: () => {
        void message.success(words.revoked({ name: desk.name }));
        void queries.invalidateQueries({ queryKey: hqQuery.desks.key() });
      },
    }),
  );
  return (
    <FormDrawer title={words.revokeTitle({ desk: desk.name })} isDanger deed={revoke} onClosed={onClosed} submit={words.revoke} onSubmit={form.handleSubmit(({ reason }) => revoke.mutate({ device: desk.device, reason }))}>
      <p className="cell-main">
        {desk.dealerName} · {desk.name}
      </p>
      <p>{words.revokeText}</p>
      <Field control={form.control} name="reason" label={words.reason}>
        {(field) => <Input {...field} maxLength={300} autoComplete="off" />}
      </Field>
      <Field control={form.control} name="confirm" label={words.confirm({ name: desk.name })} wrong={words.confirmWrong}>
        {(field) => <Input {...field} autoComplete="off" />}
      </Field>
    </FormDrawer>
  );
}
