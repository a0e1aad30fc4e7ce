import { useQuery } from '@tanstack/react-query';
import { epochMs } from '../../../shared/kernel/instant.ts';
import { remainingText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useNow } from '../../look/now.ts';
import { Waiting } from '../../parts/waiting.tsx';
import { hqQuery } from '../client.ts';
import { Failed } from '../frame/page.tsx';
import { Phone } from '../parts/phone.tsx';
import { goodsText } from '../record/limit-list.tsx';

/** The nearest deadlines without feedback, for the home page. */
export function PickupShortList() {
  const language = useLanguage();
  const now = useNow();
  const query = useQuery(hqQuery.pickups.list.queryOptions({ input: { limit: 6 } }));
  if (query.isPending) return <Waiting rows={3} />;
  if (query.data === undefined) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <ul className="short-list">
      {query.data.rows.map((row) => (
        <li key={`${row.pickup} ${row.limit.rule}`}>
          <span className="short-main">
            <span className="cell-main">{row.dealerName}</span>
            <span className="cell-sub">{goodsText(language, row.limit)}</span>
          </span>
          <span className="short-marks">
            <strong className="numbers">{remainingText(epochMs(row.limit.dueAt) - epochMs(now), language)}</strong>
            <Phone number={row.dealerPhone} />
          </span>
        </li>
      ))}
    </ul>
  );
}
