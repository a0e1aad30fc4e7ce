import { createHash } from 'node:crypto';
import { pickupLines, type LineKey, type Pickup } from '../../../shared/delivery/pickup.ts';
import { packageOrdinals } from '../../../shared/inspection/packages.ts';
import { makeUuid7, type PackageId } from '../../../shared/kernel/ids.ts';
import { epochMs } from '../../../shared/kernel/instant.ts';
import type { RecordBody, SealedRecord } from '../../../shared/seal/sealed-record.ts';
import { bindOrderToPickup, readOrderRow, writeOrder } from '../delivery/order-rows.ts';
import { classesOf, searchTextOf, titleOf } from '../delivery/order-text.ts';
import { readPickupRow, writeLimitsShown, writePickup } from '../delivery/pickup-rows.ts';
import { writeCall, writeCount, writeDecision, writeEmptyChecks, writeItems, putPackage } from '../inspection/draft-rows.ts';
import { writeFinding, writeUse } from '../inspection/finding-rows.ts';
import { readPhoto, writePhoto } from '../inspection/photo-rows.ts';
import { policyAt } from '../policy/rules-in-force.ts';
import type { Store } from '../store/open-store.ts';

type InspectionBody = Extract<RecordBody, { kind: 'feedback' | 'refusal' }>;

/** Makes the pickup of a sealed record again where the database has lost it, from what the record itself says. */
export function restorePickup(store: Store, record: SealedRecord): void {
  const { body } = record;
  if (body.kind !== 'feedback' && body.kind !== 'refusal') return;
  if (readPickupRow(store, body.pickup.id) === undefined) writeAgain(store, body.pickup);
  restoreChecks(store, record, body);
}

function writeAgain(store: Store, pickup: Pickup): void {
  const lines = pickupLines(pickup);
  writePickup(store, pickup, {
    ...titleOf(lines),
    classes: classesOf(lines),
    lines: lines.length,
    search: searchTextOf(pickup.orders, pickup.carrier, pickup.waybill, pickup.plate),
  });
  const policy = policyAt(store, pickup.pickedUpAt).document.timeLimits;
  const packages = lines.flatMap((line) => packageOrdinals(policy, line).map((ordinal) => ({ id: packageIdOf(pickup, line.key, ordinal), line: line.key, ordinal })));
  writeEmptyChecks(store, pickup.id, lines.map((line) => line.key), packages);
  for (const order of pickup.orders) {
    if (readOrderRow(store, order.orderNo) === undefined) {
      writeOrder(store, {
        orderNo: order.orderNo,
        source: order.source,
        shippedOn: order.shippedOn,
        carrier: order.carrier,
        carrierPhone: order.carrierPhone,
        waybill: order.waybill,
        ...titleOf(order.lines),
        classes: classesOf(order.lines),
        lines: order.lines.length,
        sort: `${order.shippedOn ?? pickup.pickedUpAt.slice(0, 10)} ${order.orderNo}`,
        takenAt: pickup.enteredAt,
        search: searchTextOf([order]),
        document: order,
      });
    }
    bindOrderToPickup(store, order.orderNo, pickup.id);
  }
}

/** An id for a package whose own is lost: the same each time the journal is read. */
function packageIdOf(pickup: Pickup, line: LineKey, ordinal: number): PackageId {
  const digest = createHash('sha256').update(`${pickup.id} ${line} ${ordinal}`).digest();
  return makeUuid7<PackageId>(epochMs(pickup.enteredAt), digest.subarray(0, 10));
}

function restoreChecks(store: Store, record: SealedRecord, body: InspectionBody): void {
  const { id } = body.pickup;
  for (const line of body.lines) {
    writeDecision(store, id, line.line, line.decision, line.reservation);
    writeItems(store, id, line.line, line.items);
    writeCount(store, id, line.line, line.count);
  }
  for (const each of body.packages) putPackage(store, id, each);
  for (const call of body.dispatcherCalls) writeCall(store, id, call);
  writeLimitsShown(store, id, body.notice);
  for (const photo of record.photos) if (readPhoto(store, id, photo.id) === undefined) writePhoto(store, id, photo);
  for (const { photos, ...finding } of body.findings) {
    writeFinding(store, id, finding);
    for (const use of photos) writeUse(store, id, finding.id, use);
  }
}
