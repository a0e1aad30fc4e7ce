import { ExperimentOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { PolicyDraft } from '../../../shared/policy/policy-document.ts';
import type { PolicyReplay } from '../../../shared/wire/rule-shapes.ts';
import { classWords } from '../../../shared/words/class-words.ts';
import { recordWords } from '../../../shared/words/console/record-words.ts';
import { ruleWords } from '../../../shared/words/console/rule-words.ts';
import { dueText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useNow } from '../../look/now.ts';
import { useWords } from '../../look/words.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Notice, ProblemNotice } from '../../parts/problem-notice.tsx';
import { hqQuery } from '../client.ts';
import { problemOf } from '../problem-of.ts';
import { LimitStateMark } from '../record/timeliness-mark.tsx';

const ranges = [30, 90, 365];

/** Replays the draft over past pickups; a result stands only for the draft it was made of. */
export function ReplayCard({ draft, check }: { readonly draft: PolicyDraft; readonly check: () => Promise<boolean> }) {
  const words = useWords(ruleWords).draftPage;
  const queries = useQueryClient();
  const [days, setDays] = useState(90);
  const replay = useMutation(
    hqQuery.rules.replay.mutationOptions({
      onSuccess: (_, { draft: replayed }) => queries.setQueryData(['replayed', JSON.stringify(replayed)], true),
    }),
  );
  const isStale = replay.variables !== undefined && JSON.stringify(replay.variables.draft) !== JSON.stringify(draft);
  const run = async (): Promise<void> => {
    if (await check()) replay.mutate({ draft, days });
  };
  return (
    <section className="card stack" aria-label={words.replay}>
      <h2>{words.replay}</h2>
      <p className="quiet">{words.replayText}</p>
      <div className="row-actions">
        <Select aria-label={words.replayRange} value={days} options={ranges.map((count) => ({ value: count, label: words.replayDays({ count }) }))} onChange={setDays} />
        <Button icon={<ExperimentOutlined />} loading={replay.isPending} onClick={() => void run()}>
          {words.replay}
        </Button>
      </div>
      {replay.error === null ? null : <ProblemNotice problem={problemOf(replay.error)} onRetry={() => void run()} />}
      {replay.data === undefined || replay.isPending ? null : isStale ? <Notice tone="warn" title={words.isStale} /> : <Result replay={replay.data} />}
    </section>
  );
}

function Result({ replay }: { readonly replay: PolicyReplay }) {
  const words = useWords(ruleWords).draftPage;
  const states = useWords(recordWords).states;
  const count = replay.changes.reduce((sum, change) => sum + change.count, 0);
  return (
    <div className="stack" role="status">
      <p>
        <strong>{words.replayed({ pickups: replay.pickups })}</strong> {replay.beyond > 0 ? words.beyond({ beyond: replay.beyond }) : null}
      </p>
      {replay.changes.length === 0 ? <p>{words.noEffect}</p> : null}
      <ul className="stack">
        {replay.changes.map((change) => (
          <li key={`${change.was} ${change.is}`} className="cell-main">
            {words.change({ count: change.count, was: states[change.was], is: states[change.is] })}
          </li>
        ))}
      </ul>
      {replay.cases.length === 0 ? null : (
        <details>
          <summary>
            {words.cases} {replay.cases.length < count ? `(${words.casesShown({ shown: replay.cases.length, count })})` : null}
          </summary>
          <Cases cases={replay.cases} />
        </details>
      )}
    </div>
  );
}

function Cases({ cases }: { readonly cases: PolicyReplay['cases'] }) {
  const words = useWords(ruleWords).draftPage;
  const language = useLanguage();
  const now = useNow();
  const judged = (limit: PolicyReplay['cases'][number]['was']) => (
    <>
      <LimitStateMark state={limit.state} />
      <div className="cell-sub">{dueText(limit.dueAt, now, language)}</div>
    </>
  );
  return (
    <div className="table-in-card" data-long={cases.length > 8}>
      <DataTable
        label={words.cases}
        rows={cases}
        total={cases.length}
        rowKey={(row) => `${row.pickup} ${row.productClass}`}
        columns={[
          { key: 'goods', title: words.caseColumns.goods, cell: (row) => <><div className="cell-main">{classWords(language, row.productClass)}</div><div className="cell-sub">{row.dealerName}</div></> },
          { key: 'order', title: words.caseColumns.order, cell: (row) => row.orderNos.map((orderNo) => <div key={orderNo}><Link to="/orders/$orderNo" params={{ orderNo }} search={{ dealer: row.dealer, pickup: row.pickup }}>{orderNo}</Link></div>) },
          { key: 'was', title: words.caseColumns.was, cell: (row) => judged(row.was) },
          { key: 'is', title: words.caseColumns.is, cell: (row) => judged(row.is) },
        ]}
      />
    </div>
  );
}
