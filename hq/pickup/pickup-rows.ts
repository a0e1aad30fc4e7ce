import type { Transaction } from 'kysely';
import type { DealerId, DeviceId, PickupId, RecordId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import { pickupSchema, type LineKey, type Pickup } from '../../shared/delivery/pickup.ts';
import { recordBodySchema } from '../../shared/seal/sealed-record.ts';
import type { PickupReport } from '../../shared/wire/desk-contract.ts';
import { insertTables, rowsFor } from '../store/insert-rows.ts';
import { prepare } from '../store/prepared-query.ts';
import { pieces } from '../store/query.ts';
import type { Tables } from '../store/tables.ts';
import type { Asking } from '../store/together.ts';

/** What the search box finds a pickup by: lower-case words. */
function searchOf(pickup: Pickup): string {
  const words = [pickup.carrier, pickup.waybill, pickup.plate, ...pickup.orders.flatMap((order) => [order.orderNo, order.salesOrderNo, order.dealer, order.dealerName])];
  return [...new Set(words)].join(' ').toLowerCase();
}

/** Writes pickups that HQ did not know. `revision` 0: heard of through a record, so that any report is newer. */
export async function insertPickups(
  trx: Asking,
  heard: readonly { readonly pickup: Pickup; readonly dealer: DealerId; readonly device: DeviceId; readonly revision: number; readonly limitsShownAt: Instant | null }[],
  now: Instant,
): Promise<void> {
  const rows = heard.map(({ pickup, dealer, device, revision, limitsShownAt }) => ({ id: pickup.id, dealer, device, ...columnsOf(pickup), revision, limits_shown_at: limitsShownAt, heard_at: now }));
  const orders = heard.flatMap(({ pickup }) => [...new Set(pickup.orders.map((order) => order.orderNo))].map((orderNo) => ({ pickup: pickup.id, order_no: orderNo })));
  await insertTables(trx, [rowsFor('pickups', rows), rowsFor('pickup_orders', orders)]);
}

/** Replaces what a newer report says of a known pickup. */
export async function updatePickup(trx: Transaction<Tables>, report: PickupReport, now: Instant): Promise<void> {
  const { pickup } = report;
  await trx.updateTable('pickups').set({ ...columnsOf(pickup), revision: report.revision, limits_shown_at: report.limitsShownAt, heard_at: now }).where('id', '=', pickup.id).execute();
  await trx.deleteFrom('pickup_orders').where('pickup', '=', pickup.id).execute();
  const orders = [...new Set(pickup.orders.map((order) => order.orderNo))].map((orderNo) => ({ pickup: pickup.id, order_no: orderNo }));
  await trx.insertInto('pickup_orders').values(orders).execute();
}

function columnsOf(pickup: Pickup) {
  return {
    document: JSON.stringify(pickup),
    picked_up_at: pickup.pickedUpAt,
    entered_at: pickup.enteredAt,
    order_nos: JSON.stringify([...new Set(pickup.orders.map((order) => order.orderNo))]),
    carrier: pickup.carrier,
    carrier_phone: pickup.carrierPhone,
    search: searchOf(pickup),
  };
}

/** Reminders that a desk has shown; one that HQ knows stays as it was first told (R-TL-17). */
export async function insertReminders(trx: Transaction<Tables>, report: PickupReport): Promise<void> {
  const rows = report.reminders.map((reminder) => ({ pickup: report.pickup.id, rule: reminder.rule, due_at: reminder.dueAt, kind: reminder.kind, shown_at: reminder.shownAt }));
  for (const piece of pieces(rows)) {
    await trx.insertInto('pickup_reminders').values(piece).onConflict((conflict) => conflict.columns(['pickup', 'rule', 'due_at', 'kind']).doNothing()).execute();
  }
}

/** What the desk says still lies on its queue of a pickup, instead of what it said before. */
export async function replaceUnsent(trx: Transaction<Tables>, pickup: PickupId, unsent: PickupReport['unsent']): Promise<void> {
  await trx.deleteFrom('pickup_unsent').where('pickup', '=', pickup).execute();
  const rows = [...new Map(unsent.map((each) => [each.record, each])).values()].map((each) => ({ pickup, record: each.record, kind: each.kind, sealed_at_wall: each.sealedAtWall, lines: JSON.stringify(each.lines) }));
  for (const piece of pieces(rows)) await trx.insertInto('pickup_unsent').values(piece).execute();
}

const unsentDeleted = prepare((db, { records }: { readonly records: readonly RecordId[] }, words) => db.deleteFrom('pickup_unsent').where(words.among('record', records)));

/** Records that have arrived no longer lie on a queue. */
export async function deleteUnsent(trx: Asking, records: readonly RecordId[]): Promise<void> {
  await unsentDeleted(trx, { records });
}

export function readPickupDocument(text: string): Pickup {
  return pickupSchema.parse(JSON.parse(text));
}

const held = prepare((db, { ids }: { readonly ids: readonly PickupId[] }, words) => db.selectFrom('pickups').select(['id', 'dealer', 'device', 'revision']).where(words.among('id', ids)));

/** Which of the pickups HQ knows, and whose they are. */
export async function knownPickups(db: Asking, ids: readonly PickupId[]): Promise<ReadonlyMap<PickupId, { readonly dealer: DealerId; readonly device: DeviceId; readonly revision: number }>> {
  if (ids.length === 0) return new Map();
  const rows = await held(db, { ids });
  return new Map(rows.map((row) => [row.id, row]));
}

const toldByNotices = prepare((db, { ids }: { readonly ids: readonly PickupId[] }, words) =>
  db
    .selectFrom('records')
    .innerJoin('record_texts', 'record_texts.record', 'records.id')
    .select(['records.position', 'records.not_before', 'records.not_after', 'record_texts.text'])
    .where(words.among('records.pickup', ids))
    .where('records.kind', '=', 'install-notice')
    .orderBy('records.position'),
);

/** Notices of installation with damage open, oldest first: what they tell HQ of which lines (R-IN-10, R-TL-20). */
export async function readToldByNotices(db: Asking, ids: readonly PickupId[]): Promise<readonly { readonly pickup: PickupId; readonly position: number; readonly not_before: Instant | null; readonly not_after: Instant; readonly lines: readonly LineKey[] }[]> {
  const rows = await toldByNotices(db, { ids });
  return rows.flatMap(({ text, ...row }) => {
    const body = recordBodySchema.parse((JSON.parse(text) as { readonly body: unknown }).body);
    return body.kind === 'install-notice' && body.damageOpen ? [{ ...row, pickup: body.pickup, lines: body.lines }] : [];
  });
}
