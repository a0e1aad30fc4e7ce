import { zodResolver } from '@hookform/resolvers/zod';
import { PlusOutlined } from '@ant-design/icons';
import { App, Button, Input } from 'antd';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm, type Resolver } from 'react-hook-form';
import { regionSchema, type Region } from '../../../shared/dealer/dealer.ts';
import { peopleWords } from '../../../shared/words/console/people-words.ts';
import { useWords } from '../../look/words.ts';
import { Blank } from '../../parts/blank.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { Field } from '../../parts/field.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { hqQuery } from '../client.ts';
import { FormDrawer } from '../frame/form-drawer.tsx';
import { Failed, Page } from '../frame/page.tsx';
import { Phone } from '../parts/phone.tsx';

/** Regions with the people that dealers reach there (R-IN-7, R-IN-8). */
export function RegionListPage() {
  const words = useWords(peopleWords).regions;
  const [edited, setEdited] = useState<Region | 'new' | null>(null);
  const query = useQuery(hqQuery.regions.list.queryOptions());
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited('new')}>
      {words.add}
    </Button>
  );
  return (
    <Page title={words.title} intro={words.intro} isFilled actions={add}>
      {query.isPending ? <Waiting /> : null}
      {query.error === null ? null : <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {query.data !== undefined && query.data.length === 0 ? <div className="card"><Blank title={words.blank} action={add}>{words.blankText}</Blank></div> : null}
      {query.data === undefined || query.data.length === 0 ? null : (
        <DataTable
          label={words.title}
          rows={query.data}
          total={query.data.length}
          rowKey={(row) => row.id}
          onOpen={setEdited}
          columns={[
            { key: 'name', title: words.name, bare: true, cell: (row) => <><div className="cell-main">{row.name}</div><div className="cell-sub">{row.id}</div></> },
            { key: 'dispatcher', title: words.dispatcher, cell: (row) => <>{row.dispatcherName} <Phone number={row.dispatcherPhone} /></> },
            { key: 'assistant', title: words.assistant, cell: (row) => <>{row.assistantName} <Phone number={row.assistantPhone} /></> },
          ]}
        />
      )}
      {edited === null ? null : <RegionForm key={edited === 'new' ? 'new' : edited.id} edited={edited} onClosed={() => setEdited(null)} />}
    </Page>
  );
}

type Typed = Readonly<Record<keyof Region, string>>;

function RegionForm({ edited, onClosed }: { readonly edited: Region | 'new'; readonly onClosed: () => void }) {
  const words = useWords(peopleWords).regions;
  const queries = useQueryClient();
  const { message } = App.useApp();
  const start: Typed = edited === 'new' ? { id: '', name: '', dispatcherName: '', dispatcherPhone: '', assistantName: '', assistantPhone: '' } : edited;
  const form = useForm<Typed, unknown, Region>({
    // A brand is what the schema makes of typed text; the form holds the text.
    resolver: zodResolver(regionSchema) as unknown as Resolver<Typed, unknown, Region>,
    defaultValues: start,
  });
  const put = useMutation(
    hqQuery.regions.put.mutationOptions({
      onSuccess: () => {
        void message.success(words.saved);
        void queries.invalidateQueries({ queryKey: hqQuery.regions.key() });
      },
    }),
  );
  return (
    <FormDrawer title={edited === 'new' ? words.add : words.edit} deed={put} onClosed={onClosed} onSubmit={form.handleSubmit((values) => put.mutate(values))}>
      <Field control={form.control} name="id" label={words.id} hint={words.idHint} wrong={words.idWrong}>
        {(field) => <Input {...field} disabled={edited !== 'new'} autoComplete="off" />}
      </Field>
      <Field control={form.control} name="name" label={words.name}>
        {(field) => <Input {...field} maxLength={60} autoComplete="off" />}
      </Field>
      <Field control={form.control} name="dispatcherName" label={words.dispatcherName} optional>
        {(field) => <Input {...field} maxLength={60} autoComplete="off" />}
      </Field>
      <Field control={form.control} name="dispatcherPhone" label={words.dispatcherPhone} optional>
        {(field) => <Input {...field} type="tel" maxLength={40} autoComplete="off" />}
      </Field>
      <Field control={form.control} name="assistantName" label={words.assistantName} optional>
        {(field) => <Input {...field} maxLength={60} autoComplete="off" />}
      </Field>
      <Field control={form.control} name="assistantPhone" label={words.assistantPhone} optional>
        {(field) => <Input {...field} type="tel" maxLength={40} autoComplete="off" />}
      </Field>
    </FormDrawer>
  );
}
