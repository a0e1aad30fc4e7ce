import type { Transaction } from 'kysely';
import type { DealerId, PickupId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import type { Hq } from '../hq.ts';
import { postNews, type News } from '../notice/post-news.ts';
import { postNotices } from '../notice/post-notices.ts';
import { judgePickups } from '../pickup/judge-pickups.ts';
import { pieces } from '../store/query.ts';
import type { Tables } from '../store/tables.ts';
import type { OrderJudgement } from './import/judge-order.ts';
import type { Known } from './import/known.ts';
import { insertOrders, replaceOrder, type CameBy } from './order-rows.ts';
import { isOwnDealers } from './own-dealer.ts';

/** Thrown where an order changed between its judgement and its writing; whoever judged it judges again. */
export class OrdersMoved extends Error {}

/**
 * Writes judged orders and tells their dealers, within one transaction: new ones are added, changed ones replaced, the same ones
 * left alone. Dealers are told in the order of their codes, so that two writers never wait for each other in a ring. What a dealer had
 * entered from paper and picked up before is as far as its pickups. Gives how many notices are new; ring the notice board after the commit.
 */
export async function takeInOrders(
  trx: Transaction<Tables>,
  hq: Pick<Hq, 'rules' | 'random'>,
  judged: readonly OrderJudgement[],
  { known, cameBy, now }: { readonly known: Known; readonly cameBy: CameBy; readonly now: Instant },
): Promise<number> {
  await insertOrders(trx, judged.filter((each) => each.change === 'new'), cameBy, now);
  for (const each of judged) {
    if (each.change !== 'updated') continue;
    const before = known.orders.get(each.order.orderNo)?.hash ?? '';
    if (!(await replaceOrder(trx, each, before, cameBy, now))) throw new OrdersMoved();
  }
  const news = new Map<DealerId, News[]>();
  for (const { order, change } of judged) {
    if (change === 'same') continue;
    const items = news.get(order.dealer);
    if (items === undefined) news.set(order.dealer, [{ kind: 'order', order }]);
    else items.push({ kind: 'order', order });
  }
  for (const [dealer, items] of [...news].sort(([one], [other]) => (one < other ? -1 : 1))) await postNews(trx, dealer, items, now);
  // After the news, which lock the dealers' rows: a record that comes in at the same moment is then seen here, or sees the order.
  const { tellings } = await judgePickups(trx, hq, await pickupsOf(trx, judged.filter((each) => each.change !== 'same')), now);
  return postNotices(trx, tellings, now, hq.random);
}

/** Pickups of the orders' own dealers that name them. */
async function pickupsOf(trx: Transaction<Tables>, judged: readonly OrderJudgement[]): Promise<readonly PickupId[]> {
  const found = new Set<PickupId>();
  for (const piece of pieces(judged.map((each) => each.order.orderNo))) {
    const rows = await trx
      .selectFrom('pickup_orders')
      .innerJoin('pickups', 'pickups.id', 'pickup_orders.pickup')
      .innerJoin('outbound_orders', (join) => join.onRef('outbound_orders.order_no', '=', 'pickup_orders.order_no').on(isOwnDealers))
      .select('pickups.id')
      .distinct()
      .where('pickup_orders.order_no', 'in', piece)
      .orderBy('pickups.id')
      .execute();
    for (const row of rows) found.add(row.id);
  }
  return [...found];
}
