import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeOrder } from '../../../../electron/host/delivery/take-order.ts';
import { addMs, dayMs, hourMs, minuteMs, type Instant } from '../../../../shared/kernel/instant.ts';
import { openHouse, openHouseDesk, type House, type HouseDesk } from '../../../kit/desk-house.ts';
import { paperOrder } from '../../../kit/desk-orders.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

async function statesOf(desk: HouseDesk, pickedUpAt: Instant): Promise<readonly string[]> {
  const order = paperOrder('CK-PREVIEW', 2);
  desk.desk.store.commit(() => takeOrder(desk.desk, order));
  const { limits } = await desk.bridge.pickups.preview({ orders: [order.orderNo], pickedUpAt, metresPerLength: {} });
  return limits.map((limit) => limit.state);
}

test('R-TL-17: limits are shown before a pickup is recorded as they are judged afterwards', async () => {
  const desk = await house.addDesk();
  const now = house.clock.now();
  expect(await statesOf(desk, now)).toEqual(['running']);
  expect(await statesOf(desk, addMs(now, minuteMs - 4 * hourMs))).toEqual(['near']);
  expect(await statesOf(desk, addMs(now, -minuteMs - 4 * hourMs))).toEqual(['deemed-accepted']);
});

test('R-TL-20: without an anchor a limit that has run out is in doubt, not deemed accepted', async () => {
  const desk = await openHouseDesk(join(house.folder, 'never-met-hq'), house.clock);
  expect(await statesOf(desk, house.clock.now())).toEqual(['running']);
  expect(await statesOf(desk, addMs(house.clock.now(), -3 * dayMs))).toEqual(['in-doubt']);
  await desk.close();
});

test('limits stand by their deadline, the earliest first, before a pickup is recorded and afterwards', async () => {
  const desk = await house.addDesk();
  const order = paperOrder('CK-MIXED', 4);
  const classes = ['sample', 'door', 'window_guard', 'tool'] as const;
  const mixed = { ...order, lines: order.lines.map((line, index) => ({ ...line, productClass: classes[index] ?? 'tool', unit: 'set' as const })) };
  desk.desk.store.commit(() => takeOrder(desk.desk, mixed));
  const pickedUpAt = house.clock.now();
  const before = (await desk.bridge.pickups.preview({ orders: [mixed.orderNo], pickedUpAt, metresPerLength: {} })).limits.map((limit) => limit.dueAt);
  const { limits } = await desk.bridge.pickups.record({ orders: [mixed.orderNo], pickedUpAt, timeChangedBecause: null, carrier: mixed.carrier, carrierPhone: mixed.carrierPhone, waybill: '', plate: '', metresPerLength: {} });
  expect(new Set(before).size).toBeGreaterThan(1);
  expect(before).toEqual(before.toSorted());
  expect(limits.map((limit) => limit.dueAt)).toEqual(before);
});
