import { sql, type SqlBool } from 'kysely';
import type { OutboundOrder } from '../../shared/delivery/outbound-order.ts';
import { lineKey } from '../../shared/delivery/pickup.ts';
import type { DealerId, OrderNo, PickupId } from '../../shared/kernel/ids.ts';
import type { Decision } from '../../shared/inspection/inspection.ts';
import { limitStateSchema, type OrderRow } from '../../shared/wire/console-shapes.ts';
import type { Sight } from '../auth/identity.ts';
import type { Hq } from '../hq.ts';
import { readPickupDocument } from '../pickup/pickup-rows.ts';
import { likeAnywhere, pieces, type Query } from '../store/query.ts';
import { orderRowOf, type LimitFacts } from './list-orders.ts';
import { pickedUpStatus } from './order-status.ts';

/** An order that HQ knows from a pickup only: the dealer has entered it from paper, or HQ has lost it. */
export interface PaperOrder {
  readonly row: OrderRow;
  readonly order: OutboundOrder;
}

/** The order of this number as the last pickup in sight has it that names it, of one dealer where it is said. Ask only for what is not among HQ's own orders in sight. */
export async function readPaperOrder(hq: Pick<Hq, 'db' | 'clock'>, sight: Sight, orderNo: OrderNo, dealer?: DealerId): Promise<PaperOrder | undefined> {
  const named = await pickupsNaming(hq.db, sight)
    .where('pickup_orders.order_no', '=', orderNo)
    .$if(dealer !== undefined, (query) => query.where('pickups.dealer', '=', dealer as DealerId))
    .limit(1)
    .execute();
  return (await paperOrdersOf(hq, named))[0];
}

/** Orders in sight that HQ has not sent to their dealers, the last picked up first; the text is looked for in order numbers, carrier, waybill and plate, and the dealer's name and code. */
export async function findPaperOrders(hq: Pick<Hq, 'db' | 'clock'>, sight: Sight, text: string, most: number): Promise<readonly OrderRow[]> {
  if (most <= 0) return [];
  let query = pickupsNaming(hq.db, sight).where((eb) =>
    eb.not(eb.exists(eb.selectFrom('outbound_orders').select('outbound_orders.order_no').whereRef('outbound_orders.order_no', '=', 'pickup_orders.order_no').whereRef('outbound_orders.dealer', '=', 'pickups.dealer'))),
  );
  for (const word of text.trim().split(/\s+/).filter((each) => each !== '')) {
    const like = likeAnywhere(word);
    query = query.where(sql<SqlBool>`(pickups.search like ${like} escape '\\' or dealers.search like ${like} escape '\\')`);
  }
  const named = await query.limit(most).execute();
  return (await paperOrdersOf(hq, named)).map((each) => each.row);
}

function pickupsNaming(db: Query, sight: Sight) {
  const query = db
    .selectFrom('pickup_orders')
    .innerJoin('pickups', 'pickups.id', 'pickup_orders.pickup')
    .innerJoin('dealers', 'dealers.id', 'pickups.dealer')
    .select(['pickup_orders.order_no', 'pickups.id', 'pickups.document', 'pickups.dealer', 'dealers.name as dealer_name', 'dealers.region'])
    .orderBy('pickups.picked_up_at', 'desc')
    .orderBy('pickups.id', 'desc')
    .orderBy('pickup_orders.order_no');
  if (sight.all) return query;
  return sight.regions.length === 0 ? query.where(sql<SqlBool>`1 = 0`) : query.where('dealers.region', 'in', sight.regions);
}

type Naming = Awaited<ReturnType<ReturnType<typeof pickupsNaming>['execute']>>[number];

/** Each dealer's order of a number once, as its last pickup has it. */
async function paperOrdersOf(hq: Pick<Hq, 'db' | 'clock'>, named: readonly Naming[]): Promise<readonly PaperOrder[]> {
  const once = new Map<string, Naming>();
  for (const each of named) if (!once.has(`${each.dealer} ${each.order_no}`)) once.set(`${each.dealer} ${each.order_no}`, each);
  const pickups = [...new Set(named.map((each) => each.id))];
  const limits = await readLimits(hq.db, pickups);
  const decisions = await readDecisions(hq.db, pickups);
  const now = hq.clock.now();
  return [...once.values()].flatMap((each) => {
    const order = readPickupDocument(each.document).orders.find((one) => one.orderNo === each.order_no);
    if (order === undefined) return [];
    const made = decisions.get(each.id) ?? new Map<string, Decision>();
    const row = {
      order_no: each.order_no, sales_order_no: order.salesOrderNo, dealer: each.dealer, dealer_name: each.dealer_name, region: each.region, shipped_on: order.shippedOn, carrier: order.carrier, waybill: order.waybill,
      line_count: order.lines.length, classes: JSON.stringify([...new Set(order.lines.map((line) => line.productClass))]), status: pickedUpStatus(order, made),
    };
    const refusedLines = order.lines.filter((line) => made.get(lineKey(order.orderNo, line.lineNo)) === 'refuse').length;
    return [{ row: orderRowOf(row, { limits: limits.get(each.id) ?? [], refusedLines }, now), order }];
  });
}

async function readLimits(db: Query, pickups: readonly PickupId[]): Promise<ReadonlyMap<PickupId, readonly LimitFacts[]>> {
  const found = new Map<PickupId, LimitFacts[]>();
  for (const piece of pieces(pickups)) {
    for (const row of await db.selectFrom('pickup_limits').select(['pickup', 'due_at', 'state']).where('pickup', 'in', piece).execute()) {
      const list = found.get(row.pickup) ?? [];
      list.push({ dueAt: row.due_at, state: limitStateSchema.parse(row.state) });
      found.set(row.pickup, list);
    }
  }
  return found;
}

/** What the records have decided of each line, the last one counting. */
async function readDecisions(db: Query, pickups: readonly PickupId[]): Promise<ReadonlyMap<string, ReadonlyMap<string, Decision>>> {
  const found = new Map<string, Map<string, Decision>>();
  for (const piece of pieces(pickups)) {
    const rows = await db
      .selectFrom('record_lines')
      .innerJoin('records', 'records.id', 'record_lines.record')
      .select(['record_lines.pickup', 'record_lines.line', 'record_lines.decision'])
      .where('record_lines.pickup', 'in', piece)
      .orderBy('records.position')
      .execute();
    for (const row of rows) found.set(row.pickup, (found.get(row.pickup) ?? new Map<string, Decision>()).set(row.line, row.decision));
  }
  return found;
}
