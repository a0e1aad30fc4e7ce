import type { OrderNo } from '../../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../../shared/kernel/outcome.ts';
import { problem } from '../../shared/kernel/problem.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { StaffIdentity } from '../auth/identity.ts';
import type { Hq } from '../hq.ts';
import { postNews } from '../notice/post-news.ts';
import { lockOrder } from './order-rows.ts';

/** Withdraws an order that nobody has picked up, and tells its dealer. A second time changes nothing. `thing.not-found`, `order.already-picked-up`. */
export async function withdrawOrder(hq: Pick<Hq, 'db' | 'clock' | 'databaseKind'>, staff: StaffIdentity, orderNo: OrderNo, reason: string): Promise<Outcome<Record<string, never>>> {
  const now = hq.clock.now();
  return hq.db.transaction().execute(async (trx) => {
    const order = await lockOrder(trx, hq.databaseKind, orderNo);
    if (order === undefined) return refused(problem('thing.not-found', { what: 'order', id: orderNo }));
    if (order.status === 'withdrawn') return done({});
    if (order.status !== 'on-the-way') return refused(problem('order.already-picked-up', { orderNo }));
    await trx.updateTable('outbound_orders').set({ status: 'withdrawn', withdrawn_at: now, withdrawn_because: reason, changed_at: now }).where('order_no', '=', orderNo).execute();
    await postNews(trx, order.dealer, [{ kind: 'order-withdrawn', orderNo, reason }], now);
    await appendAudit(trx, { at: now, who: staff.username, action: 'withdraw-order', about: `order:${orderNo}`, details: reason });
    return done({});
  });
}
