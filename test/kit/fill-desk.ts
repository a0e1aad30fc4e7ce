import { createHash } from 'node:crypto';
import { bindOrderToPickup } from '../../electron/host/delivery/order-rows.ts';
import { classesOf, searchTextOf, titleOf } from '../../electron/host/delivery/order-text.ts';
import { raiseSealedCount, writeJudged, writeLimitsShown, writePickup } from '../../electron/host/delivery/pickup-rows.ts';
import { takeOrder } from '../../electron/host/delivery/take-order.ts';
import { writeEmptyChecks } from '../../electron/host/inspection/draft-rows.ts';
import { writeFinding, writeUse } from '../../electron/host/inspection/finding-rows.ts';
import { writePhoto } from '../../electron/host/inspection/photo-rows.ts';
import { writeErrand } from '../../electron/host/outbox/errand-rows.ts';
import { writeReceivedAt, writeRecord, writeRecordState } from '../../electron/host/seal/record-rows.ts';
import { writeSealedLines } from '../../electron/host/seal/sealed-line-rows.ts';
import { openDesk } from '../../electron/host/open-desk.ts';
import type { Desk } from '../../electron/host/desk.ts';
import { pickupLines, type Pickup } from '../../shared/delivery/pickup.ts';
import { makeUuid7, type FindingId, type PackageId, type PhotoId, type PickupId, type RecordId, type Sha256 } from '../../shared/kernel/ids.ts';
import { addMs, instantOf } from '../../shared/kernel/instant.ts';
import { wholeQuantity, zeroQuantity } from '../../shared/kernel/quantity.ts';
import type { RecordBody } from '../../shared/seal/sealed-record.ts';
import { paperOrder } from './desk-orders.ts';

/** Every so-many-th pickup still has open lines. */
const openEvery = 500;
const start = Date.parse('2024-01-01T01:00:00Z');

/** So many of the newest records are still on their way to HQ. */
const waitingRecords = 200;

/**
 * Fills a new desk with pickups of four lines and so many photos each, most of them sealed in a record, the newest of which wait in the queue, and one with 4,000
 * lines. Rows only: the bytes of photos play no part in lists, and of a record's text only what it says of the goods.
 */
export async function fillDesk(folder: string, pickups: number, photos: number): Promise<void> {
  const { desk, close } = await openDesk({ folder, version: 'bench', withoutReserve: true });
  try {
    for (let from = 0; from < pickups; from += 500) {
      desk.store.commit(() => {
        for (let index = from; index < Math.min(pickups, from + 500); index += 1) fillOne(desk, index, 4, photos, index % openEvery !== 0, index < pickups - waitingRecords, `CK-${String(index).padStart(6, '0')}`);
      });
    }
    desk.store.commit(() => fillOne(desk, pickups, 4_000, 0, false, false, 'CK-BIG'));
  } finally {
    await close();
  }
}

function idOf<Id extends string>(kind: string, index: number, at: number): Id {
  return makeUuid7<Id>(at, createHash('sha256').update(`${kind} ${index}`).digest().subarray(0, 10));
}

function fillOne(desk: Desk, index: number, lines: number, photos: number, isSealed: boolean, isHeld: boolean, orderNo: string): void {
  const at = start + index * 7 * 60_000;
  const pickedUpAt = instantOf(at);
  const order = paperOrder(orderNo, lines, { shippedOn: pickedUpAt.slice(0, 10), waybill: `DT${7_000_000 + index}`, carrier: index % 3 === 0 ? '顺捷专线' : '德通物流' });
  takeOrder(desk, order);
  const id = idOf<PickupId>('pickup', index, at);
  const pickup: Pickup = { id, orders: [order], pickedUpAt, enteredAt: pickedUpAt, timeChangedBecause: null, carrier: order.carrier, carrierPhone: order.carrierPhone, waybill: order.waybill, plate: '' };
  const all = pickupLines(pickup);
  writePickup(desk.store, pickup, { ...titleOf(all), classes: classesOf(all), lines: all.length, search: searchTextOf(pickup.orders, pickup.carrier, pickup.waybill) });
  bindOrderToPickup(desk.store, order.orderNo, id);
  writeEmptyChecks(desk.store, id, all.map((line) => line.key), all.map((line, place) => ({ id: idOf<PackageId>('package', index * 10_000 + place, at), line: line.key, ordinal: 1 })));
  writeLimitsShown(desk.store, id, { shownAt: addMs(pickedUpAt, 1_000), textVersion: 'notice/1', language: 'zh-CN' });
  if (photos > 0) fillPhotos(desk, pickup, index, at, photos);
  if (!isSealed) return;
  raiseSealedCount(desk.store, id, all.length);
  writeJudged(desk.store, id, { revision: 2, step: 'sealed', missing: 0, missingPhotos: 0 });
  fillRecord(desk, pickup, index, at, photos, isHeld);
}

