import { sql, type ExpressionBuilder, type SqlBool } from 'kysely';
import { z } from 'zod';
import type { DealerId, OrderNo, RegionId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import { done, type Outcome } from '../../shared/kernel/outcome.ts';
import { productClassSchema } from '../../shared/policy/product-class.ts';
import { limitStateSchema, type LimitState, type OrderRow } from '../../shared/wire/console-shapes.ts';
import type { Sight } from '../auth/identity.ts';
import type { Hq } from '../hq.ts';
import { cursorOf, pageOf, readCursor } from '../http/list-cursor.ts';
import { likeAnywhere, pieces, type Query } from '../store/query.ts';
import type { Tables } from '../store/tables.ts';
import type { OrderStatus } from './order-status.ts';
import { isOwnDealers } from './own-dealer.ts';

export interface OrderListInput {
  readonly text: string;
  readonly after?: string | undefined;
  readonly limit: number;
  readonly status?: OrderStatus | undefined;
  readonly region?: RegionId | undefined;
  readonly dealer?: DealerId | undefined;
}

export interface OrderPage {
  readonly rows: OrderRow[];
  readonly next: string | null;
  readonly total: number;
}

/** Limits from the worst for HQ to see to the best. */
const worstFirst: readonly LimitState[] = ['late', 'needs-review', 'deemed-accepted', 'no-feedback', 'in-doubt', 'kept-open', 'near', 'running', 'in-time'];
const running: readonly LimitState[] = ['running', 'near', 'in-doubt'];

type Joined = ExpressionBuilder<Tables, 'outbound_orders' | 'dealers'>;

/** The day an order was shipped; one whose day nobody has said counts from the day it came to HQ, so that it is not lost behind thousands. */
const shippedDay = sql<string>`coalesce(outbound_orders.shipped_on, substr(outbound_orders.created_at, 1, 10))`;

/** Outbound orders in sight, the last shipped first, by number within a day; the text is looked for in order numbers, waybill, carrier, products, and the dealer's name and code. */
export async function listOrders(hq: Pick<Hq, 'db' | 'clock'>, sight: Sight, input: OrderListInput): Promise<Outcome<OrderPage>> {
  const after = readCursor(input.after, 2);
  if (!after.ok) return after;
  const wanted = (eb: Joined) => eb.and(conditions(eb, sight, input));
  const from = () => hq.db.selectFrom('outbound_orders').innerJoin('dealers', 'dealers.id', 'outbound_orders.dealer').where(wanted);
  const { total } = await from().select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  let query = from().select(rowColumns).select(shippedDay.as('shipped_day')).orderBy(shippedDay, 'desc').orderBy('outbound_orders.order_no', 'desc').limit(input.limit + 1);
  if (after.value !== null) {
    const [day = '', orderNo = ''] = after.value;
    query = query.where(sql<SqlBool>`(${shippedDay}, outbound_orders.order_no) < (${day}, ${orderNo})`);
  }
  const rows = await query.execute();
  const facts = await readFacts(hq.db, rows.map((row) => row.order_no));
  const now = hq.clock.now();
  return done({ ...pageOf(rows, input.limit, (row) => cursorOf(row.shipped_day, row.order_no), (row) => orderRowOf(row, facts(row.order_no), now)), total });
}

/** One order's row where it is in sight. */
export async function readOrderRow(hq: Pick<Hq, 'db' | 'clock'>, sight: Sight, orderNo: OrderNo): Promise<{ readonly row: OrderRow; readonly document: string } | undefined> {
  const row = await hq.db
    .selectFrom('outbound_orders')
    .innerJoin('dealers', 'dealers.id', 'outbound_orders.dealer')
    .select([...rowColumns, 'outbound_orders.document'])
    .where('outbound_orders.order_no', '=', orderNo)
    .where((eb) => eb.and(inSight(eb, sight)))
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const facts = await readFacts(hq.db, [orderNo]);
  return { row: orderRowOf(row, facts(orderNo), hq.clock.now()), document: row.document };
}

const rowColumns = [
  'outbound_orders.order_no', 'outbound_orders.sales_order_no', 'outbound_orders.dealer', 'dealers.name as dealer_name', 'dealers.region', 'outbound_orders.shipped_on', 'outbound_orders.carrier',
  'outbound_orders.waybill', 'outbound_orders.line_count', 'outbound_orders.classes', 'outbound_orders.status',
] as const;

function inSight(eb: Joined, sight: Sight) {
  if (sight.all) return [];
  return [sight.regions.length === 0 ? sql<SqlBool>`1 = 0` : eb('dealers.region', 'in', sight.regions)];
}

function conditions(eb: Joined, sight: Sight, input: OrderListInput) {
  const found = [...inSight(eb, sight)];
  if (input.status !== undefined) found.push(eb('outbound_orders.status', '=', input.status));
  if (input.region !== undefined) found.push(eb('dealers.region', '=', input.region));
  if (input.dealer !== undefined) found.push(eb('outbound_orders.dealer', '=', input.dealer));
  for (const word of input.text.trim().split(/\s+/).filter((text) => text !== '')) {
    const like = likeAnywhere(word);
    found.push(sql<SqlBool>`(${eb.ref('outbound_orders.search')} like ${like} escape '\\' or ${eb.ref('dealers.search')} like ${like} escape '\\')`);
  }
  return found;
}

/** What an order's row says beside the order itself. */
export interface OrderFacts {
  readonly limits: readonly LimitFacts[];
  readonly refusedLines: number;
}

/** What it says of one limit of its pickups. */
export interface LimitFacts {
  readonly dueAt: Instant;
  readonly state: LimitState;
}

async function readFacts(db: Query, orderNos: readonly OrderNo[]): Promise<(orderNo: OrderNo) => OrderFacts> {
  const limits = await readLimits(db, orderNos);
  const refused = await readRefusedLines(db, orderNos);
  return (orderNo) => ({ limits: limits.get(orderNo) ?? [], refusedLines: refused.get(orderNo) ?? 0 });
}

async function readLimits(db: Query, orderNos: readonly OrderNo[]): Promise<ReadonlyMap<OrderNo, readonly LimitFacts[]>> {
  const found = new Map<OrderNo, LimitFacts[]>();
  for (const piece of pieces(orderNos)) {
    const rows = await db
      .selectFrom('pickup_orders')
      .innerJoin('pickups', 'pickups.id', 'pickup_orders.pickup')
      .innerJoin('outbound_orders', (join) => join.onRef('outbound_orders.order_no', '=', 'pickup_orders.order_no').on(isOwnDealers))
      .innerJoin('pickup_limits', 'pickup_limits.pickup', 'pickup_orders.pickup')
      .select(['pickup_orders.order_no', 'pickup_limits.due_at', 'pickup_limits.state'])
      .where('pickup_orders.order_no', 'in', piece)
      .execute();
    for (const row of rows) {
      const facts = { dueAt: row.due_at, state: limitStateSchema.parse(row.state) };
      const list = found.get(row.order_no);
      if (list === undefined) found.set(row.order_no, [facts]);
      else list.push(facts);
    }
  }
  return found;
}

/** How many lines of each order its own dealer has refused, the last record of a line counting; orders without any are not there. */
async function readRefusedLines(db: Query, orderNos: readonly OrderNo[]): Promise<ReadonlyMap<OrderNo, number>> {
  const found = new Map<OrderNo, number>();
  for (const piece of pieces(orderNos)) {
    const rows = await db
      .selectFrom((from) =>
        from
          .selectFrom('record_lines')
          .innerJoin('records', 'records.id', 'record_lines.record')
          .innerJoin('outbound_orders', (join) => join.onRef('outbound_orders.order_no', '=', 'record_lines.order_no').onRef('outbound_orders.dealer', '=', 'records.dealer'))
          .select((eb) => ['record_lines.order_no', 'record_lines.decision', eb.fn.agg<number>('row_number').over((over) => over.partitionBy(['record_lines.order_no', 'record_lines.line']).orderBy('records.position', 'desc')).as('nth')])
          .where('record_lines.order_no', 'in', piece)
          .as('decided'),
      )
      .select((eb) => ['decided.order_no', eb.fn.countAll<number>().as('refused')])
      .where('decided.nth', '=', 1)
      .where('decided.decision', '=', 'refuse')
      .groupBy('decided.order_no')
      .execute();
    for (const row of rows) found.set(row.order_no, row.refused);
  }
  return found;
}

/** What an order's row is made of, as the database has it. */
export type JoinedRow = Pick<Tables['outbound_orders'], 'sales_order_no' | 'dealer' | 'shipped_on' | 'carrier' | 'waybill' | 'line_count' | 'classes' | 'status'> & {
  readonly order_no: OrderNo;
  readonly dealer_name: string;
  readonly region: RegionId;
};

export function orderRowOf(row: JoinedRow, { limits, refusedLines }: OrderFacts, now: Instant): OrderRow {
  const dues = limits.map((limit) => limit.dueAt).toSorted();
  const open = limits.filter((limit) => running.includes(limit.state) && limit.dueAt >= now).map((limit) => limit.dueAt).toSorted();
  return {
    orderNo: row.order_no,
    salesOrderNo: row.sales_order_no,
    dealer: row.dealer,
    dealerName: row.dealer_name,
    region: row.region,
    shippedOn: row.shipped_on,
    carrier: row.carrier,
    waybill: row.waybill,
    lines: row.line_count,
    classes: z.array(productClassSchema).parse(JSON.parse(row.classes)),
    status: row.status,
    refusedLines,
    dueAt: open[0] ?? dues.at(-1) ?? null,
    worstState: worstFirst.find((state) => limits.some((limit) => limit.state === state)) ?? null,
  };
}
