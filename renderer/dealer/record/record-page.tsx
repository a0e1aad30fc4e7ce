import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useBridge } from '../bridge/bridge-context.ts';
import { problemOf } from '../bridge/bridge-problem.ts';
import { keys } from '../bridge/changes.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { useGoodsTitle } from '../frame/use-goods-title.ts';
import { CorrectedNotice } from './corrected-notice.tsx';
import { CorrectsNotice } from './corrects-notice.tsx';
import { RecordMark } from './record-mark.tsx';
import { RefusedNotice } from './refused-notice.tsx';
import { RecordSheet } from './record-sheet.tsx';

export function RecordPage() {
  const { record: words, case: own } = useDeskWords();
  const titleOf = useGoodsTitle();
  const { record: id } = useParams({ from: '/records/$record' });
  const bridge = useBridge();
  const query = useQuery({ queryKey: [...keys.records, 'one', id], queryFn: () => bridge.records.get({ record: id }) });
  if (query.data === undefined) return query.error === null ? <Waiting /> : <div className="page"><ProblemNotice problem={problemOf(query.error)} onRetry={() => void query.refetch()} /></div>;
  const { card, record, corrections } = query.data;
  return (
    <div className="page" data-scroller>
      <p>
        <Link className="touch-link" to="/records">
          ← {words.records.title}
        </Link>
      </p>
      <div className="card-head">
        <h1>
          {words.kinds[card.kind]} · {titleOf(card)}
        </h1>
        <RecordMark card={card} />
        <Link className="touch-link" to="/case/$pickup" params={{ pickup: card.pickup }}>
          {own.title}
        </Link>
        <Link className="touch-link" to="/pickup/$pickup" params={{ pickup: card.pickup }}>
          {words.records.openPickup}
        </Link>
        {card.refused === null ? (
          <Link className="touch-link" to="/records/$record/correct" params={{ record: card.record }}>
            {words.records.correct}
          </Link>
        ) : null}
      </div>
      {record.body.kind === 'correction' ? <CorrectsNotice record={record.body.corrects} /> : null}
      <CorrectedNotice corrections={corrections} />
      <RefusedNotice detail={query.data} />
      <RecordSheet detail={query.data} />
    </div>
  );
}