/** The record of a sealed pickup, its lines and its errand; `isHeld`: HQ has it with its photos. */
function fillRecord(desk: Desk, pickup: Pickup, index: number, at: number, photos: number, isHeld: boolean): void {
  const id = idOf<RecordId>('record', index, at);
  const lines = pickupLines(pickup);
  const sealedAt = addMs(pickup.pickedUpAt, 3_600_000);
  const goods = titleOf(lines);
  const person = index % 4 === 0 ? '钱小梅' : '赵建国';
  const text = JSON.stringify({ body: bodyOf(pickup) });
  writeRecord(desk.store, {
    id,
    sequence: index + 1,
    hash: createHash('sha256').update(id).digest('hex') as Sha256,
    kind: 'feedback',
    pickup: pickup.id,
    orderNos: pickup.orders.map((order) => order.orderNo),
    ...goods,
    person,
    sealedAt,
    lines: lines.length,
    damagePoints: photos > 0 ? 1 : 0,
    photos,
    dueAt: addMs(pickup.pickedUpAt, 4 * 3_600_000),
    notBefore: sealedAt,
    notAfter: sealedAt,
    sort: String(index + 1).padStart(10, '0'),
    search: [goods.title, ...pickup.orders.map((order) => order.orderNo), pickup.carrier, pickup.waybill, person].join('\n').toLowerCase(),
    signed: { text, signature: '', certificate: '' },
  });
  writeSealedLines(desk.store, pickup.id, id, lines.map((line) => ({ line: line.key, refused: false })));
  writeErrand(desk.store, { record: id, recordBytes: Buffer.byteLength(text), photos: new Map(Array.from({ length: photos }, (_, each) => [createHash('sha256').update(`${id} ${each}`).digest('hex') as Sha256, 3_000_000])) });
  if (!isHeld) return;
  writeRecordState(desk.store, id, 'received');
  writeReceivedAt(desk.store, id, addMs(sealedAt, 60_000));
}

/** What a feedback on goods all in order says. */
function bodyOf(pickup: Pickup): RecordBody {
  const lines = pickupLines(pickup);
  return {
    kind: 'feedback',
    pickup: { ...pickup, orders: [...pickup.orders] },
    lines: lines.map(({ key, quantity }) => ({ line: key, decision: 'take', reservation: '', items: 'fine', count: { good: quantity, damaged: zeroQuantity, missing: zeroQuantity, extra: zeroQuantity, weightGrams: null } })),
    packages: [],
    findings: [],
    dispatcherCalls: [],
    limits: [],
    notice: { textVersion: 'notice/1', language: 'zh-CN', shownAt: addMs(pickup.pickedUpAt, 1_000) },
  };
}

function fillPhotos(desk: Desk, pickup: Pickup, index: number, at: number, photos: number): void {
  const finding = idOf<FindingId>('finding', index, at);
  const line = pickupLines(pickup)[0]?.key ?? '';
  writeFinding(desk.store, pickup.id, { id: finding, line, stage: 2, package: null, unit: null, check: 'knock', nature: 'appearance', severity: 'slight', place: '左下', description: '划伤 约 3 厘米', quantity: wholeQuantity(1) });
  for (let each = 0; each < photos; each += 1) {
    const photo = idOf<PhotoId>('photo', index * 100 + each, at + each);
    const sha256 = createHash('sha256').update(photo).digest('hex') as Sha256;
    writePhoto(desk.store, pickup.id, {
      id: photo,
      sha256,
      type: 'image/jpeg',
      bytes: 3_000_000,
      width: 4_000,
      height: 3_000,
      fileName: `IMG_${index}_${each}.jpg`,
      takenInAt: instantOf(at),
      source: 'camera',
      exif: { takenLocal: null, camera: 'Phone', orientation: 1, position: null },
      frameHash: sha256.slice(0, 16),
      sharpness: 900,
    });
    writeUse(desk.store, pickup.id, finding, { photo, withPackaging: each === 0, keptBecause: null });
  }
}
