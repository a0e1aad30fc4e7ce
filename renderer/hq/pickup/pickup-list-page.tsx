import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { epochMs } from '../../../shared/kernel/instant.ts';
import { canBeSettled } from '../../../shared/wire/can-be-settled.ts';
import { consoleContract } from '../../../shared/wire/console-contract.ts';
import { regionIdSchema } from '../../../shared/kernel/ids.ts';
import type { LimitState, PickupRow } from '../../../shared/wire/console-shapes.ts';
import { deliveryWords } from '../../../shared/words/console/delivery-words.ts';
import { recordWords } from '../../../shared/words/console/record-words.ts';
import { dueText, momentText, remainingText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useNow } from '../../look/now.ts';
import { useWords } from '../../look/words.ts';
import { Blank } from '../../parts/blank.tsx';
import type { Column } from '../../parts/data-table.tsx';
import { hqQuery } from '../client.ts';
import { Page, PrintButton } from '../frame/page.tsx';
import { ChoiceFilter, RegionFilter } from '../list/choice-filter.tsx';
import { ListBody } from '../list/list-body.tsx';
import { pageByPage } from '../list/page-by-page.ts';
import { SavedViews } from '../list/saved-views.tsx';
import { TextFilter } from '../list/text-filter.tsx';
import { Phone } from '../parts/phone.tsx';
import { goodsText } from '../record/limit-list.tsx';
import { LimitWhy } from '../record/limit-why.tsx';
import { LimitStateMark } from '../record/timeliness-mark.tsx';
import { mayCall } from '../may-call.ts';
import { useMe } from '../session/me.ts';
import { pickupSearchSchema, type PickupSearch } from './pickup-search.ts';
import { SettleDrawer } from './settle-drawer.tsx';

const route = getRouteApi('/pickups');
const states: readonly LimitState[] = ['near', 'running', 'no-feedback', 'in-doubt', 'deemed-accepted', 'kept-open'];
const counting: readonly LimitState[] = ['near', 'running', 'no-feedback'];

/** Pickups without feedback by nearest deadline (R-TL-17). */
export function PickupListPage() {
  const words = useWords(deliveryWords).pickups;
  const records = useWords(recordWords);
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/pickups' });
  const me = useMe();
  const [settling, setSettling] = useState<PickupRow | null>(null);
  const columns = useColumns(mayCall(me, consoleContract.pickups.settle) ? setSettling : undefined);
  const region = regionIdSchema.safeParse(search.region);
  const query = useInfiniteQuery(
    hqQuery.pickups.list.infiniteOptions({
      input: (after: string | undefined) => ({ text: search.text ?? '', state: search.state, region: region.success ? region.data : undefined, after, limit: 100 }),
      ...pageByPage,
      refetchInterval: 60_000,
    }),
  );
  const change = (part: Partial<PickupSearch>): void => void navigate({ search: { ...search, ...part }, replace: true });
  const isFiltered = Object.values(search).some((value) => value !== undefined);
  return (
    <Page title={words.title} intro={words.intro} isFilled actions={<PrintButton />}>
      <div className="filters no-print" role="search">
        <TextFilter label={records.filters.text} value={search.text ?? ''} onChange={(text) => change({ text: text === '' ? undefined : text })} />
        <ChoiceFilter label={words.state} any={words.anyState} value={search.state} onChange={(state) => change({ state })} options={states.map((value) => ({ value, label: records.states[value] }))} />
        <RegionFilter value={search.region} onChange={(next) => change({ region: next })} />
        <SavedViews list="pickups" search={search} onChoose={(view) => void navigate({ search: pickupSearchSchema.parse(view), replace: true })} />
      </div>
      <ListBody
        label={words.title}
        query={query}
        columns={columns}
        rowKey={(row) => `${row.pickup} ${row.limit.rule}`}
        onOpen={(row) => {
          const [orderNo] = row.orderNos;
          if (orderNo !== undefined) void navigate({ to: '/orders/$orderNo', params: { orderNo }, search: { dealer: row.dealer, pickup: row.pickup } });
        }}
        blank={<Blank title={words.blank}>{words.blankText}</Blank>}
        onClear={isFiltered ? () => void navigate({ search: {}, replace: true }) : undefined}
      />
      {settling === null ? null : <SettleDrawer row={settling} onClosed={() => setSettling(null)} />}
    </Page>
  );
}

function useColumns(onSettle: ((row: PickupRow) => void) | undefined): readonly Column<PickupRow>[] {
  const words = useWords(deliveryWords).pickups;
  const language = useLanguage();
  const now = useNow();
  return useMemo(
    () => [
      {
        key: 'left', title: words.columns.left, width: 190,
        cell: (row) => (
          <>
            <LimitStateMark state={row.limit.state} />
            {counting.includes(row.limit.state) ? <div className="limit-left">{remainingText(epochMs(row.limit.dueAt) - epochMs(now), language)}</div> : null}
          </>
        ),
      },
      { key: 'due', title: words.columns.due, width: 130, cell: (row) => <>{dueText(row.limit.dueAt, now, language)}<div className="no-print limit-why"><LimitWhy limit={row.limit} /></div></> },
      { key: 'dealer', title: words.columns.dealer, cell: (row) => row.dealerName },
      { key: 'phone', title: words.columns.phone, width: 170, cell: (row) => <Phone number={row.dealerPhone} /> },
      { key: 'goods', title: words.columns.goods, cell: (row) => goodsText(language, row.limit) },
      { key: 'order', title: words.columns.order, cell: (row) => row.orderNos.map((orderNo) => <div key={orderNo}><Link to="/orders/$orderNo" params={{ orderNo }} search={{ dealer: row.dealer, pickup: row.pickup }}>{orderNo}</Link></div>) },
      { key: 'reminders', title: words.columns.reminders, width: 100, cell: (row) => words.reminders({ count: row.reminders }) },
      { key: 'contact', title: words.columns.contact, width: 130, cell: (row) => (row.lastContactAt === null ? words.never : momentText(row.lastContactAt, now, language)) },
      ...(onSettle === undefined
        ? []
        : [{
            key: 'settle', title: words.columns.settle, width: 130,
            cell: (row: PickupRow) => (canBeSettled(row.limit) ? <Button className="no-print" onClick={() => onSettle(row)}>{row.limit.state === 'in-doubt' ? words.settle.open : words.settle.again}</Button> : <span className="quiet">—</span>),
          }]),
    ],
    [words, language, now, onSettle],
  );
}
