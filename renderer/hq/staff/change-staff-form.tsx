import { zodResolver } from '@hookform/resolvers/zod';
import { App, Checkbox, Input } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useForm, useWatch } from 'react-hook-form';
import { z } from 'zod';
import { staffRoleSchema } from '../../../shared/dealer/staff-role.ts';
import { ownPhoneSchema } from '../../../shared/delivery/phone.ts';
import { regionIdSchema } from '../../../shared/kernel/ids.ts';
import type { StaffRow } from '../../../shared/wire/console-shapes.ts';
import { peopleWords } from '../../../shared/words/console/people-words.ts';
import { useWords } from '../../look/words.ts';
import { Field } from '../../parts/field.tsx';
import { hqQuery } from '../client.ts';
import { FormDrawer } from '../frame/form-drawer.tsx';
import { lacksRegion, RegionSelect, RoleSelect, useRegionNeed } from './staff-fields.tsx';

const schema = z
  .object({ name: z.string().trim().min(1).max(60), phone: ownPhoneSchema, roles: z.array(staffRoleSchema).min(1), regions: z.array(z.string()), disabled: z.boolean() })
  .refine((values) => !lacksRegion(values), { path: ['regions'] });

/** Changes a person's name, roles and regions, or disables the account. */
export function ChangeStaffForm({ row, onClosed }: { readonly row: StaffRow; readonly onClosed: () => void }) {
  const words = useWords(peopleWords).staff;
  const queries = useQueryClient();
  const { message } = App.useApp();
  const form = useForm<z.input<typeof schema>, unknown, z.output<typeof schema>>({ resolver: zodResolver(schema), defaultValues: { name: row.name, phone: row.phone, roles: [...row.roles], regions: row.regions.map(String), disabled: row.disabled } });
  const need = useRegionNeed(useWatch({ control: form.control, name: 'roles' }));
  const change = useMutation(
    hqQuery.staff.change.mutationOptions({
      onSuccess: () => {
        void message.success(words.saved);
        void queries.invalidateQueries({ queryKey: hqQuery.staff.key() });
      },
    }),
  );
  return (
    <FormDrawer title={words.editTitle({ name: row.name })} deed={change} onClosed={onClosed} onSubmit={form.handleSubmit((values) => change.mutate({ id: row.id, ...values, regions: values.regions.map((region) => regionIdSchema.parse(region)) }))}>
      <Field control={form.control} name="name" label={words.name}>
        {(field) => <Input {...field} maxLength={60} autoComplete="off" />}
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
      <Field control={form.control} name="disabled" label={words.disabled} optional>
        {({ value, onChange, id, ref, onBlur, name, 'aria-describedby': describedBy }) => (
          <Checkbox id={id} ref={ref} name={name} onBlur={onBlur} checked={value} onChange={(event) => onChange(event.target.checked)} aria-describedby={describedBy}>
            {words.disabledText}
          </Checkbox>
        )}
      </Field>
    </FormDrawer>
  );
}
