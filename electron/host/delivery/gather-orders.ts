import { lineKey, type LineKey } from '../../../shared/delivery/pickup.ts';
import type { OutboundOrder } from '../../../shared/delivery/outbound-order.ts';
import type { OrderNo } from '../../../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import type { Quantity } from '../../../shared/kernel/quantity.ts';
import type { Desk } from '../desk.ts';
import { readOrderDocument, readOrderRow } from './order-rows.ts';

/**
 * The orders that a pickup takes over, each once, with the metres of pipe lengths as they were entered (R-TL-11). `thing.not-found`,
 * `order.already-picked-up`, `order.withdrawn`.
 */
export function gatherOrders(desk: Desk, orderNos: readonly OrderNo[], metresPerLength: Readonly<Record<LineKey, Quantity>>): Outcome<readonly OutboundOrder[]> {
  const orders: OutboundOrder[] = [];
  for (const orderNo of new Set(orderNos)) {
    const row = readOrderRow(desk.store, orderNo);
    const document = readOrderDocument(desk.store, orderNo);
    if (row === undefined || document === undefined) return refused(problem('thing.not-found', { what: 'order', id: orderNo }));
    if (row.status === 'withdrawn') return refused(problem('order.withdrawn', { orderNo }));
    if (row.pickup !== null) return refused(problem('order.already-picked-up', { orderNo }));
    orders.push({ ...document, lines: document.lines.map((line) => ({ ...line, metresPerLength: metresPerLength[lineKey(orderNo, line.lineNo)] ?? line.metresPerLength })) });
  }
  return done(orders);
}
