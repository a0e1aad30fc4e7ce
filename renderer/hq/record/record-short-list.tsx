import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useWordList } from '../../look/word-list.ts';
import { Waiting } from '../../parts/waiting.tsx';
import { hqQuery } from '../client.ts';
import { Failed } from '../frame/page.tsx';
import { Moment } from '../parts/moment.tsx';
import { Phone } from '../parts/phone.tsx';
import { CorrectedCell, DifferenceCell } from './record-cells.tsx';
import { TimelinessMark } from './timeliness-mark.tsx';

/** The newest unseen records of a kind, for the home page. */
export function RecordShortList({ kind }: { readonly kind: 'feedback' | 'refusal' }) {
  const list = useWordList();
  const query = useQuery(hqQuery.records.list.queryOptions({ input: { kind, unseen: 'true', limit: 6 } }));
  if (query.isPending) return <Waiting rows={3} />;
  if (query.data === undefined) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <ul className="short-list">
      {query.data.rows.map((row) => (
        <li key={row.record}>
          <Link to="/records/$record" params={{ record: row.record }} className="short-main">
            <span className="cell-main">{row.dealerName}</span>
            <span className="cell-sub">
              {list(row.orderNos)} · <Moment at={row.receivedAt} />
            </span>
          </Link>
          {kind === 'refusal' ? <Phone number={row.dealerPhone} isBig /> : <span className="short-marks"><CorrectedCell row={row} /><TimelinessMark timeliness={row.timeliness} /><DifferenceCell row={{ ...row, damagePoints: 0 }} /></span>}
        </li>
      ))}
    </ul>
  );
}
