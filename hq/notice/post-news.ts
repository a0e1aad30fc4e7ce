import type { DealerId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import type { NewsItem } from '../../shared/wire/desk-contract.ts';
import { insertRows } from '../store/insert-rows.ts';
import { prepare } from '../store/prepared-query.ts';
import type { Asking } from '../store/together.ts';

/** An item of the stream before it has its number. */
export type News = NewsItem extends infer Item ? (Item extends NewsItem ? Omit<Item, 'number'> : never) : never;

/**
 * Appends to the dealer's numbered stream, in the order given, within the transaction of the deed itself. The dealer's row is
 * locked until it ends, so numbers are without gaps and a desk that asks "after n" never misses one that was slower.
 */
export async function postNews(trx: Asking, dealer: DealerId, items: readonly News[], now: Instant): Promise<void> {
  await postNewsOf(trx, new Map([[dealer, items]]), now);
}

const moved = prepare((db, { counts }: { readonly counts: readonly object[] }, words) =>
  db
    .updateTable('dealers')
    .from(words.rows('counts', counts, { dealer: 'text', count: 'bigint' }))
    .set((eb) => ({ news_last: eb('dealers.news_last', '+', eb.ref('counts.count')) }))
    .whereRef('dealers.id', '=', 'counts.dealer')
    .returning(['dealers.id', 'dealers.news_last']),
);

/** `postNews` to several dealers in two statements. Where others post to them too, the caller has locked the dealers' rows in the order of their ids. */
export async function postNewsOf(trx: Asking, news: ReadonlyMap<DealerId, readonly News[]>, now: Instant): Promise<void> {
  const wanted = [...news].filter(([, items]) => items.length > 0);
  if (wanted.length === 0) return;
  const lasts = await moved(trx, { counts: wanted.map(([dealer, items]) => ({ dealer, count: items.length })) });
  const rows = wanted.flatMap(([dealer, items]) => {
    const last = lasts.find((row) => row.id === dealer)?.news_last;
    if (last === undefined) throw new Error('news for a dealer that is not there');
    return items.map((item, index) => {
      const number = last - items.length + 1 + index;
      return { dealer, number, kind: item.kind, document: JSON.stringify({ ...item, number }), created_at: now };
    });
  });
  await insertRows(trx, 'news', rows);
}
