import { afterEach, beforeEach, expect, test } from 'vitest';
import { inspectLines, signFor, takeOver } from '../../build/inspect-goods.ts';
import { writeAttempt } from '../../electron/host/outbox/errand-rows.ts';
import { writeRecordState } from '../../electron/host/seal/record-rows.ts';
import { scanLimits } from '../../hq/job/scan-limits.ts';
import { pickupLines } from '../../shared/delivery/pickup.ts';
import type { OrderNo, PickupId, RecordId } from '../../shared/kernel/ids.ts';
import { hourMs } from '../../shared/kernel/instant.ts';
import { problem } from '../../shared/kernel/problem.ts';
import { wholeQuantity } from '../../shared/kernel/quantity.ts';
import { openHouse, housePin, type House, type HouseDesk } from '../kit/desk-house.ts';

/** More than two pieces of a report hold. */
const count = 120;

let house: House;
let desk: HouseDesk;
beforeEach(async () => {
  house = await openHouse();
  desk = await house.addDesk();
});
afterEach(() => house.close());

async function take(number: number): Promise<PickupId> {
  const orderNo = `CK-MANY-${String(number).padStart(3, '0')}` as OrderNo;
  const line = { lineNo: 1, productClass: 'material' as const, name: '不锈钢立柱', specification: '50×50×3000', colour: '', quantity: wholeQuantity(4), unit: 'piece' as const, metresPerLength: null, weightGrams: null, packages: 0, note: '' };
  await desk.bridge.orders.enterFromPaper({ order: { orderNo, salesOrderNo: '', shippedOn: null, carrier: '德通物流', carrierPhone: '0531-88001234', waybill: '', lines: [line] } });
  return (await takeOver(desk.bridge, [orderNo], house.clock.now())).inspection.pickup.id;
}

const counted = async () => Object.fromEntries([...Map.groupBy(await house.hq.hq.db.selectFrom('pickup_limits').select('state').execute(), (row) => row.state)].map(([state, rows]) => [state, rows.length]));
const reports = () => house.proxy.seen.filter((request) => request === 'POST /wire/v1/reports').length;

/** As after five answers of HQ that were refusals. */
function park(record: RecordId): void {
  const { store } = desk.desk;
  store.commit(() => {
    writeAttempt(store, record, { attempts: 5, nextTryAt: null, problem: problem('record.photos-missing', { missing: [] }), parked: true });
    writeRecordState(store, record, 'parked');
  });
}

test('R-TL-17, R-TL-23: a desk with more open pickups than one report holds tells of all of them in pieces, and what is unsent stays in doubt', { timeout: 120_000 }, async () => {
  const pickups: PickupId[] = [];
  for (let number = 1; number <= count; number += 1) pickups.push(await take(number));
  const before = reports();
  await desk.bridge.desk.sync({});
  expect(reports() - before).toBe(3);
  const { db } = house.hq.hq;
  expect((await db.selectFrom('pickups').select('id').execute()).map((row) => row.id).toSorted()).toEqual(pickups.toSorted());
  expect(await db.selectFrom('devices').select('complete_report_at').executeTakeFirstOrThrow()).toEqual({ complete_report_at: house.clock.now() });

  // One of the first piece and one of the last are signed, and their records do not get through.
  const signed = [pickups[0]!, pickups[count - 1]!];
  house.proxy.weather = 'down';
  for (const pickup of signed) {
    const { inspection } = await inspectLines(desk.bridge, pickup);
    park((await signFor(desk.bridge, { pickup, kind: 'feedback', lines: pickupLines(inspection.pickup).map((line) => line.key), person: desk.person, pin: housePin })).record);
  }
  house.proxy.weather = 'pass';
  await desk.bridge.desk.sync({});
  const unsent = await db.selectFrom('pickup_unsent').select('pickup').execute();
  expect(unsent.map((row) => row.pickup).toSorted()).toEqual(signed.toSorted());
  house.clock.pass(5 * hourMs);
  await desk.bridge.desk.sync({});
  await scanLimits(house.hq.hq);
  expect(await counted()).toEqual({ 'deemed-accepted': count - 2, 'in-doubt': 2 });

  for (const item of await desk.bridge.queue.list({ done: false })) await desk.bridge.queue.retry({ record: item.record.record });
  await desk.bridge.desk.sync({});
  await scanLimits(house.hq.hq);
  expect(await counted()).toEqual({ 'deemed-accepted': count - 2, 'in-time': 2 });
  expect(await db.selectFrom('pickup_unsent').select('pickup').execute()).toEqual([]);
});
