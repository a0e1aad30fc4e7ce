import { zodResolver } from '@hookform/resolvers/zod';
import { Input } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { incomingWords } from '../../../shared/words/console/incoming-words.ts';
import { useWords } from '../../look/words.ts';
import { Field } from '../../parts/field.tsx';
import { hqQuery } from '../client.ts';
import { FormDrawer } from '../frame/form-drawer.tsx';

const schema = z.object({ name: z.string().trim().min(1).max(60) });

/** Issues an import key under a name; says the key when the form has closed, nothing where it was left. */
export function IssueKeyForm({ onClosed }: { readonly onClosed: (key: string | undefined) => void }) {
  const words = useWords(incomingWords).keys;
  const queries = useQueryClient();
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { name: '' } });
  const issue = useMutation(hqQuery.keys.issue.mutationOptions({ onSuccess: () => void queries.invalidateQueries({ queryKey: hqQuery.keys.key() }) }));
  return (
    <FormDrawer title={words.issue} deed={issue} submit={words.issue} onSubmit={form.handleSubmit(({ name }) => issue.mutate({ name }))} onClosed={() => onClosed(issue.data?.key)}>
      <Field control={form.control} name="name" label={words.name} hint={words.nameHint}>
        {(field) => <Input {...field} maxLength={60} autoComplete="off" />}
      </Field>
    </FormDrawer>
  );
}
