import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import type { RecordCard } from '../../../shared/bridge/shapes.ts';
import { useWordList } from '../../look/word-list.ts';
import { Blank } from '../../parts/blank.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { VirtualRows } from '../../parts/virtual-rows.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useBridge } from '../bridge/bridge-context.ts';
import { problemOf } from '../bridge/bridge-problem.ts';
import { keys } from '../bridge/changes.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { RecordRow } from './record-row.tsx';

const kinds = ['feedback', 'refusal', 'install-notice', 'correction'] as const satisfies readonly RecordCard['kind'][];
const states = ['waiting', 'sending', 'record-received', 'received', 'parked'] as const;

/** 我的记录: everything this desk has sealed, for good. */
export function RecordsPage() {
  const list = useWordList();
  const { record: all, case: own, frame } = useDeskWords();
  const words = all.records;
  const bridge = useBridge();
  const [text, setText] = useState('');
  const [kind, setKind] = useState<RecordCard['kind'] | 'all'>('all');
  const [state, setState] = useState<RecordCard['state'] | 'all'>('all');
  const wanted = useDeferredValue(text.trim().slice(0, 100));
  const query = useInfiniteQuery({
    queryKey: [...keys.records, 'list', wanted, kind, state],
    queryFn: ({ pageParam }) =>
      bridge.records.list({ text: wanted, limit: 50, ...(pageParam === '' ? {} : { after: pageParam }), ...(kind === 'all' ? {} : { kind }), ...(state === 'all' ? {} : { state }) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = query.data?.pages[0]?.total ?? 0;
  const isFiltered = wanted !== '' || kind !== 'all' || state !== 'all';
  const more = (): void => {
    if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
  };
  return (
    <div className="page" data-scroller>
      <h1>{words.title}</h1>
      <div className="filter-bar">
        <Input allowClear aria-label={frame.search} placeholder={words.search} value={text} onChange={(event) => setText(event.target.value)} />
        <Select<RecordCard['kind'] | 'all'>
          aria-label={words.kind}
          value={kind}
          onChange={setKind}
          options={[{ value: 'all' as const, label: words.anyKind }, ...kinds.map((value) => ({ value, label: all.kinds[value] }))]}
        />
        <Select<RecordCard['state'] | 'all'>
          aria-label={words.state}
          value={state}
          onChange={setState}
          options={[{ value: 'all' as const, label: words.anyState }, ...states.map((value) => ({ value, label: all.states[value] }))]}
        />
      </div>
      {query.error === null ? null : <ProblemNotice problem={problemOf(query.error)} onRetry={() => void query.refetch()} />}
      {query.isPending ? <Waiting /> : null}
      {!query.isPending && rows.length === 0 && query.error === null ? <Blank title={isFiltered ? words.none : words.empty}>{isFiltered ? undefined : words.emptyHelp}</Blank> : null}
      {rows.length === 0 ? null : (
        <p className="quiet" role="status">
          {frame.rows({ count: total })}
        </p>
      )}
      <VirtualRows label={words.title} rows={rows} rowKey={(card) => card.record} estimate={92} onEnd={more}>
        {(card) => (
          <div className="record-in-list">
            <RecordRow card={card} />
            <Link className="button-link" to="/case/$pickup" params={{ pickup: card.pickup }} aria-label={`${own.title} ${list(card.orderNos)}`}>
              {own.title}
            </Link>
          </div>
        )}
      </VirtualRows>
      {rows.length > 0 && rows.length < total ? <Button onClick={more}>{frame.more}</Button> : null}
    </div>
  );
}
