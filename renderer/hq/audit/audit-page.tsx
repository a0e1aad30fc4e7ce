import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { auditPairs, auditSentence } from '../../../shared/words/console/audit-words.ts';
import { watchWords } from '../../../shared/words/console/watch-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useWords } from '../../look/words.ts';
import { Blank } from '../../parts/blank.tsx';
import { Notice } from '../../parts/problem-notice.tsx';
import { hqQuery } from '../client.ts';
import { Page, PrintButton } from '../frame/page.tsx';
import { ListBody } from '../list/list-body.tsx';
import { pageByPage } from '../list/page-by-page.ts';
import { TextFilter } from '../list/text-filter.tsx';
import { Moment } from '../parts/moment.tsx';
import { useRegionNames } from '../region/region-names.ts';

const route = getRouteApi('/audit');

/** Who did what, and whether the log's own chain holds. */
export function AuditPage() {
  const words = useWords(watchWords).audit;
  const language = useLanguage();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/audit' });
  const query = useInfiniteQuery(
    hqQuery.audit.list.infiniteOptions({ input: (after: string | undefined) => ({ text: search.text ?? '', after, limit: 100 }), ...pageByPage }),
  );
  const regionName = useRegionNames();
  const holds = query.data?.pages[0]?.chainHolds;
  return (
    <Page title={words.title} intro={words.intro} isFilled actions={<PrintButton />}>
      {holds === undefined ? null : <Notice tone={holds ? 'good' : 'bad'} title={holds ? words.chainHolds : words.chainBroken} />}
      <div className="filters no-print" role="search">
        <TextFilter label={words.text} value={search.text ?? ''} onChange={(text) => void navigate({ search: { text: text === '' ? undefined : text }, replace: true })} />
      </div>
      <ListBody
        label={words.title}
        query={query}
        rowKey={(row) => String(row.position)}
        columns={[
          { key: 'position', title: words.columns.position, width: 80, align: 'right', cell: (row) => row.position },
          { key: 'at', title: words.columns.at, width: 140, cell: (row) => <Moment at={row.at} /> },
          {
            key: 'what', title: words.columns.what, bare: true,
            cell: (row) => (
              <>
                <div className="cell-main">{auditSentence(language, row, row)}</div>
                <details className="audit-more">
                  <summary aria-label={`${words.columns.details} ${row.position}`}>{words.columns.details}</summary>
                  <dl className="facts">
                    {auditPairs(language, row, regionName, row).map(([name, value]) => (
                      <div key={name} className="rule-fact">
                        <dt>{name}</dt>
                        <dd>{value}</dd>
                      </div>
                    ))}
                  </dl>
                </details>
              </>
            ),
          },
        ]}
        blank={<Blank title={words.blank}>{words.blankText}</Blank>}
        onClear={search.text === undefined ? undefined : () => void navigate({ search: {}, replace: true })}
      />
    </Page>
  );
}
