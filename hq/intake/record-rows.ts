import type { OpenedRecord } from '../../proof/record.ts';
import { lineKey, pickupLines } from '../../shared/delivery/pickup.ts';
import { isDamagePoint } from '../../shared/inspection/finding.ts';
import type { DealerId, RecordId, Sha256 } from '../../shared/kernel/ids.ts';
import { zeroQuantity } from '../../shared/kernel/quantity.ts';
import { lineVerdict } from '../../shared/receipt/line-verdict.ts';
import { msBetween, type Instant } from '../../shared/kernel/instant.ts';
import type { SealedInterval } from '../../shared/seal/time-proof.ts';
import type { SealedRecord } from '../../shared/seal/sealed-record.ts';
import type { SignedText } from '../../shared/seal/signed-text.ts';
import { insertTables, rowsFor } from '../store/insert-rows.ts';
import { prepare } from '../store/prepared-query.ts';
import type { Tables } from '../store/tables.ts';
import type { Asking } from '../store/together.ts';
import type { Subject } from './corrected-records.ts';

/** What is written of an accepted record. */
export interface AcceptedRecord {
  readonly opened: OpenedRecord;
  readonly signed: SignedText;
  readonly cameBy: 'wire' | 'bundle';
  readonly subject: Subject;
  readonly position: number;
  readonly receivedAt: Instant;
  readonly interval: SealedInterval;
  /** Listed photos that this dealer has handed in before. */
  readonly arrived: ReadonlySet<Sha256>;
  readonly acknowledgement: SignedText;
}

/** Writes the records with their texts, lines, photo lists, acknowledgements and verdicts; `timeliness` is each one's worst verdict. */
export async function insertRecords(
  trx: Asking,
  accepted: readonly AcceptedRecord[],
  { timeliness, verdicts }: { readonly timeliness: ReadonlyMap<RecordId, Tables['records']['timeliness']>; readonly verdicts: readonly Tables['record_limits'][] },
): Promise<void> {
  await insertTables(trx, [
    rowsFor('records', accepted.map((each) => recordRow(each, timeliness.get(each.opened.record.id) ?? 'none'))),
    rowsFor('record_texts', accepted.map(({ opened, signed: { text, signature, certificate } }) => ({ record: opened.record.id, text, signature, certificate }))),
    rowsFor('record_lines', accepted.flatMap(({ opened }) => lineRows(opened.record))),
    rowsFor('record_photos', accepted.flatMap(photoRows)),
    rowsFor('acknowledgements', accepted.map(({ opened, acknowledgement: { text, signature, certificate } }) => ({ record: opened.record.id, about: 'record', text, signature, certificate }))),
    rowsFor('record_limits', verdicts),
  ]);
}

function recordRow({ opened, cameBy, subject, position, receivedAt, interval, arrived }: AcceptedRecord, timeliness: Tables['records']['timeliness']): Tables['records'] {
  const { record, hash, certificate } = opened;
  const { body } = record;
  const goods = body.kind === 'feedback' || body.kind === 'refusal' ? body : undefined;
  const photos = new Set(record.photos.map((photo) => photo.sha256));
  const counts = countsOf(record);
  return {
    id: record.id, position, hash, device: record.device, sequence: record.sequence, previous: record.previous, kind: body.kind, dealer: record.dealer, person: record.person.id,
    person_name: record.person.name, pickup: subject.pickup, corrects: body.kind === 'correction' ? body.corrects : null,
    policy_version: record.policy.version, certificate: certificate.fingerprint, sealed_at_wall: record.time.wall, received_at: receivedAt, came_by: cameBy,
    grade: interval.grade, not_before: interval.notBefore, not_after: interval.notAfter, wall_drift_ms: driftOf(record, interval), timeliness,
    differences: counts.differences, damage_points: counts.damagePoints,
    photos_listed: photos.size, photos_arrived: [...photos].filter((photo) => arrived.has(photo)).length, order_nos: JSON.stringify(subject.orderNos),
    carrier: goods?.pickup.carrier ?? '', carrier_phone: goods?.pickup.carrierPhone ?? '', search: searchOf(record, subject.orderNos), seen_at: null, seen_by: null,
  };
}

