import { sql, type SqlBool } from 'kysely';
import type { OutboundOrder } from '../../shared/delivery/outbound-order.ts';
import { lineKey } from '../../shared/delivery/pickup.ts';
import type { DealerId, OrderNo, PickupId, RegionId } from '../../shared/kernel/ids.ts';
import { done, type Outcome } from '../../shared/kernel/outcome.ts';
import type { Decision } from '../../shared/inspection/inspection.ts';
import { limitStateSchema, type OrderRow } from '../../shared/wire/console-shapes.ts';
import type { Sight } from '../auth/identity.ts';
import type { Hq } from '../hq.ts';
import { cursorOf, pageOf, readCursor } from '../http/list-cursor.ts';
import { readPickupDocument } from '../pickup/pickup-rows.ts';
import { likeAnywhere, pieces, type Query } from '../store/query.ts';
import { orderRowOf, type LimitFacts, type OrderPage } from './list-orders.ts';
import { pickedUpStatus } from './order-status.ts';

/** An order that HQ knows from a pickup only: the dealer has entered it from paper, or HQ has lost it. */
export interface PaperOrder {
  readonly row: OrderRow;
  readonly order: OutboundOrder;
}

/** The order of this number as the last pickup in sight has it that names it, of one dealer where it is said. Ask only for what is not among HQ's own orders in sight. */
export async function readPaperOrder(hq: Pick<Hq, 'db' | 'clock'>, sight: Sight, orderNo: OrderNo, dealer?: DealerId): Promise<PaperOrder | undefined> {
  const [named] = await lastFirst(naming(hq.db, sight))
    .where('pickup_orders.order_no', '=', orderNo)
    .$if(dealer !== undefined, (query) => query.where('pickups.dealer', '=', dealer as DealerId))
    .limit(1)
    .execute();
  return named === undefined ? undefined : (await paperOrdersOf(hq, [named]))[0];
}

export interface PaperListInput {
  readonly text: string;
  readonly after?: string | undefined;
  readonly limit: number;
  readonly region?: RegionId | undefined;
}

/**
 * Orders in sight that HQ has not sent to their dealers, a page of them, the last picked up first; each dealer's order of a number once, as its last pickup has it.
 * The text is looked for in order numbers, carrier, waybill and plate, and the dealer's name and code.
 */
export async function listPaperOrders(hq: Pick<Hq, 'db' | 'clock'>, sight: Sight, input: PaperListInput): Promise<Outcome<OrderPage>> {
  const after = readCursor(input.after, 3);
  if (!after.ok) return after;
  const matching = () => onPaper(naming(hq.db, sight), input);
  const { total } = await matching().select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  let query = lastFirst(matching()).limit(input.limit + 1);
  if (after.value !== null) {
    const [pickedUpAt = '', pickup = '', orderNo = ''] = after.value;
    query = query.where(sql<SqlBool>`(pickups.picked_up_at, pickups.id, pickup_orders.order_no) < (${pickedUpAt}, ${pickup}, ${orderNo})`);
  }
  const page = pageOf(await query.execute(), input.limit, (row) => cursorOf(row.picked_up_at, row.id, row.order_no), (row) => row);
  return done({ rows: (await paperOrdersOf(hq, page.rows)).map((each) => each.row), next: page.next, total });
}

/** Pickups in sight with each order that they name. */
function naming(db: Query, sight: Sight) {
  const query = db.selectFrom('pickup_orders').innerJoin('pickups', 'pickups.id', 'pickup_orders.pickup').innerJoin('dealers', 'dealers.id', 'pickups.dealer');
  if (sight.all) return query;
  return sight.regions.length === 0 ? query.where(sql<SqlBool>`1 = 0`) : query.where('dealers.region', 'in', sight.regions);
}

type Namings = ReturnType<typeof naming>;

/** Only what HQ has not sent to the dealer, only as the last pickup names it, and only what matches. */
function onPaper(query: Namings, { text, region }: Pick<PaperListInput, 'text' | 'region'>): Namings {
  let found = query
    .where((eb) => eb.not(eb.exists(eb.selectFrom('outbound_orders').select('outbound_orders.order_no').whereRef('outbound_orders.order_no', '=', 'pickup_orders.order_no').whereRef('outbound_orders.dealer', '=', 'pickups.dealer'))))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('pickup_orders as again')
            .innerJoin('pickups as later', 'later.id', 'again.pickup')
            .select('again.pickup')
            .whereRef('again.order_no', '=', 'pickup_orders.order_no')
            // Written so that no index of it is taken: SQLite would go through all pickups of the dealer, for each order anew, instead of the few of the number.
            .where(sql<SqlBool>`later.dealer || '' = pickups.dealer`)
            .where(sql<SqlBool>`(later.picked_up_at, later.id) > (pickups.picked_up_at, pickups.id)`),
        ),
      ),
    );
  if (region !== undefined) found = found.where('dealers.region', '=', region);
  for (const word of text.trim().split(/\s+/).filter((each) => each !== '')) {
    const like = likeAnywhere(word);
    found = found.where(sql<SqlBool>`(pickups.search like ${like} escape '\\' or dealers.search like ${like} escape '\\')`);
  }
  return found;
}

function lastFirst(query: Namings) {
  return query
    .select(['pickup_orders.order_no', 'pickups.id', 'pickups.picked_up_at', 'pickups.document', 'pickups.dealer', 'dealers.name as dealer_name', 'dealers.region'])
    .orderBy('pickups.picked_up_at', 'desc')
    .orderBy('pickups.id', 'desc')
    .orderBy('pickup_orders.order_no', 'desc');
}

type Naming = Awaited<ReturnType<ReturnType<typeof lastFirst>['execute']>>[number];

/** What the pickups say of the orders that they name, in the same order. */
async function paperOrdersOf(hq: Pick<Hq, 'db' | 'clock'>, named: readonly Naming[]): Promise<readonly PaperOrder[]> {
  const pickups = [...new Set(named.map((each) => each.id))];
  const limits = await readLimits(hq.db, pickups);
  const decisions = await readDecisions(hq.db, pickups);
  const now = hq.clock.now();
  return named.flatMap((each) => {
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
