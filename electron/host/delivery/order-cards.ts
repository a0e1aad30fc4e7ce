import type { OrderCard } from '../../../shared/bridge/shapes.ts';
import type { OutboundOrder } from '../../../shared/delivery/outbound-order.ts';
import type { OrderNo } from '../../../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import type { Desk } from '../desk.ts';
import { listOrders, readOrderDocument, readOrderRow, type OrderRow, type OrderStatus } from './order-rows.ts';

function cardOf(row: OrderRow): OrderCard {
  const { sort: _sort, classes, ...card } = row;
  return { ...card, classes: [...classes] };
}

export interface Page<Row> {
  readonly rows: Row[];
  readonly next: string | null;
  readonly total: number;
}

/** A page of orders by status and text; `next` is the `after` of the following page. */
export function orderPage(desk: Desk, query: { readonly status?: OrderStatus | undefined; readonly text: string; readonly after?: string | undefined; readonly limit: number }): Page<OrderCard> {
  const { rows, total } = listOrders(desk.store, { filter: query.status, text: query.text.trim().toLowerCase(), after: query.after, limit: query.limit + 1 });
  const shown = rows.slice(0, query.limit);
  return { rows: shown.map(cardOf), next: rows.length > shown.length ? (shown.at(-1)?.sort ?? null) : null, total };
}

/** An order with its lines. `thing.not-found`. */
export function getOrder(desk: Desk, orderNo: OrderNo): Outcome<{ readonly order: OutboundOrder; readonly card: OrderCard }> {
  const row = readOrderRow(desk.store, orderNo);
  const order = readOrderDocument(desk.store, orderNo);
  return row === undefined || order === undefined ? refused(problem('thing.not-found', { what: 'order', id: orderNo })) : done({ order, card: cardOf(row) });
}
