import { Segmented } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { regionIdSchema } from '../../../shared/kernel/ids.ts';
import { consoleContract } from '../../../shared/wire/console-contract.ts';
import { orderStatusSchema, type OrderRow } from '../../../shared/wire/console-shapes.ts';
import { classWords } from '../../../shared/words/class-words.ts';
import { deliveryWords } from '../../../shared/words/console/delivery-words.ts';
import { dueText } from '../../../shared/words/desk/remaining-words.ts';
import { wordList } from '../../../shared/words/word-list.ts';
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
import { mayCall } from '../may-call.ts';
import { LimitStateMark } from '../record/timeliness-mark.tsx';
import { useMe } from '../session/me.ts';
import { orderSearchSchema, type OrderSearch } from './order-search.ts';
import { OrderStatusMark } from './order-status-mark.tsx';
import { OrderWhy } from './order-why.tsx';

const route = getRouteApi('/orders');

/** Outbound orders and how their inspection stands. */
export function OrderListPage() {
  const words = useWords(deliveryWords).orders;
  const me = useMe();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/orders' });
  const columns = useColumns();
  const region = regionIdSchema.safeParse(search.region);
  const isPaper = search.from === 'paper';
  const wanted = { text: search.text ?? '', region: region.success ? region.data : undefined, limit: 100 };
  const own = useInfiniteQuery({
    ...hqQuery.orders.list.infiniteOptions({
      input: (after: string | undefined) => ({ ...wanted, status: search.status, after }),
      ...pageByPage,
    }),
    enabled: !isPaper,
  });
  const paper = useInfiniteQuery({
    ...hqQuery.orders.listPaper.infiniteOptions({ input: (after: string | undefined) => ({ ...wanted, after }), ...pageByPage }),
    enabled: isPaper,
  });
  const change = (part: Partial<OrderSearch>): void => void navigate({ search: { ...search, ...part }, replace: true });
  const { from, ...filters } = search;
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  const mayImport = mayCall(me, consoleContract.imports.preview);
  return (
    <Page title={words.title} intro={words.intro} isFilled actions={<>{mayImport ? <Link to="/import" className="button-link">{words.toImport}</Link> : null}<PrintButton /></>}>
      <div className="filters no-print" role="search">
        <Segmented
          className="filter-source"
          aria-label={words.from}
          value={isPaper ? 'paper' : 'hq'}
          options={[{ value: 'hq', label: words.fromHq }, { value: 'paper', label: words.fromPaper }]}
          onChange={(value) => change(value === 'paper' ? { from: 'paper', status: undefined } : { from: undefined })}
        />
        <TextFilter label={words.text} value={search.text ?? ''} onChange={(text) => change({ text: text === '' ? undefined : text })} />
        {isPaper ? null : <ChoiceFilter label={words.status} any={words.anyStatus} value={search.status} onChange={(status) => change({ status })} options={orderStatusSchema.options.map((value) => ({ value, label: words.statuses[value] }))} />}
        <RegionFilter value={search.region} onChange={(next) => change({ region: next })} />
        <SavedViews list="orders" search={search} onChoose={(view) => void navigate({ search: orderSearchSchema.parse(view), replace: true })} />
      </div>
      <ListBody
        label={words.title}
        query={isPaper ? paper : own}
        columns={columns}
        rowKey={(row) => `${row.dealer} ${row.orderNo}`}
        onOpen={(row) => void navigate({ to: '/orders/$orderNo', params: { orderNo: row.orderNo }, search: { dealer: row.dealer } })}
        blank={
          isPaper ? (
            <Blank title={words.paperBlank}>{words.paperBlankText}</Blank>
          ) : (
            <Blank title={words.blank} action={mayImport ? <Link to="/import" className="button-link">{words.toImport}</Link> : undefined}>
              {words.blankText}
            </Blank>
          )
        }
        onClear={isFiltered ? () => void navigate({ search: { from }, replace: true }) : undefined}
      />
    </Page>
  );
}

function useColumns(): readonly Column<OrderRow>[] {
  const words = useWords(deliveryWords).orders;
  const language = useLanguage();
  const now = useNow(60_000);
  return useMemo(
    () => [
      { key: 'order', title: words.columns.order, cell: (row) => <><div className="order-code"><Link to="/orders/$orderNo" params={{ orderNo: row.orderNo }} search={{ dealer: row.dealer }} className="cell-main">{row.orderNo}</Link></div><div className="cell-sub">{row.salesOrderNo}</div></> },
      { key: 'dealer', title: words.columns.dealer, cell: (row) => row.dealerName },
      { key: 'status', title: words.columns.status, width: 150, cell: (row) => <OrderStatusMark row={row} /> },
      { key: 'goods', title: words.columns.goods, cell: (row) => <>{wordList(language, row.classes.map((name) => classWords(language, name)))}<div className="cell-sub">{words.lines({ count: row.lines })}</div></> },
      { key: 'shipped', title: words.columns.shipped, width: 120, cell: (row) => row.shippedOn ?? '—' },
      { key: 'carrier', title: words.columns.carrier, cell: (row) => <>{row.carrier}<div className="cell-sub">{row.waybill}</div></> },
      { key: 'due', title: words.columns.due, width: 190, cell: (row) => (row.worstState === null ? <span className="quiet">—</span> : <><LimitStateMark state={row.worstState} />{row.dueAt === null ? null : <><div className="cell-sub">{dueText(row.dueAt, now, language)}</div><div className="no-print limit-why"><OrderWhy row={{ ...row, dueAt: row.dueAt }} /></div></>}</>) },
    ],
    [words, language, now],
  );
}
