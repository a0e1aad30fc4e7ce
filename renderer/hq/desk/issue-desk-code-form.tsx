import { zodResolver } from '@hookform/resolvers/zod';
import { Select } from 'antd';
import { useMutation, useQuery, keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm, type Control } from 'react-hook-form';
import { z } from 'zod';
import { dealerIdSchema } from '../../../shared/kernel/ids.ts';
import type { IssuedCode } from '../../../shared/wire/console-shapes.ts';
import { peopleWords } from '../../../shared/words/console/people-words.ts';
import { useWords } from '../../look/words.ts';
import { Field } from '../../parts/field.tsx';
import { hqQuery } from '../client.ts';
import { FormDrawer } from '../frame/form-drawer.tsx';
import { PersonFields, personFieldsSchema, personOf, type PersonFieldValues } from './person-fields.tsx';

const schema = personFieldsSchema.and(z.object({ dealer: z.string().min(1) }));
type Values = z.infer<typeof schema>;

interface IssueDeskCodeFormProps {
  /** Called when the form has closed: with the code, or with nothing where it was left. */
  readonly onClosed: (code: IssuedCode | undefined) => void;
}

/** A one-time code for a new desk and its first person. */
export function IssueDeskCodeForm({ onClosed }: IssueDeskCodeFormProps) {
  const words = useWords(peopleWords).desks;
  const [text, setText] = useState('');
  const form = useForm<Values>({ resolver: zodResolver(schema), defaultValues: { dealer: '', who: 'new', name: '', role: 'owner' } });
  const dealers = useQuery({ ...hqQuery.dealers.list.queryOptions({ input: { text, limit: 50 } }), placeholderData: keepPreviousData });
  const [dealer, who] = form.watch(['dealer', 'who']);
  const persons = dealers.data?.rows.find((row) => row.id === dealer)?.persons ?? [];
  const issue = useMutation(hqQuery.desks.issueDeskCode.mutationOptions());
  return (
    <FormDrawer title={words.issueTitle} deed={issue} onClosed={() => onClosed(issue.data)} submit={words.issue} onSubmit={form.handleSubmit((values) => issue.mutate({ dealer: dealerIdSchema.parse(values.dealer), person: personOf(values) }))}>
      <Field control={form.control} name="dealer" label={words.dealer}>
        {(field) => (
          <Select
            {...field}
            value={field.value === '' ? null : field.value}
            showSearch={{ filterOption: false, onSearch: setText }}
            placeholder={words.dealerPlaceholder}
            loading={dealers.isFetching}
            options={(dealers.data?.rows ?? []).map((row) => ({ value: String(row.id), label: `${row.name} ${row.id}` }))}
            onChange={(value: string) => {
              field.onChange(value);
              form.setValue('who', 'new');
            }}
          />
        )}
      </Field>
      <PersonFields
        // The form's values hold the person's fields and more.
        control={form.control as unknown as Control<PersonFieldValues>}
        who={who}
        persons={persons}
      />
    </FormDrawer>
  );
}
