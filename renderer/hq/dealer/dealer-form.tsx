import { zodResolver } from '@hookform/resolvers/zod';
import { App, Input, Select } from 'antd';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useForm, type Resolver } from 'react-hook-form';
import type { z } from 'zod';
import { newDealerSchema, type DealerRow } from '../../../shared/wire/console-shapes.ts';
import { deliveryWords } from '../../../shared/words/console/delivery-words.ts';
import { useWords } from '../../look/words.ts';
import { Field } from '../../parts/field.tsx';
import { hqQuery } from '../client.ts';
import { FormDrawer } from '../frame/form-drawer.tsx';

interface Typed {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly level: 'A' | 'B' | 'C';
  readonly phone: string;
  readonly address: string;
}

interface DealerFormProps {
  readonly edited: DealerRow | 'new';
  readonly onClosed: () => void;
}

/** Adds a dealer or changes one; the code stays as it is. */
export function DealerForm({ edited, onClosed }: DealerFormProps) {
  const words = useWords(deliveryWords).dealers;
  const queries = useQueryClient();
  const { message } = App.useApp();
  const regions = useQuery(hqQuery.regions.list.queryOptions());
  const start: Typed = edited === 'new' ? { id: '', name: '', region: '', level: 'B', phone: '', address: '' } : { id: edited.id, name: edited.name, region: edited.region, level: edited.level, phone: edited.phone, address: edited.address };
  const form = useForm<Typed, unknown, z.output<typeof newDealerSchema>>({
    // A brand is what the schema makes of typed text; the form holds the text.
    resolver: zodResolver(newDealerSchema) as unknown as Resolver<Typed, unknown, z.output<typeof newDealerSchema>>,
    defaultValues: start,
  });
  const put = useMutation(
    hqQuery.dealers.put.mutationOptions({
      onSuccess: () => {
        void message.success(words.saved);
        void queries.invalidateQueries({ queryKey: hqQuery.dealers.key() });
      },
    }),
  );
  return (
    <FormDrawer title={edited === 'new' ? words.add : words.edit} deed={put} onClosed={onClosed} onSubmit={form.handleSubmit((values) => put.mutate(values))}>
      <Field control={form.control} name="id" label={words.code} hint={words.codeHint} wrong={words.codeWrong}>
        {(field) => <Input {...field} disabled={edited !== 'new'} autoComplete="off" />}
      </Field>
      <Field control={form.control} name="name" label={words.name}>
        {(field) => <Input {...field} maxLength={120} autoComplete="off" />}
      </Field>
      <Field control={form.control} name="region" label={words.region}>
        {(field) => <Select {...field} value={field.value === '' ? null : field.value} options={(regions.data ?? []).map((region) => ({ value: region.id, label: region.name }))} />}
      </Field>
      <Field control={form.control} name="level" label={words.level}>
        {(field) => <Select {...field} options={(['A', 'B', 'C'] as const).map((value) => ({ value, label: words.levels[value] }))} />}
      </Field>
      <Field control={form.control} name="phone" label={words.phone} optional>
        {(field) => <Input {...field} type="tel" maxLength={40} autoComplete="off" />}
      </Field>
      <Field control={form.control} name="address" label={words.address} optional>
        {(field) => <Input {...field} maxLength={200} autoComplete="off" />}
      </Field>
    </FormDrawer>
  );
}
