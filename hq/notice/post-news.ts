import type { Transaction } from 'kysely';
import type { DealerId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import type { NewsItem } from '../../shared/wire/desk-contract.ts';
import { pieces } from '../store/query.ts';
import type { Tables } from '../store/tables.ts';

/** An item of the stream before it has its number. */
export type News = NewsItem extends infer Item ? (Item extends NewsItem ? Omit<Item, 'number'> : never) : never;

/**
 * Appends to the dealer's numbered stream, in the order given, within the transaction of the deed itself. The dealer's row is
 * locked until it ends, so numbers are without gaps and a desk that asks "after n" never misses one that was slower.
 */
export async function postNews(trx: Transaction<Tables>, dealer: DealerId, items: readonly News[], now: Instant): Promise<void> {
  if (items.length === 0) return;
  const { news_last: last } = await trx
    .updateTable('dealers')
    .set((eb) => ({ news_last: eb('news_last', '+', items.length) }))
    .where('id', '=', dealer)
    .returning('news_last')
    .executeTakeFirstOrThrow();
  const rows = items.map((item, index) => {
    const number = last - items.length + 1 + index;
    return { dealer, number, kind: item.kind, document: JSON.stringify({ ...item, number }), created_at: now };
  });
  for (const piece of pieces(rows)) await trx.insertInto('news').values(piece).execute();
}
