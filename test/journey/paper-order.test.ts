import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeOver, inspectLines, signFor } from '../../build/inspect-goods.ts';
import { putOrders } from '../../hq/delivery/erp/put-orders.ts';
import { viewOrder } from '../../hq/delivery/view-order.ts';
import { withdrawOrder } from '../../hq/delivery/withdraw-order.ts';
import type { OutboundOrder } from '../../shared/delivery/outbound-order.ts';
import type { OrderNo } from '../../shared/kernel/ids.ts';
import { paperEntry, paperOrder } from '../kit/desk-orders.ts';
import { openHouse, housePin, type House, type HouseDesk } from '../kit/desk-house.ts';

const orderNo = 'ZD20261120-7' as OrderNo;

let house: House;
let desk: HouseDesk;
beforeEach(async () => {
  house = await openHouse();
  desk = await house.addDesk();
});
afterEach(() => house.close());

async function viewed() {
  const outcome = await viewOrder(house.hq.hq, { all: true }, orderNo);
  if (!outcome.ok) throw new Error(outcome.problem.code);
  return outcome.value;
}

async function onTheWayAtDesk(): Promise<readonly string[]> {
  return (await desk.bridge.orders.list({ text: '', status: 'on-the-way', limit: 200 })).rows.map((row) => row.orderNo);
}

test('an order from paper opens at HQ from its pickup on, and is fed back, not on its way, once HQ sends it too', async () => {
  const { bridge } = desk;
  await bridge.orders.enterFromPaper({ order: paperEntry(orderNo, 2) });
  const { inspection } = await takeOver(bridge, [orderNo], house.clock.now());
  await bridge.desk.sync({});
  expect(await viewed()).toMatchObject({ row: { status: 'picked-up', lines: 2 }, order: { source: 'paper' }, records: [] });

  const pickup = inspection.pickup.id;
  const inspected = await inspectLines(bridge, pickup);
  const sealed = await signFor(bridge, { pickup, kind: 'feedback', lines: inspected.inspection.lines.map((line) => line.line), person: desk.person, pin: housePin });
  await bridge.desk.sync({});
  expect(await viewed()).toMatchObject({ row: { status: 'fed-back' }, order: { source: 'paper' }, records: [{ record: sealed.record }] });

  const sent: OutboundOrder = paperOrder(orderNo, 2);
  const taken = await putOrders(house.hq.hq, { key: 'test' } as never, [sent]);
  expect(taken).toMatchObject({ ok: true, value: { accepted: 1 } });
  expect(await viewed()).toMatchObject({ row: { status: 'fed-back' }, order: { source: 'hq' }, records: [{ record: sealed.record }] });
  const staff = { id: 'none', username: 'test', sight: { all: true } } as never;
  expect(await withdrawOrder(house.hq.hq, staff, orderNo, '发错了')).toMatchObject({ ok: false, problem: { code: 'order.already-picked-up' } });

  await bridge.desk.sync({});
  expect(await onTheWayAtDesk()).not.toContain(orderNo);
});
