import type { OutboundOrder } from '../../../shared/delivery/outbound-order.ts';
import type { OrderNo, PickupId } from '../../../shared/kernel/ids.ts';
import type { CivilDate, Instant } from '../../../shared/kernel/instant.ts';
import type { ProductClass } from '../../../shared/policy/product-class.ts';
import { elsewhereColumn, isNowhereElse, type PickupElsewhere } from './elsewhere-rows.ts';
import { heldText, holdsText } from '../store/held-text.ts';
import { rowOf, rowsOf, type Store } from '../store/open-store.ts';

export type OrderStatus = 'on-the-way' | 'picked-up' | 'sealed' | 'withdrawn';

export interface OrderRow {
  readonly orderNo: OrderNo;
  readonly source: 'hq' | 'paper';
  readonly status: OrderStatus;
  readonly shippedOn: CivilDate | null;
  readonly carrier: string;
  readonly carrierPhone: string;
  readonly waybill: string;
  readonly title: string;
  readonly kinds: number;
  readonly classes: readonly ProductClass[];
  readonly lines: number;
  readonly pickup: PickupId | null;
  /** The first of the dealer's other desks that has picked it up. */
  readonly elsewhere: Omit<PickupElsewhere, 'pickup'> | null;
  readonly sort: string;
}

const columns = `order_no AS orderNo, source, status, shipped_on AS shippedOn, carrier, carrier_phone AS carrierPhone, waybill, title, kinds, classes, line_count AS lines, pickup,
  ${elsewhereColumn} AS elsewhere, sort`;

type Raw = Omit<OrderRow, 'classes' | 'elsewhere'> & { classes: string; elsewhere: string | null };

function fromRaw(raw: Raw): OrderRow {
  return { ...raw, classes: JSON.parse(raw.classes) as ProductClass[], elsewhere: raw.elsewhere === null ? null : (JSON.parse(raw.elsewhere) as OrderRow['elsewhere']) };
}

export function readOrderRow(store: Store, orderNo: OrderNo): OrderRow | undefined {
  const raw = rowOf<Raw>(store.prepare(`SELECT ${columns} FROM outbound_order WHERE order_no = ?`).get(orderNo));
  return raw === undefined ? undefined : fromRaw(raw);
}

export function readOrderDocument(store: Store, orderNo: OrderNo): OutboundOrder | undefined {
  const row = rowOf<{ document: string }>(store.prepare('SELECT document FROM order_document WHERE order_no = ?').get(orderNo));
  return row === undefined ? undefined : (JSON.parse(row.document) as OutboundOrder);
}

export interface OrderEntry extends Omit<OrderRow, 'pickup' | 'status' | 'elsewhere'> {
  readonly takenAt: Instant;
  readonly search: string;
  readonly document: OutboundOrder;
}

/** Writes an order, or a newer text of it. Its pickup and status stay; a withdrawn order that is sent again is on its way again. */
export function writeOrder(store: Store, order: OrderEntry): void {
  store
    .prepare(
      `INSERT INTO outbound_order (order_no, source, status, shipped_on, carrier, carrier_phone, waybill, title, kinds, classes, line_count, pickup, taken_at, sort, search)
       VALUES (?, ?, 'on-the-way', ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, ?)
       ON CONFLICT (order_no) DO UPDATE SET source = excluded.source, status = CASE WHEN status = 'withdrawn' THEN 'on-the-way' ELSE status END,
         shipped_on = excluded.shipped_on, carrier = excluded.carrier, carrier_phone = excluded.carrier_phone, waybill = excluded.waybill,
         title = excluded.title, kinds = excluded.kinds, classes = excluded.classes, line_count = excluded.line_count, sort = excluded.sort, search = excluded.search`,
    )
    .run(order.orderNo, order.source, order.shippedOn, order.carrier, order.carrierPhone, order.waybill, order.title, order.kinds, JSON.stringify(order.classes), order.lines, order.takenAt, order.sort, order.search);
  store
    .prepare('INSERT INTO order_document (order_no, document) VALUES (?, ?) ON CONFLICT (order_no) DO UPDATE SET document = excluded.document')
    .run(order.orderNo, JSON.stringify(order.document));
}

/** Marks an order as withdrawn by HQ, unless it has been picked up already. */
export function withdrawOrder(store: Store, orderNo: OrderNo): boolean {
  return store.prepare("UPDATE outbound_order SET status = 'withdrawn' WHERE order_no = ? AND status = 'on-the-way'").run(orderNo).changes === 1;
}

export function bindOrderToPickup(store: Store, orderNo: OrderNo, pickup: PickupId): void {
  store.prepare("UPDATE outbound_order SET status = 'picked-up', pickup = ? WHERE order_no = ?").run(pickup, orderNo);
}

export function markOrdersSealed(store: Store, pickup: PickupId): void {
  store.prepare("UPDATE outbound_order SET status = 'sealed' WHERE pickup = ?").run(pickup);
}

/** Some of the goods are to be signed again. */
export function markOrdersOpen(store: Store, pickup: PickupId): void {
  store.prepare("UPDATE outbound_order SET status = 'picked-up' WHERE pickup = ? AND status = 'sealed'").run(pickup);
}

export interface ListQuery<Filter> {
  readonly filter: Filter | undefined;
  /** Lower-case text that the row's search text holds; empty: any. */
  readonly text: string;
  /** The `sort` of the last row of the page before. */
  readonly after: string | undefined;
  readonly limit: number;
}

/** A page of orders, the newest shipping day first. What another desk has picked up is not on the way. */
export function listOrders(store: Store, query: ListQuery<OrderStatus>): { readonly rows: readonly OrderRow[]; readonly total: number } {
  const where = [...(query.filter === undefined ? [] : ['status = :filter']), ...(query.filter === 'on-the-way' ? [isNowhereElse] : []), ...(query.text === '' ? [] : [holdsText])];
  const bound = { ...(query.filter === undefined ? {} : { filter: query.filter }), ...(query.text === '' ? {} : heldText(query.text)) };
  const counted = where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`;
  const paged = query.after === undefined ? where : [...where, 'sort < :after'];
  const page = paged.length === 0 ? '' : `WHERE ${paged.join(' AND ')}`;
  const total = rowOf<{ n: number }>(store.prepare(`SELECT count(*) AS n FROM outbound_order ${counted}`).get(bound))?.n ?? 0;
  const raw = rowsOf<Raw>(
    store
      .prepare(`SELECT ${columns} FROM outbound_order ${page} ORDER BY sort DESC LIMIT :limit`)
      .all({ ...bound, ...(query.after === undefined ? {} : { after: query.after }), limit: query.limit }),
  );
  return { rows: raw.map(fromRaw), total };
}

export function readCarriers(store: Store): readonly { readonly name: string; readonly phone: string }[] {
  return rowsOf(store.prepare('SELECT name, phone FROM carrier ORDER BY used_at DESC LIMIT 200').all());
}

export function rememberCarrier(store: Store, name: string, phone: string, usedAt: Instant): void {
  store.prepare('INSERT INTO carrier (name, phone, used_at) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET phone = excluded.phone, used_at = excluded.used_at').run(name, phone, usedAt);
}
