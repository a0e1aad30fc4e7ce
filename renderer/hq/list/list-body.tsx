import { Button } from 'antd';
import type { InfiniteData } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, type ReactNode } from 'react';
import { frameWords } from '../../../shared/words/console/frame-words.ts';
import { useWords } from '../../look/words.ts';
import { Blank } from '../../parts/blank.tsx';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { Failed } from '../frame/page.tsx';
import { offerRest } from './print-all.ts';
import { useListPlace } from './use-list-place.ts';

interface PageOf<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
  readonly total: number;
}

/** What a list needs of an infinite query. */
export interface ListQuery<Row> {
  readonly data: InfiniteData<PageOf<Row>, unknown> | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly isFetchingNextPage: boolean;
  readonly hasNextPage: boolean;
  readonly refetch: () => unknown;
  readonly fetchNextPage: () => Promise<{ readonly hasNextPage: boolean; readonly isError: boolean }>;
}

interface ListBodyProps<Row> {
  readonly label: string;
  readonly query: ListQuery<Row>;
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  readonly openKey?: string | undefined;
  readonly onOpen?: (row: Row) => void;
  /** Shown where there is nothing at all. */
  readonly blank: ReactNode;
  /** Given where filters are set: an empty list then says so and offers to clear them. */
  readonly onClear?: (() => void) | undefined;
}

/** A list in each of its states: waiting, failed, empty, nothing matches, rows. One that a person comes back to stands as it was left. */
export function ListBody<Row>({ label, query, columns, rowKey, openKey, onOpen, blank, onClear }: ListBodyProps<Row>) {
  const words = useWords(frameWords);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  // For a print: the pages that nobody has scrolled to yet, one after the other.
  const rest = useRef<() => Promise<void>>(undefined);
  rest.current = async () => {
    for (let isMore = hasNextPage; isMore; ) {
      const page = await fetchNextPage();
      isMore = page.hasNextPage && !page.isError;
    }
  };
  useEffect(() => offerRest(async () => await rest.current?.()), []);
  const { place, asked } = useListPlace();
  const read = query.data?.pages.reduce((count, page) => count + page.rows.length, 0) ?? 0;
  // The browser forgets pages of a list after a while: they are read again before the list stands where it was left.
  const isReadingOn = place !== undefined && query.data !== undefined && query.error === null && hasNextPage && read < place.rows;
  useEffect(() => {
    if (isReadingOn) onEnd();
  }, [isReadingOn, onEnd]);
  if (query.isPending || isReadingOn) return <Waiting rows={8} />;
  if (query.data === undefined) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const rows = query.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) {
    if (onClear === undefined) return <div className="card grow">{blank}</div>;
    return (
      <div className="card grow">
        <Blank title={words.noMatch} action={<Button onClick={onClear}>{words.clearFilters}</Button>}>
          {words.noMatchText}
        </Blank>
      </div>
    );
  }
  const more = onOpen === undefined ? {} : { onOpen };
  return (
    <>
      {query.error === null ? null : <Failed error={query.error} onRetry={() => void query.refetch()} />}
      <DataTable label={label} columns={columns} rows={rows} rowKey={rowKey} total={query.data.pages[0]?.total ?? rows.length} openKey={openKey} onEnd={onEnd} isLoadingMore={isFetchingNextPage} place={place} placeAsked={asked} {...more} />
    </>
  );
}
