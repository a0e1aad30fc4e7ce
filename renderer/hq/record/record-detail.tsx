import { ExportOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { recordIdSchema, type RecordId } from '../../../shared/kernel/ids.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import { recordWords } from '../../../shared/words/console/record-words.ts';
import { useMedia } from '../../look/media.ts';
import { useWords } from '../../look/words.ts';
import { useWordList } from '../../look/word-list.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { hqQuery } from '../client.ts';
import { Failed } from '../frame/page.tsx';
import { CorrectedMark, CorrectionList } from './correction-list.tsx';
import { FindingList } from './finding-list.tsx';
import { LimitList } from './limit-list.tsx';
import { LineComparison } from './line-comparison.tsx';
import { RecordActions } from './record-actions.tsx';
import { RecordFacts } from './record-facts.tsx';
import { RefusalReason } from './refusal-reason.tsx';
import { ReviewForm } from './review-form.tsx';

/** The record that an address names beside its list; an address may be damaged. */
export function RecordDetail({ record }: { readonly record: string }) {
  const id = recordIdSchema.safeParse(record);
  if (!id.success) return <ProblemNotice problem={problem('thing.not-found', { what: 'record', id: record })} />;
  return <Detail id={id.data} />;
}

/** A record beside its list, with a link to the whole case: what is to be done first; on a phone, where it lies over the list, the goods and what is wrong with them. */
function Detail({ id }: { readonly id: RecordId }) {
  const list = useWordList();
  const words = useWords(recordWords);
  const isNarrow = useMedia('(max-width: 1023px)');
  const query = useQuery(hqQuery.records.get.queryOptions({ input: { record: id } }));
  if (query.isPending) return <Waiting />;
  if (query.data === undefined) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const view = query.data;
  const hasGoods = view.row.kind === 'feedback' || view.row.kind === 'refusal';
  // Keys: what a person has begun to write stays where a turned tablet changes the order.
  const deeds = [<LimitList key="limits" limits={view.limits} />, <ReviewForm key="review" view={view} />];
  const goods = [<LineComparison key="lines" view={view} />, <FindingList key="findings" view={view} />];
  const corrections = <CorrectionList key="corrections" view={view} />;
  const actions = <RecordActions key="actions" view={view} />;
  const facts = <RecordFacts key="facts" view={view} />;
  const deedsFirst = [corrections, actions, ...deeds, facts, ...goods];
  const goodsFirst = [<CorrectedMark key="corrected" view={view} />, <RefusalReason key="reason" view={view} />, ...goods, ...deeds, corrections, actions, facts];
  return (
    <div className="stack">
      <div className="detail-head">
        <h3>{view.row.orderNos.length === 0 ? words.kinds[view.row.kind] : list(view.row.orderNos)}</h3>
        <Link to="/records/$record" params={{ record: view.row.record }} className="button-link no-print">
          <ExportOutlined aria-hidden /> {words.openCase}
        </Link>
      </div>
      {isNarrow && hasGoods ? goodsFirst : deedsFirst}
    </div>
  );
}
