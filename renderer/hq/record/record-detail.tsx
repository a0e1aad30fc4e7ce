import { ExportOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { recordIdSchema } from '../../../shared/kernel/ids.ts';
import { recordWords } from '../../../shared/words/console/record-words.ts';
import { useWords } from '../../look/words.ts';
import { useWordList } from '../../look/word-list.ts';
import { Waiting } from '../../parts/waiting.tsx';
import { hqQuery } from '../client.ts';
import { Failed } from '../frame/page.tsx';
import { CorrectionList } from './correction-list.tsx';
import { FindingList } from './finding-list.tsx';
import { LimitList } from './limit-list.tsx';
import { LineComparison } from './line-comparison.tsx';
import { RecordActions } from './record-actions.tsx';
import { RecordFacts } from './record-facts.tsx';
import { ReviewForm } from './review-form.tsx';

interface RecordDetailProps {
  readonly record: string;
}

/** A record beside its list: what matters first, and a link to the whole case. */
export function RecordDetail({ record }: RecordDetailProps) {
  const list = useWordList();
  const words = useWords(recordWords);
  const id = recordIdSchema.parse(record);
  const query = useQuery(hqQuery.records.get.queryOptions({ input: { record: id } }));
  if (query.isPending) return <Waiting />;
  if (query.data === undefined) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const view = query.data;
  return (
    <div className="stack">
      <div className="detail-head">
        <h3>{view.row.orderNos.length === 0 ? words.kinds[view.row.kind] : list(view.row.orderNos)}</h3>
        <Link to="/records/$record" params={{ record: view.row.record }} className="button-link no-print">
          <ExportOutlined aria-hidden /> {words.openCase}
        </Link>
      </div>
      <CorrectionList view={view} />
      <RecordActions view={view} />
      <LimitList limits={view.limits} />
      <ReviewForm view={view} />
      <RecordFacts view={view} />
      <LineComparison view={view} />
      <FindingList view={view} />
    </div>
  );
}
