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

/** Takes a person's right to sign away, at once and on every desk. */
export function RevokePersonForm({ person, dealerName, onClosed }: { readonly person: DeskRow['persons'][number]; readonly dealerName: string; readonly onClosed: () => void }) {
  const words = useWords(peopleWords).desks;
  const queries = useQueryClient();
  const { message } = App.useApp();
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { reason: '' } });
  const revoke = useMutation(
    hqQuery.desks.revokePerson.mutationOptions({
      onSuccess: async () => {
        void message.success(words.revoked({ name: person.name }));
        await queries.invalidateQueries({ queryKey: hqQuery.desks.key() });
      },
    }),
  );
  return (
    <FormDrawer title={words.revokePersonTitle({ name: person.name })} isDanger deed={revoke} onClosed={onClosed} submit={words.revoke} onSubmit={form.handleSubmit(({ reason }) => revoke.mutate({ person: person.id, reason }))}>
      <p className="cell-main">
        {dealerName} · {words.signer({ name: person.name, role: words.roles[person.role] })}
      </p>
      <p>{words.revokePersonText}</p>
      <Field control={form.control} name="reason" label={words.reason}>
        {(field) => <Input {...field} maxLength={300} autoComplete="off" />}
      </Field>
    </FormDrawer>
  );
}