/** What a clerk looks for first: lines with any difference, as the receipt judges them (R-IN-6), and damage points. */
export function countsOf({ body }: SealedRecord): { readonly differences: number; readonly damagePoints: number } {
  if (body.kind !== 'feedback' && body.kind !== 'refusal') return { differences: 0, damagePoints: 0 };
  const expected = new Map(pickupLines(body.pickup).map((line) => [line.key, line.quantity]));
  const found = Map.groupBy(body.findings, (finding) => finding.line);
  const verdicts = body.lines.map((line) => lineVerdict(line, expected.get(line.line) ?? zeroQuantity, found.get(line.line)?.length ?? 0));
  return { differences: verdicts.filter((verdict) => verdict === 'differs' || verdict === 'refused').length, damagePoints: body.findings.filter(isDamagePoint).length };
}

/** How far the desk's wall clock stood from what can be proved; null where nothing but the arrival is known. */
function driftOf(record: SealedRecord, interval: SealedInterval): number | null {
  if (interval.grade !== 'anchored') return null;
  if (record.time.wall < interval.notBefore) return msBetween(interval.notBefore, record.time.wall);
  return record.time.wall > interval.notAfter ? msBetween(interval.notAfter, record.time.wall) : 0;
}

function searchOf(record: SealedRecord, orderNos: readonly string[]): string {
  const words = [record.dealer, record.dealerName, record.person.name, ...orderNos];
  if ('pickup' in record.body && typeof record.body.pickup === 'object') {
    const { pickup } = record.body;
    words.push(pickup.carrier, pickup.carrierPhone, pickup.waybill, pickup.plate, ...pickup.orders.map((order) => order.salesOrderNo));
  }
  return [...new Set(words)].join(' ').toLowerCase();
}

export function lineRows({ id, body }: SealedRecord): readonly Tables['record_lines'][] {
  if (body.kind !== 'feedback' && body.kind !== 'refusal') return [];
  const expected = new Map(body.pickup.orders.flatMap((order) => order.lines.map((line) => [lineKey(order.orderNo, line.lineNo), { orderNo: order.orderNo, quantity: line.quantity }] as const)));
  const found = Map.groupBy(body.findings, (finding) => finding.line);
  return body.lines.map(({ line, decision, items, count }) => {
    const known = expected.get(line);
    if (known === undefined) throw new Error('a record covers a line that its pickup does not have');
    return {
      record: id, line, order_no: known.orderNo, pickup: body.pickup.id, decision, items, expected: known.quantity,
      good: count?.good ?? null, damaged: count?.damaged ?? null, missing: count?.missing ?? null, extra: count?.extra ?? null, findings: found.get(line)?.length ?? 0,
    };
  });
}

function photoRows({ opened: { record }, arrived }: AcceptedRecord): readonly Tables['record_photos'][] {
  const photos = new Map(record.photos.map((photo) => [photo.sha256, photo]));
  return [...photos.values()].map((photo) => ({
    record: record.id, sha256: photo.sha256, dealer: record.dealer, bytes: photo.bytes, type: photo.type, arrived: arrived.has(photo.sha256) ? (1 as const) : (0 as const),
  }));
}

const given = prepare((db, { hashes }: { readonly hashes: readonly Sha256[] }, words) => db.selectFrom('blob_givers').select(['sha256', 'dealer']).where(words.among('sha256', hashes)));

/** Which of the pictures this dealer has handed in: `hash:dealer`. */
export async function givenBlobs(db: Asking, hashes: readonly Sha256[]): Promise<ReadonlySet<`${Sha256}:${DealerId}`>> {
  if (hashes.length === 0) return new Set();
  return new Set((await given(db, { hashes: [...new Set(hashes)] })).map((row) => `${row.sha256}:${row.dealer}` as const));
}

const held = prepare((db, { ids }: { readonly ids: readonly RecordId[] }, words) =>
  db
    .selectFrom('records')
    .innerJoin('acknowledgements', (join) => join.onRef('acknowledgements.record', '=', 'records.id').on('acknowledgements.about', '=', 'record'))
    .select(['records.id', 'records.hash', 'acknowledgements.text', 'acknowledgements.signature', 'acknowledgements.certificate'])
    .where(words.among('records.id', ids)),
);

/** Of records that HQ holds: their hash, and how it has answered. */
export async function heldAnswers(db: Asking, ids: readonly RecordId[]): Promise<ReadonlyMap<RecordId, { readonly hash: Sha256; readonly answer: SignedText }>> {
  return new Map((await held(db, { ids })).map(({ id, hash, ...answer }) => [id, { hash, answer }]));
}
