import { sql, type SqlBool } from 'kysely';
import { outboundOrderSchema } from '../../shared/delivery/outbound-order.ts';
import type { DealerId, OrderNo } from '../../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../../shared/kernel/outcome.ts';
import { problem } from '../../shared/kernel/problem.ts';
import type { OrderView, RecordRow } from '../../shared/wire/console-shapes.ts';
import type { Sight } from '../auth/identity.ts';
import type { Hq } from '../hq.ts';
import { readLimitViews } from '../pickup/limit-views.ts';
import { readPickupDocument } from '../pickup/pickup-rows.ts';
import { readOpenRefused, refusedViews } from '../pickup/refused-goods.ts';
import { readReminders } from '../pickup/reminder-rows.ts';
import { recordRowOf, recordsInSight, selectRows } from '../record/record-list.ts';
import { likeAnywhere, type Query } from '../store/query.ts';
import { readOrderRow } from './list-orders.ts';
import { readPaperOrder, type PaperOrder } from './paper-orders.ts';

const mostRecords = 500;

/**
 * One order that lies in sight, with its dealer's pickups of it, their limits, and the records about it, newest first. An order that HQ has not
 * sent, because its dealer entered it from paper, is as its pickup has it. Dealers number their papers themselves: `dealer` says whose order of the number is meant. `thing.not-found`.
 */
export async function viewOrder(hq: Pick<Hq, 'db' | 'clock'>, sight: Sight, orderNo: OrderNo, dealer?: DealerId): Promise<Outcome<OrderView>> {
  const known = await readHqOrder(hq, sight, orderNo);
  const found = known !== undefined && (dealer === undefined || known.row.dealer === dealer) ? known : await readPaperOrder(hq, sight, orderNo, dealer);
  if (found === undefined) return refused(problem('thing.not-found', { what: 'order', id: orderNo }));
  return done({
    row: found.row,
    order: found.order,
    dealerPhone: await readPhone(hq.db, found.row.dealer),
    pickups: await readPickups(hq.db, found.row.dealer, orderNo),
    records: await readRecords(hq.db, sight, found.row.dealer, orderNo),
  });
}

async function readHqOrder(hq: Pick<Hq, 'db' | 'clock'>, sight: Sight, orderNo: OrderNo): Promise<PaperOrder | undefined> {
  const found = await readOrderRow(hq, sight, orderNo);
  return found === undefined ? undefined : { row: found.row, order: outboundOrderSchema.parse(JSON.parse(found.document)) };
}

async function readPhone(db: Query, dealer: DealerId): Promise<string> {
  return (await db.selectFrom('dealers').select('phone').where('id', '=', dealer).executeTakeFirstOrThrow()).phone;
}

async function readPickups(db: Query, dealer: DealerId, orderNo: OrderNo): Promise<OrderView['pickups']> {
  const rows = await db
    .selectFrom('pickup_orders')
    .innerJoin('pickups', 'pickups.id', 'pickup_orders.pickup')
    .innerJoin('devices', 'devices.id', 'pickups.device')
    .select(['pickups.id', 'pickups.document', 'devices.name as device_name'])
    .where('pickup_orders.order_no', '=', orderNo)
    .where('pickups.dealer', '=', dealer)
    .orderBy('pickups.picked_up_at')
    .orderBy('pickups.id')
    .execute();
  const limits = await readLimitViews(db, rows.map((row) => row.id));
  const refused = await readOpenRefused(db, rows.map((row) => row.id));
  const views: OrderView['pickups'] = [];
  for (const row of rows) views.push({ pickup: readPickupDocument(row.document), deviceName: row.device_name, limits: [...(limits.get(row.id) ?? [])], reminders: await readReminders(db, row.id), refused: refusedViews(refused.get(row.id)) });
  return views;
}

async function readRecords(db: Query, sight: Sight, dealer: DealerId, orderNo: OrderNo): Promise<RecordRow[]> {
  const named = likeAnywhere(JSON.stringify(orderNo));
  const rows = await selectRows(recordsInSight(db, sight).where('records.dealer', '=', dealer).where(sql<SqlBool>`lower(records.order_nos) like ${named} escape '\\'`))
    .orderBy('records.position', 'desc')
    .limit(mostRecords)
    .execute();
  // An order number in lower case is another number; LIKE on SQLite does not tell them apart.
  return rows.map(recordRowOf).filter((row) => row.orderNos.includes(orderNo));
}
