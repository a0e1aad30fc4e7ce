import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { StaffRow } from '../../../shared/wire/console-shapes.ts';
import { peopleWords } from '../../../shared/words/console/people-words.ts';
import { momentText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useNow } from '../../look/now.ts';
import { useWords } from '../../look/words.ts';
import { useWordList } from '../../look/word-list.ts';
import { Blank } from '../../parts/blank.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { hqQuery } from '../client.ts';
import { Page } from '../frame/page.tsx';
import { ListBody } from '../list/list-body.tsx';
import { pageByPage } from '../list/page-by-page.ts';
import { TextFilter } from '../list/text-filter.tsx';
import { Phone } from '../parts/phone.tsx';
import { useRegionNames } from '../region/region-names.ts';
import { ChangeStaffForm } from './change-staff-form.tsx';
import { NewStaffForm } from './new-staff-form.tsx';
import { ResetPasswordForm } from './reset-password-form.tsx';

const route = getRouteApi('/staff');

type Opened = { readonly form: 'new' } | { readonly form: 'change' | 'password'; readonly row: StaffRow } | null;

/** People at HQ: add, change, disable, reset a password. */
export function StaffListPage() {
  const list = useWordList();
  const words = useWords(peopleWords).staff;
  const roles = useWords(peopleWords).roles;
  const language = useLanguage();
  const now = useNow(60_000);
  const regionName = useRegionNames();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/staff' });
  const [opened, setOpened] = useState<Opened>(null);
  const close = (): void => setOpened(null);
  const query = useInfiniteQuery(
    hqQuery.staff.list.infiniteOptions({ input: (after: string | undefined) => ({ text: search.text ?? '', after, limit: 100 }), ...pageByPage }),
  );
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpened({ form: 'new' })}>
      {words.add}
    </Button>
  );
  return (
    <Page title={words.title} intro={words.intro} isFilled actions={add}>
      <div className="filters no-print" role="search">
        <TextFilter label={words.text} value={search.text ?? ''} onChange={(text) => void navigate({ search: { text: text === '' ? undefined : text }, replace: true })} />
      </div>
      <ListBody
        label={words.title}
        query={query}
        rowKey={(row) => row.id}
        onOpen={(row) => setOpened({ form: 'change', row })}
        columns={[
          { key: 'name', title: words.columns.name, bare: true, cell: (row) => <><div className="cell-main">{row.name}</div><div className="cell-sub">{row.username}</div></> },
          { key: 'roles', title: words.columns.roles, cell: (row) => list(row.roles.map((role) => roles[role])) },
          { key: 'regions', title: words.columns.regions, cell: (row) => (row.regions.length === 0 ? words.allRegions : list(row.regions.map((region) => regionName(region)))) },
          { key: 'phone', title: words.columns.phone, width: 160, cell: (row) => <Phone number={row.phone} /> },
          { key: 'last', title: words.columns.last, width: 130, cell: (row) => (row.lastSignInAt === null ? words.never : momentText(row.lastSignInAt, now, language)) },
          {
            key: 'status', title: words.columns.status, width: 150,
            cell: (row) => {
              if (row.disabled) return <StateMark tone="neutral">{words.statuses.disabled}</StateMark>;
              if (row.lockedUntil !== null && row.lockedUntil > now) return <><StateMark tone="warn">{words.statuses.locked}</StateMark><div className="cell-sub">{words.lockedUntil({ at: momentText(row.lockedUntil, now, language) })}</div></>;
              return <StateMark tone="good">{words.statuses.active}</StateMark>;
            },
          },
          {
            key: 'do', title: '', width: 200, bare: true,
            cell: (row) => (
              <div className="row-actions">
                <Button size="small" onClick={() => setOpened({ form: 'change', row })}>{words.edit}</Button>
                <Button size="small" onClick={() => setOpened({ form: 'password', row })}>{words.resetPassword}</Button>
              </div>
            ),
          },
        ]}
        blank={<Blank title={words.blank} action={add}>{words.blankText}</Blank>}
        onClear={search.text === undefined ? undefined : () => void navigate({ search: {}, replace: true })}
      />
      {opened?.form === 'new' ? <NewStaffForm onClosed={close} /> : null}
      {opened?.form === 'change' ? <ChangeStaffForm key={opened.row.id} row={opened.row} onClosed={close} /> : null}
      {opened?.form === 'password' ? <ResetPasswordForm key={opened.row.id} row={opened.row} onClosed={close} /> : null}
    </Page>
  );
}
