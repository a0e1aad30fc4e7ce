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
import { RegionFilter } from '../list/choice-filter.tsx';
import { ListBody } from '../list/list-body.tsx';
import { Split } from '../list/split.tsx';
import { TextFilter } from '../list/text-filter.tsx';
import { Moment } from '../parts/moment.tsx';
import { Phone } from '../parts/phone.tsx';
import { CorrectedCell, DifferenceOrRefusalCell, PhotoCell, SeenCell } from './record-cells.tsx';
import { RecordDetail } from './record-detail.tsx';
import { isFiltered, type RecordSearch } from './record-search.ts';
import { useRecords } from './use-records.ts';

const route = getRouteApi('/refusals');

/** The refusals of the person's regions, newest first, with the dealer's phone in reach (R-IN-5, R-IN-8). */
export function RefusalListPage() {
  const words = useWords(recordWords);
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/refusals' });
  const query = useRecords(search, 'refusal');
  const columns = useColumns();
  const change = (part: Partial<RecordSearch>): void => void navigate({ search: { ...search, ...part, open: undefined }, replace: true });
  return (
    <Page title={words.refusalTitle} intro={words.refusalIntro} isFilled actions={<PrintButton />}>
      <div className="filters no-print" role="search">
        <TextFilter label={words.filters.text} value={search.text ?? ''} onChange={(text) => change({ text: text === '' ? undefined : text })} />
        <RegionFilter value={search.region} onChange={(region) => change({ region })} />
        <Checkbox checked={search.unseen === true} onChange={(event) => change({ unseen: event.target.checked ? true : undefined })}>
          {words.filters.unseen}
        </Checkbox>
      </div>
      <Split
        label={words.detail}
        detail={search.open === undefined ? null : <RecordDetail key={search.open} record={search.open} />}
        onClose={() => void navigate({ search: { ...search, open: undefined }, replace: true })}
      >
        <ListBody
          label={words.refusalTitle}
          query={query}
          columns={columns}
          rowKey={(row) => row.record}
          openKey={search.open}
          onOpen={(row) => void navigate({ search: { ...search, open: row.record }, replace: search.open !== undefined })}
          blank={<Blank title={words.refusalBlank}>{words.refusalBlankText}</Blank>}
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
      { key: 'sealed', title: words.columns.sealed, width: 150, cell: (row) => <><Moment at={row.sealedAtWall} /><div className="cell-sub"><Moment at={row.receivedAt} /></div></> },
      { key: 'dealer', title: words.columns.dealer, cell: (row) => <><div className="cell-main cell-name">{row.dealerName}</div><div className="cell-sub">{row.person}</div></> },
      { key: 'phone', title: words.columns.phone, width: 190, cell: (row) => <Phone number={row.dealerPhone} isBig /> },
      { key: 'order', title: words.columns.order, isSpare: true, cell: (row) => <><div className="cell-code">{list(row.orderNos)}</div><div className="cell-sub">{row.carrier} {row.carrierPhone}</div><CorrectedCell row={row} /></> },
      { key: 'refused', title: words.columns.reason, cell: (row) => <DifferenceOrRefusalCell row={row} /> },
      { key: 'photos', title: words.columns.photos, width: 110, align: 'right', isSpare: true, cell: (row) => <PhotoCell photos={row.photos} /> },
      { key: 'seen', title: words.columns.seen, width: 120, isSpare: true, cell: (row) => <SeenCell row={row} /> },
    ],
    [words, list],
  );
}
