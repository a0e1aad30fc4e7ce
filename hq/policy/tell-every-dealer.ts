import type { Transaction } from 'kysely';
import type { Instant } from '../../shared/kernel/instant.ts';
import type { Hq } from '../hq.ts';
import { postNewsOf, type News } from '../notice/post-news.ts';
import { pieces } from '../store/query.ts';
import type { Tables } from '../store/tables.ts';

/** Appends to the stream of every dealer. The caller has written to the audit before, so that a dealer who is added meanwhile begins with it (`startStream`). */
export async function tellEveryDealer(trx: Transaction<Tables>, hq: Pick<Hq, 'databaseKind'>, items: readonly News[], now: Instant): Promise<void> {
  const query = trx.selectFrom('dealers').select('id').orderBy('id');
  const dealers = await (hq.databaseKind === 'postgres' ? query.forUpdate() : query).execute();
  for (const piece of pieces(dealers)) await postNewsOf(trx, new Map(piece.map((dealer) => [dealer.id, items])), now);
}
