import { sha256 } from '../../../proof/sha256.ts';
import type { SealedWithin } from '../../../shared/delivery/feedback-grade.ts';
import { pickupLines, type LineKey } from '../../../shared/delivery/pickup.ts';
import { isDamagePoint } from '../../../shared/inspection/finding.ts';
import type { PickupId, RecordId, Sha256 } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { ordersOfRecord } from '../../../shared/seal/orders-of-record.ts';
import { provenWithin } from '../../../shared/seal/proven-within.ts';
import type { SealedRecord } from '../../../shared/seal/sealed-record.ts';
import type { SignedText } from '../../../shared/seal/signed-text.ts';
import type { TimeProof } from '../../../shared/seal/time-proof.ts';
import { markOrdersSealed } from '../delivery/order-rows.ts';
import { titleOf } from '../delivery/order-text.ts';
import { raiseSealedCount, readPickupDocument, readPickupRow, type PickupRow } from '../delivery/pickup-rows.ts';
import { markCallsSealed } from '../inspection/draft-rows.ts';
import { writeErrand } from '../outbox/errand-rows.ts';
import type { Store } from '../store/open-store.ts';
import { readRecordRow, writeReceipt, writeRecord, type RecordEntry } from './record-rows.ts';
import { writeInstalledLines, writeSealedLines } from './sealed-line-rows.ts';

/**
 * Writes a sealed record with its receipt, its covered lines and its errand, in the caller's one commit: none of them is ever there without the others.
 */
export function takeRecord(store: Store, record: SealedRecord, signed: SignedText, receipt: { readonly sha256: Sha256; readonly bytes: number }): void {
  const { body } = record;
  const pickup = pickupOf(store, record);
  const row = readPickupRow(store, pickup);
  if (row === undefined) throw new Error(`record ${record.id} is of a pickup that is not there`);
  const within = provenWithin(record.time);
  const goods = goodsOf(store, record, row);
  writeRecord(store, {
    id: record.id,
    sequence: record.sequence,
    hash: sha256(signed.text),
    kind: body.kind,
    pickup,
    ...goods,
    person: record.person.name,
    sealedAt: sealedAt(record.time, within),
    ...countsOf(record),
    dueAt: earliestDue(record),
    notBefore: within.notBefore,
    notAfter: within.notAfter,
    sort: String(record.sequence).padStart(10, '0'),
    search: [goods.title, ...goods.orderNos, row.carrier, row.waybill, record.person.name].join('\n').toLowerCase(),
    signed,
  });
  writeReceipt(store, record.id, receipt);
  if (body.kind === 'feedback' || body.kind === 'refusal') {
    writeSealedLines(store, pickup, record.id, body.lines.map(({ line, decision }) => ({ line, refused: decision === 'refuse' })));
    markCallsSealed(store, pickup, body.dispatcherCalls);
    raiseSealedCount(store, pickup, body.lines.length);
    if (row.sealed + body.lines.length === row.lines) markOrdersSealed(store, pickup);
  }
  if (body.kind === 'install-notice') writeInstalledLines(store, pickup, record.id, body.lines);
  writeErrand(store, {
    record: record.id,
    recordBytes: Buffer.byteLength(signed.text, 'utf8'),
    photos: new Map(record.photos.map((photo) => [photo.sha256, photo.bytes])),
  });
}

function pickupOf(store: Store, record: SealedRecord): PickupId {
  switch (record.body.kind) {
    case 'feedback':
    case 'refusal':
      return record.body.pickup.id;
    case 'install-notice':
      return record.body.pickup;
    default: {
      const corrected = readRecordRow(store, record.body.corrects as RecordId);
      if (corrected === undefined) throw new Error(`record ${record.id} corrects one that is not there`);
      return corrected.pickup;
    }
  }
}

/** What the record is about, by name: the goods it covers, not all that came with them; of a correction those of the record that it corrects. */
function goodsOf(store: Store, record: SealedRecord, row: PickupRow): Pick<RecordEntry, 'title' | 'kinds' | 'orderNos'> {
  const { body } = record;
  const corrected = body.kind === 'correction' ? readRecordRow(store, body.corrects) : undefined;
  if (corrected !== undefined) return { title: corrected.title, kinds: corrected.kinds, orderNos: corrected.orderNos };
  const covered = new Set<LineKey>(body.kind === 'correction' ? [] : body.kind === 'install-notice' ? body.lines : body.lines.map(({ line }) => line));
  const lines = pickupLines(readPickupDocument(store, row.id)).filter((line) => covered.has(line.key));
  if (lines.length === 0) return { title: row.title, kinds: row.kinds, orderNos: row.orderNos };
  return { ...titleOf(lines), orderNos: [...ordersOfRecord(record)] };
}

function countsOf({ body, photoCount }: SealedRecord): Pick<RecordEntry, 'lines' | 'damagePoints' | 'photos'> {
  const lines = 'lines' in body ? body.lines.length : 0;
  const damagePoints = 'findings' in body ? body.findings.filter(isDamagePoint).length : 0;
  return { lines, damagePoints, photos: photoCount };
}

function earliestDue({ body }: SealedRecord): Instant | null {
  if (!('limits' in body)) return null;
  return body.limits.reduce<Instant | null>((first, { dueAt }) => (first === null || dueAt < first ? dueAt : first), null);
}

/** The instant that lists show: HQ's time carried by running time where there is one, else the wall clock. */
function sealedAt(time: TimeProof, within: SealedWithin): Instant {
  return within.notAfter === null || within.notBefore === null ? time.wall : within.notAfter;
}
