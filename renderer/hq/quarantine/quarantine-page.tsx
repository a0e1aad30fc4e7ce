import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { parseProblem } from '../../../shared/kernel/problem.ts';
import { watchWords } from '../../../shared/words/console/watch-words.ts';
import { bytesText } from '../../../shared/words/problem-nouns.ts';
import { problemSentence } from '../../../shared/words/problem-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useWords } from '../../look/words.ts';
import { Blank } from '../../parts/blank.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Notice } from '../../parts/problem-notice.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { hqQuery } from '../client.ts';
import { Failed, Page } from '../frame/page.tsx';
import { ListBody } from '../list/list-body.tsx';
import { pageByPage } from '../list/page-by-page.ts';
import { Split } from '../list/split.tsx';
import { TextFilter } from '../list/text-filter.tsx';
import { Moment } from '../parts/moment.tsx';
import { quarantineReason } from './quarantine-reason.ts';

const route = getRouteApi('/quarantine');

/** Records that HQ refused, as they came, with the reason. */
export function QuarantinePage() {
  const words = useWords(watchWords).quarantine;
  const language = useLanguage();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/quarantine' });
  const query = useInfiniteQuery(
    hqQuery.quarantine.list.infiniteOptions({ input: (after: string | undefined) => ({ text: search.text ?? '', after, limit: 100 }), ...pageByPage }),
  );
  return (
    <Page title={words.title} intro={words.intro} isFilled>
      <div className="filters no-print" role="search">
        <TextFilter label={words.columns.from} value={search.text ?? ''} onChange={(text) => void navigate({ search: { text: text === '' ? undefined : text }, replace: true })} />
      </div>
      <Split label={words.detail} detail={search.open === undefined ? null : <Held key={search.open} id={search.open} />} onClose={() => void navigate({ search: { ...search, open: undefined }, replace: true })}>
        <ListBody
          label={words.title}
          query={query}
          rowKey={(row) => row.id}
          openKey={search.open}
          onOpen={(row) => void navigate({ search: { ...search, open: row.id }, replace: search.open !== undefined })}
          columns={[
            { key: 'received', title: words.columns.received, width: 140, cell: (row) => <Moment at={row.receivedAt} /> },
            { key: 'problem', title: words.columns.problem, cell: (row) => <span className="cell-main">{quarantineReason(language, row.problem)}</span> },
            { key: 'from', title: words.columns.from, cell: (row) => row.dealer ?? (row.broughtBy === null ? words.unknownFrom : words.broughtBy({ name: row.broughtBy })) },
            { key: 'size', title: words.columns.size, width: 100, align: 'right', cell: (row) => bytesText(row.bytes) },
          ]}
          blank={<Blank title={words.blank}>{words.blankText}</Blank>}
          onClear={search.text === undefined ? undefined : () => void navigate({ search: {}, replace: true })}
        />
      </Split>
    </Page>
  );
}

function Held({ id }: { readonly id: string }) {
  const words = useWords(watchWords).quarantine;
  const language = useLanguage();
  const query = useQuery(hqQuery.quarantine.get.queryOptions({ input: { id } }));
  if (query.isPending) return <Waiting />;
  if (query.data === undefined) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const { row, problem, text, truncated } = query.data;
  const known = parseProblem(problem);
  return (
    <div className="stack">
      <Notice tone="bad" title={quarantineReason(language, problem.code)}>{known === undefined ? null : problemSentence(language, known).next}</Notice>
      <Facts
        rows={[
          [words.columns.received, <Moment key="at" at={row.receivedAt} />],
          [words.dealer, row.dealer ?? words.unknownFrom],
          [words.device, row.device === null ? words.unknownFrom : <code key="device">{row.device}</code>],
          row.broughtBy === null ? null : [words.bringer, row.broughtBy],
          row.recordId === null ? null : [words.record, <code key="record">{row.recordId}</code>],
          [words.columns.size, bytesText(row.bytes)],
          [words.hash, <code key="hash">{row.sha256}</code>],
        ]}
      />
      <h3>{words.raw}</h3>
      {truncated ? <p className="quiet">{words.truncated}</p> : null}
      <pre className="raw" tabIndex={0} aria-label={words.raw}>{text}</pre>
    </div>
  );
}
