import { Checkbox } from 'antd';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { RecordRow } from '../../../shared/wire/console-shapes.ts';
import { recordWords } from '../../../shared/words/console/record-words.ts';
import { useWords } from '../../look/words.ts';
import { useWordList } from '../../look/word-list.ts';
import { Blank } from '../../parts/blank.tsx';
import type { Column } from '../../parts/data-table.tsx';
import { Page, PrintButton } from '../frame/page.tsx';
import { ChoiceFilter, RegionFilter } from '../list/choice-filter.tsx';
import { ListBody } from '../list/list-body.tsx';
import { SavedViews } from '../list/saved-views.tsx';
import { Split } from '../list/split.tsx';
import { TextFilter } from '../list/text-filter.tsx';
import { Moment } from '../parts/moment.tsx';
import { CorrectedCell, DifferenceOrRefusalCell, KindCell, PhotoCell, SeenCell } from './record-cells.tsx';
import { RecordDetail } from './record-detail.tsx';
import { filtersOf, isFiltered, recordSearchSchema, type RecordSearch } from './record-search.ts';
import { TimelinessMark } from './timeliness-mark.tsx';
import { useRecords } from './use-records.ts';

const route = getRouteApi('/records');

/** Signed outbound orders and other records as they arrive, with a detail beside the list. */
export function RecordListPage() {
  const words = useWords(recordWords);
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/records' });
  const query = useRecords(search, search.kind);
  const columns = useColumns();
  const change = (part: Partial<RecordSearch>): void => void navigate({ search: { ...search, ...part, open: undefined }, replace: true });
  return (
    <Page title={words.title} intro={words.intro} isFilled actions={<PrintButton />}>
      <div className="filters no-print" role="search">
        <TextFilter label={words.filters.text} value={search.text ?? ''} onChange={(text) => change({ text: text === '' ? undefined : text })} />
        <ChoiceFilter label={words.filters.timeliness} any={words.filters.anyTimeliness} value={search.timeliness} onChange={(timeliness) => change({ timeliness })} options={(['in-time', 'late', 'needs-review'] as const).map((value) => ({ value, label: words.timeliness[value] }))} />
        <ChoiceFilter label={words.filters.kind} any={words.filters.anyKind} value={search.kind} onChange={(kind) => change({ kind })} options={(['feedback', 'refusal', 'install-notice', 'correction'] as const).map((value) => ({ value, label: words.kinds[value] }))} />
        <RegionFilter value={search.region} onChange={(region) => change({ region })} />
        <Checkbox checked={search.unseen === true} onChange={(event) => change({ unseen: event.target.checked ? true : undefined })}>
          {words.filters.unseen}
        </Checkbox>
        <Checkbox checked={search.differences === true} onChange={(event) => change({ differences: event.target.checked ? true : undefined })}>
          {words.filters.differences}
        </Checkbox>
        <SavedViews list="records" search={filtersOf(search)} onChoose={(view) => void navigate({ search: recordSearchSchema.parse(view), replace: true })} />
      </div>
      <Split
        label={words.detail}
        detail={search.open === undefined ? null : <RecordDetail key={search.open} record={search.open} />}
        onClose={() => void navigate({ search: { ...search, open: undefined }, replace: true })}
      >
        <ListBody
          label={words.title}
          query={query}
          columns={columns}
          rowKey={(row) => row.record}
          openKey={search.open}
          onOpen={(row) => void navigate({ search: { ...search, open: row.record }, replace: search.open !== undefined })}
          blank={<Blank title={words.blank}>{words.blankText}</Blank>}
          onClear={isFiltered(search) ? () => void navigate({ search: {}, replace: true }) : undefined}
        />
      </Split>
    </Page>
  );
}

function useColumns(): readonly Column<RecordRow>[] {
  const list = useWordList();
  const words = useWords(recordWords);
  return useMemo(
    () => [
      { key: 'timeliness', title: words.columns.timeliness, width: 112, cell: (row) => <TimelinessMark timeliness={row.timeliness} /> },
      {
        key: 'order',
        title: words.columns.order,
        cell: (row) => (
          <>
            <div className="cell-main cell-code">{list(row.orderNos)}</div>
            <KindCell row={row} />
            <CorrectedCell row={row} />
          </>
        ),
      },
      { key: 'dealer', title: words.columns.dealer, cell: (row) => <><div className="cell-name">{row.dealerName}</div><div className="cell-sub">{row.person}</div></> },
      {
        key: 'sealed',
        title: words.columns.sealed,
        width: 150,
        cell: (row) => (
          <>
            <Moment at={row.sealedAtWall} />
            <div className="cell-sub">
              <Moment at={row.receivedAt} />
            </div>
          </>
        ),
      },
      { key: 'differences', title: words.columns.differences, width: 130, cell: (row) => <DifferenceOrRefusalCell row={row} /> },
      { key: 'photos', title: words.columns.photos, width: 110, align: 'right', isSpare: true, cell: (row) => <PhotoCell photos={row.photos} /> },
      { key: 'seen', title: words.columns.seen, width: 120, isSpare: true, cell: (row) => <SeenCell row={row} /> },
    ],
    [words, list],
  );
}
