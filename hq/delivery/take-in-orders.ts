import type { Transaction } from 'kysely';
import type { DealerId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import { postNews, type News } from '../notice/post-news.ts';
import type { Tables } from '../store/tables.ts';
import type { OrderJudgement } from './import/judge-order.ts';
import type { Known } from './import/known.ts';
import { insertOrders, replaceOrder, type CameBy } from './order-rows.ts';

/** Thrown where an order changed between its judgement and its writing; whoever judged it judges again. */
export class OrdersMoved extends Error {}

/**
 * Writes judged orders and tells their dealers, within one transaction: new ones are added, changed ones replaced, the same ones
 * left alone. Dealers are told in the order of their codes, so that two writers never wait for each other in a ring.
 */
export async function takeInOrders(trx: Transaction<Tables>, judged: readonly OrderJudgement[], known: Known, cameBy: CameBy, now: Instant): Promise<void> {
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
}
