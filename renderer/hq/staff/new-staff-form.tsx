import { zodResolver } from '@hookform/resolvers/zod';
import { App, Input } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useForm, useWatch } from 'react-hook-form';
import { z } from 'zod';
import { staffRoleSchema } from '../../../shared/dealer/staff-role.ts';
import { ownPhoneSchema } from '../../../shared/delivery/phone.ts';
import { regionIdSchema } from '../../../shared/kernel/ids.ts';
import { peopleWords } from '../../../shared/words/console/people-words.ts';
import { useWords } from '../../look/words.ts';
import { Field } from '../../parts/field.tsx';
import { hqQuery } from '../client.ts';
import { FormDrawer } from '../frame/form-drawer.tsx';
import { lacksRegion, RegionSelect, RoleSelect, useRegionNeed } from './staff-fields.tsx';

const schema = z
  .object({
    username: z.string().regex(/^[a-z][a-z0-9._-]{1,38}[a-z0-9]$/),
    name: z.string().trim().min(1).max(60),
    phone: ownPhoneSchema,
    roles: z.array(staffRoleSchema).min(1),
    regions: z.array(z.string()),
    password: z.string().min(8).max(200),
  })
  .refine((values) => !lacksRegion(values), { path: ['regions'] });

/** Adds a person with a first password. */
export function NewStaffForm({ onClosed }: { readonly onClosed: () => void }) {
  const words = useWords(peopleWords).staff;
  const queries = useQueryClient();
  const { message } = App.useApp();
  const form = useForm<z.input<typeof schema>, unknown, z.output<typeof schema>>({ resolver: zodResolver(schema), defaultValues: { username: '', name: '', phone: '', roles: [], regions: [], password: '' } });
  const need = useRegionNeed(useWatch({ control: form.control, name: 'roles' }));
  const add = useMutation(
    hqQuery.staff.add.mutationOptions({
      onSuccess: (row) => {
        void message.success(words.added({ name: row.name }));
        void queries.invalidateQueries({ queryKey: hqQuery.staff.key() });
      },
    }),
  );
  return (
    <FormDrawer title={words.add} deed={add} onClosed={onClosed} onSubmit={form.handleSubmit((values) => add.mutate({ ...values, regions: values.regions.map((region) => regionIdSchema.parse(region)) }))}>
      <Field control={form.control} name="name" label={words.name}>
        {(field) => <Input {...field} maxLength={60} autoComplete="off" />}
      </Field>
      <Field control={form.control} name="username" label={words.username} hint={words.usernameHint} wrong={words.usernameWrong}>
        {(field) => <Input {...field} maxLength={40} autoComplete="off" autoCapitalize="none" />}
      </Field>
      <Field control={form.control} name="phone" label={words.phone} wrong={words.phoneWrong} optional>
        {(field) => <Input {...field} type="tel" maxLength={40} autoComplete="off" />}
      </Field>
      <Field control={form.control} name="roles" label={words.roles}>
        {(field) => <RoleSelect field={field as never} />}
      </Field>
      <Field control={form.control} name="regions" label={words.regions} hint={need.hint} optional={!need.isNeeded}>
        {(field) => <RegionSelect field={field as never} />}
      </Field>
      <Field control={form.control} name="password" label={words.password} hint={words.passwordHint} wrong={words.passwordWrong}>
        {(field) => <Input.Password {...field} autoComplete="new-password" />}
      </Field>
    </FormDrawer>
  );
}
