import type { PickupId, RecordId } from '../../../shared/kernel/ids.ts';
import { sealedRecordSchema, type SealedRecord } from '../../../shared/seal/sealed-record.ts';
import { markOrdersOpen, markOrdersSealed } from '../delivery/order-rows.ts';
import { markCallsOpen, markCallsSealed } from '../inspection/draft-rows.ts';
import type { Store } from '../store/open-store.ts';
import { readRecordRow, readRecordText } from './record-rows.ts';
import { moveFromRefused, moveToRefused, readRecordsOfLines, recountSealed } from './refused-line-rows.ts';
import { restorePickup } from './restore-pickup.ts';

/**
 * R-TL-20: HQ has refused the record for good, so its lines are open again with all that was found, and an enrolled person can sign them anew. The record itself stays as it is. In the
 * caller's commit; a second time changes nothing.
 */
export function freeLines(store: Store, record: RecordId): void {
  if (moveToRefused(store, record) === 0) return;
  const text = textOf(store, record);
  const pickup = pickupOf(store, record);
  if (!recountSealed(store, pickup)) markOrdersOpen(store, pickup);
  if ('dispatcherCalls' in text.body) markCallsOpen(store, pickup, text.body.dispatcherCalls);
}

/** HQ, restored, has taken the record after all: it stands again for those of its lines that nobody has signed anew. In the caller's commit. */
export function bindLinesAgain(store: Store, record: RecordId): void {
  const { refused, back } = moveFromRefused(store, record);
  if (refused === 0) return;
  const text = textOf(store, record);
  const pickup = pickupOf(store, record);
  // What was changed while the lines were open is not what was signed.
  if (back === refused) restorePickup(store, text);
  if (recountSealed(store, pickup)) markOrdersSealed(store, pickup);
  if (back > 0 && 'dispatcherCalls' in text.body) markCallsSealed(store, pickup, text.body.dispatcherCalls);
}

/** The journal brings a record for lines for which another one stands: that one was refused before this one was sealed, and only the database that knew is lost. */
export function freeLinesFor(store: Store, { body }: SealedRecord): void {
  if (body.kind === 'correction') return;
  const [pickup, part, lines] = body.kind === 'install-notice' ? ([body.pickup, 'installed', body.lines] as const) : ([body.pickup.id, 'goods', body.lines.map((line) => line.line)] as const);
  const earlier = readRecordsOfLines(store, pickup, part, lines);
  for (const record of earlier) moveToRefused(store, record, lines);
  if (earlier.length > 0) recountSealed(store, pickup);
}

function pickupOf(store: Store, record: RecordId): PickupId {
  const row = readRecordRow(store, record);
  if (row === undefined) throw new Error(`record ${record} is not there`);
  return row.pickup;
}

function textOf(store: Store, record: RecordId): SealedRecord {
  const signed = readRecordText(store, record);
  if (signed === undefined) throw new Error(`record ${record} has no text`);
  return sealedRecordSchema.parse(JSON.parse(signed.text));
}
