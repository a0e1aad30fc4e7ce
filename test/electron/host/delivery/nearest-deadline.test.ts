import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeOver } from '../../../../build/inspect-goods.ts';
import { nearestToldToShell } from '../../../../electron/host/delivery/nearest-told.ts';
import { takeOrder } from '../../../../electron/host/delivery/take-order.ts';
import { dayMs, hourMs } from '../../../../shared/kernel/instant.ts';
import { openHouse, type House, type HouseDesk } from '../../../kit/desk-house.ts';
import { paperOrder } from '../../../kit/desk-orders.ts';
import { sealOrder } from '../../../kit/desk-work.ts';

let house: House;
let desk: HouseDesk;
beforeAll(async () => {
  house = await openHouse();
  desk = await house.addDesk();
});
afterAll(() => house.close());

test('the shell names the deadline that runs, before an expired pickup and a sealed one, and none where no clock runs', async () => {
  const [expired, sealed, running] = ['CK-EXPIRED', 'CK-SEALED', 'CK-RUNNING'].map((no) => {
    const order = paperOrder(no, 1);
    desk.desk.store.commit(() => takeOrder(desk.desk, order));
    return order.orderNo;
  });
  await takeOver(desk.bridge, [expired!], house.clock.now());
  house.clock.pass(5 * hourMs);
  expect(nearestToldToShell(desk.desk)).toEqual({ kind: 'nearest', title: null, dueAt: null, language: 'zh-CN' });
  await sealOrder(house, desk, sealed!);
  expect(nearestToldToShell(desk.desk)).toMatchObject({ title: null, dueAt: null });
  const { inspection } = await takeOver(desk.bridge, [running!], house.clock.now());
  const { cards } = await desk.bridge.today.get();
  expect(new Set(cards.map((card) => card.nextLimit?.state))).toEqual(new Set(['deemed-accepted', 'running', 'sealed-in-time']));
  const own = cards.find((card) => card.pickup === inspection.pickup.id);
  expect(nearestToldToShell(desk.desk)).toMatchObject({ title: own?.title, dueAt: own?.nextLimit?.dueAt });
});

test('the shell is told the goods in the language of the desk, and again when it changes', async () => {
  house.clock.pass(dayMs);
  const order = paperOrder('CK-THREE', 3);
  desk.desk.store.commit(() => takeOrder(desk.desk, order));
  await takeOver(desk.bridge, [order.orderNo], house.clock.now());
  expect(nearestToldToShell(desk.desk)).toMatchObject({ title: '不锈钢鞋架 1 等 3 种', language: 'zh-CN' });
  await desk.bridge.desk.setLanguage({ language: 'en' });
  expect(nearestToldToShell(desk.desk)).toMatchObject({ title: '不锈钢鞋架 1 and 2 more', language: 'en' });
});
