import { zodResolver } from '@hookform/resolvers/zod';
import { App, Input } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import type { StaffRow } from '../../../shared/wire/console-shapes.ts';
import { peopleWords } from '../../../shared/words/console/people-words.ts';
import { useWords } from '../../look/words.ts';
import { Field } from '../../parts/field.tsx';
import { hqQuery } from '../client.ts';
import { FormDrawer } from '../frame/form-drawer.tsx';

const schema = z.object({ password: z.string().min(8).max(200) });

/** Sets a new first password, ends the sessions and lifts a lock. */
export function ResetPasswordForm({ row, onClosed }: { readonly row: StaffRow; readonly onClosed: () => void }) {
  const words = useWords(peopleWords).staff;
  const queries = useQueryClient();
  const { message } = App.useApp();
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { password: '' } });
  const reset = useMutation(
    hqQuery.staff.resetPassword.mutationOptions({
      onSuccess: () => {
        void message.success(words.reset);
        void queries.invalidateQueries({ queryKey: hqQuery.staff.key() });
      },
    }),
  );
  return (
    <FormDrawer title={words.resetTitle({ name: row.name })} deed={reset} onClosed={onClosed} submit={words.resetPassword} onSubmit={form.handleSubmit(({ password }) => reset.mutate({ id: row.id, password }))}>
      <p>{words.resetText}</p>
      <Field control={form.control} name="password" label={words.newPassword} hint={words.passwordHint} wrong={words.passwordWrong}>
        {(field) => <Input.Password {...field} autoComplete="new-password" />}
      </Field>
    </FormDrawer>
  );
}
