import type { Transaction } from 'kysely';
import type { DealerId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import { regionOf } from '../auth/session-routes.ts';
import { postNews } from '../notice/post-news.ts';
import type { Tables } from '../store/tables.ts';

/** Tells each dealer who it is and whom it reaches at HQ, as it stands in this transaction. Give the dealers in the order of their codes. */
export async function tellDealers(trx: Transaction<Tables>, dealers: readonly DealerId[], now: Instant): Promise<void> {
  for (const id of dealers) {
    const dealer = await trx.selectFrom('dealers').select(['id', 'name', 'region', 'level', 'phone', 'address']).where('id', '=', id).executeTakeFirstOrThrow();
    const region = await trx.selectFrom('regions').selectAll().where('id', '=', dealer.region).executeTakeFirstOrThrow();
    await postNews(trx, id, [{ kind: 'dealer', dealer, region: regionOf(region) }], now);
  }
}
