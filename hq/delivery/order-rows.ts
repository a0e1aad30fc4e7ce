import { sql, type Insertable, type Transaction } from 'kysely';
import type { OutboundOrder } from '../../shared/delivery/outbound-order.ts';
import { canonicalText } from '../../shared/kernel/canonical-text.ts';
import type { OrderNo, Sha256 } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import { pieces, type Query } from '../store/query.ts';
import type { Tables } from '../store/tables.ts';
import type { Known, KnownDealer, KnownOrder } from './import/known.ts';
import { sameName } from './import/judge-order.ts';

/** Which way an order came to HQ. */
export type CameBy = Tables['outbound_orders']['came_by'];

/** What HQ knows of the dealers and order numbers named, for the judgement of orders. Dealers are few: names are looked up among all. */
export async function readKnown(query: Query, dealerCodes: readonly string[], orderNos: readonly string[]): Promise<Known> {
  const rows = await query.selectFrom('dealers').innerJoin('regions', 'regions.id', 'dealers.region').select(['dealers.id', 'dealers.name', 'dealers.region', 'regions.name as regionName']).execute();
  const wanted = new Set(dealerCodes);
  const dealers = new Map<string, KnownDealer>();
  for (const row of rows) if (wanted.has(row.id)) dealers.set(row.id, { name: row.name, region: row.region, regionName: row.regionName });
  const orders = new Map<string, KnownOrder>();
  for (const piece of pieces(orderNos)) {
    const found = await query.selectFrom('outbound_orders').select(['order_no', 'dealer', 'hash', 'status']).where('order_no', 'in', piece as readonly OrderNo[]).execute();
    for (const row of found) orders.set(row.order_no, { dealer: row.dealer, hash: row.hash, status: row.status });
  }
  return { dealers, dealerOfName: new Map(rows.map((row) => [sameName(row.name), row.id])), orders };
}

export interface OrderToKeep {
  readonly order: OutboundOrder;
  readonly hash: string;
}

export async function insertOrders(trx: Transaction<Tables>, kept: readonly OrderToKeep[], cameBy: CameBy, now: Instant): Promise<void> {
  const rows = kept.map((each) => orderRow(each, cameBy, now));
  for (const piece of pieces(rows, 200)) await trx.insertInto('outbound_orders').values(piece).execute();
  await insertLines(trx, kept);
}

/**
 * Puts a changed order in the place of the one with hash `before`. False where that one is no longer there or on its way: somebody
 * else was faster.
 */
export async function replaceOrder(trx: Transaction<Tables>, kept: OrderToKeep, before: string, cameBy: CameBy, now: Instant): Promise<boolean> {
  const { created_at: _, status: __, order_no: orderNo, ...values } = orderRow(kept, cameBy, now);
  const result = await trx
    .updateTable('outbound_orders')
    .set(values)
    .where('order_no', '=', orderNo)
    .where('hash', '=', before as Sha256)
    .where('status', '=', 'on-the-way')
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) return false;
  await trx.deleteFrom('order_lines').where('order_no', '=', orderNo).execute();
  await insertLines(trx, [kept]);
  return true;
}

async function insertLines(trx: Transaction<Tables>, kept: readonly OrderToKeep[]): Promise<void> {
  const rows = kept.flatMap(({ order }) =>
    order.lines.map((line) => ({
      order_no: order.orderNo, line_no: line.lineNo, product_class: line.productClass, name: line.name, specification: line.specification, colour: line.colour, quantity: line.quantity,
      unit: line.unit, metres_per_length: line.metresPerLength, weight_grams: line.weightGrams, packages: line.packages, note: line.note,
    })),
  );
  for (const piece of pieces(rows)) await trx.insertInto('order_lines').values(piece).execute();
}

function orderRow({ order, hash }: OrderToKeep, cameBy: CameBy, now: Instant): Insertable<Tables['outbound_orders']> {
  return {
    order_no: order.orderNo, dealer: order.dealer, sales_order_no: order.salesOrderNo, shipped_on: order.shippedOn, carrier: order.carrier, waybill: order.waybill, line_count: order.lines.length,
    classes: JSON.stringify([...new Set(order.lines.map((line) => line.productClass))]), document: canonicalText(order), hash: hash as Sha256, came_by: cameBy, status: 'on-the-way',
    search: searchText(order), created_at: now, changed_at: now, withdrawn_at: null, withdrawn_because: null,
  };
}

/** What the search box finds an order by, besides its dealer: numbers, carrier, waybill, and each product's name once. */
function searchText(order: OutboundOrder): string {
  const names = new Set(order.lines.map((line) => line.name));
  return [order.orderNo, order.salesOrderNo, order.waybill, order.carrier, ...names].join('\n').toLowerCase();
}

/** The state of one order; on PostgreSQL its row stays locked until the transaction ends. */
export async function lockOrder(trx: Transaction<Tables>, kind: 'sqlite' | 'postgres', orderNo: OrderNo) {
  const select = trx.selectFrom('outbound_orders').select(['order_no', 'dealer', 'status']).where('order_no', '=', orderNo);
  return (kind === 'postgres' ? select.modifyEnd(sql`for update`) : select).executeTakeFirst();
}
