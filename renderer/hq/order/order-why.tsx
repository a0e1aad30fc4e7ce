import { useQuery } from '@tanstack/react-query';
import type { OrderRow } from '../../../shared/wire/console-shapes.ts';
import { recordWords } from '../../../shared/words/console/record-words.ts';
import { dueText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useNow } from '../../look/now.ts';
import { useWords } from '../../look/words.ts';
import { Waiting } from '../../parts/waiting.tsx';
import { Why, WhyList } from '../../parts/why.tsx';
import { hqQuery } from '../client.ts';
import { Failed } from '../frame/page.tsx';
import { useLimitReasons } from '../record/limit-why.tsx';
import { LimitStateMark } from '../record/timeliness-mark.tsx';

type Named = Pick<OrderRow, 'orderNo' | 'dealer'>;

/** Why an order's deadline is that one and why it stands where it stands, behind a small button; read when somebody asks, because a row carries the nearest deadline only. */
export function OrderWhy({ row }: { readonly row: Named & { readonly dueAt: NonNullable<OrderRow['dueAt']> } }) {
  const words = useWords(recordWords).limits;
  const language = useLanguage();
  const now = useNow(60_000);
  return <Why label={words.why} title={words.due({ at: dueText(row.dueAt, now, language) })} reasons={{ readBy: <Reasons row={row} /> }} isSmall />;
}

function Reasons({ row: { orderNo, dealer } }: { readonly row: Named }) {
  const reasonsOf = useLimitReasons();
  const query = useQuery(hqQuery.orders.get.queryOptions({ input: { orderNo, dealer } }));
  if (query.isPending) return <Waiting rows={2} />;
  if (query.data === undefined) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const limits = query.data.pickups.flatMap(({ pickup, limits: own }) => own.map((limit) => ({ key: `${pickup.id} ${limit.rule}`, limit })));
  const [only] = limits;
  if (only !== undefined && limits.length === 1) return <WhyList reasons={reasonsOf(only.limit)} />;
  return (
    <ul className="stack">
      {limits.map(({ key, limit }) => (
        <li key={key}>
          <LimitStateMark state={limit.state} />
          <WhyList reasons={reasonsOf(limit)} />
        </li>
      ))}
    </ul>
  );
}
