import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { consoleContract } from '../../../shared/wire/console-contract.ts';
import type { DealerRow } from '../../../shared/wire/console-shapes.ts';
import { deliveryWords } from '../../../shared/words/console/delivery-words.ts';
import { useWords } from '../../look/words.ts';
import { useWordList } from '../../look/word-list.ts';
import { Blank } from '../../parts/blank.tsx';
import { hqQuery } from '../client.ts';
import { Page } from '../frame/page.tsx';
import { ListBody } from '../list/list-body.tsx';
import { pageByPage } from '../list/page-by-page.ts';
import { TextFilter } from '../list/text-filter.tsx';
import { mayCall } from '../may-call.ts';
import { Phone } from '../parts/phone.tsx';
import { useRegionNames } from '../region/region-names.ts';
import { useMe } from '../session/me.ts';
import { DealerForm } from './dealer-form.tsx';

const route = getRouteApi('/dealers');

/** Dealers; administrators add and change them. */
export function DealerListPage() {
  const list = useWordList();
  const words = useWords(deliveryWords).dealers;
  const me = useMe();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/dealers' });
  const regionName = useRegionNames();
  const [edited, setEdited] = useState<DealerRow | 'new' | null>(null);
  const mayEdit = mayCall(me, consoleContract.dealers.put);
  const query = useInfiniteQuery(
    hqQuery.dealers.list.infiniteOptions({
      input: (after: string | undefined) => ({ text: search.text ?? '', after, limit: 100 }),
      ...pageByPage,
    }),
  );
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited('new')}>
      {words.add}
    </Button>
  );
  return (
    <Page title={words.title} intro={words.intro} isFilled actions={mayEdit ? add : undefined}>
      <div className="filters no-print" role="search">
        <TextFilter label={words.text} value={search.text ?? ''} onChange={(text) => void navigate({ search: { text: text === '' ? undefined : text }, replace: true })} />
      </div>
      <ListBody
        label={words.title}
        query={query}
        rowKey={(row) => row.id}
        columns={[
          { key: 'dealer', title: words.columns.dealer, bare: true, cell: (row) => <><div className="cell-main">{row.name}</div><div className="cell-sub">{row.id}</div></> },
          { key: 'level', title: words.columns.level, width: 130, cell: (row) => words.levels[row.level] },
          { key: 'region', title: words.columns.region, width: 110, cell: (row) => regionName(row.region) },
          { key: 'phone', title: words.columns.phone, width: 170, cell: (row) => <Phone number={row.phone} /> },
          { key: 'address', title: words.columns.address, cell: (row) => (row.address === '' ? '—' : row.address) },
          { key: 'persons', title: words.columns.persons, cell: (row) => (row.persons.length === 0 ? '—' : list(row.persons.map((person) => person.name))) },
          { key: 'desks', title: words.columns.desks, width: 80, align: 'right', cell: (row) => row.desks },
        ]}
        {...(mayEdit ? { onOpen: (row: DealerRow) => setEdited(row) } : {})}
        blank={<Blank title={words.blank} action={mayEdit ? add : undefined}>{words.blankText}</Blank>}
        onClear={search.text === undefined ? undefined : () => void navigate({ search: {}, replace: true })}
      />
      {edited === null ? null : <DealerForm key={edited === 'new' ? 'new' : edited.id} edited={edited} onClosed={() => setEdited(null)} />}
    </Page>
  );
}
