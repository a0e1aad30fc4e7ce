import { Input, Select } from 'antd';
import type { Control } from 'react-hook-form';
import { z } from 'zod';
import type { Person } from '../../../shared/dealer/dealer.ts';
import { dealerRoleSchema } from '../../../shared/dealer/staff-role.ts';
import { personIdSchema } from '../../../shared/kernel/ids.ts';
import { peopleWords } from '../../../shared/words/console/people-words.ts';
import { useWords } from '../../look/words.ts';
import { Field } from '../../parts/field.tsx';

/** A person of the dealer, known or new. */
export const personFieldsSchema = z
  .object({ who: z.string().min(1), name: z.string().trim().max(60), role: dealerRoleSchema })
  .refine((values) => values.who !== 'new' || values.name !== '', { path: ['name'] });
export type PersonFieldValues = z.infer<typeof personFieldsSchema>;

/** What HQ is asked with: the known person's id, or the new person's name and role. */
export function personOf(values: PersonFieldValues) {
  return values.who === 'new' ? { name: values.name, role: values.role } : { id: personIdSchema.parse(values.who) };
}

export function PersonFields({ control, who, persons }: { readonly control: Control<PersonFieldValues>; readonly who: string; readonly persons: readonly Person[] }) {
  const words = useWords(peopleWords).desks;
  return (
    <>
      <Field control={control} name="who" label={words.who}>
        {(field) => <Select {...field} options={[...persons.map((person) => ({ value: String(person.id), label: `${person.name} · ${words.roles[person.role]}` })), { value: 'new', label: words.newPerson }]} />}
      </Field>
      {who === 'new' ? (
        <>
          <Field control={control} name="name" label={words.personName}>
            {(field) => <Input {...field} maxLength={60} autoComplete="off" />}
          </Field>
          <Field control={control} name="role" label={words.role}>
            {(field) => <Select {...field} options={dealerRoleSchema.options.map((value) => ({ value, label: words.roles[value] }))} />}
          </Field>
        </>
      ) : null}
    </>
  );
}
