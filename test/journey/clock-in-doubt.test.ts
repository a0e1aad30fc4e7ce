import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeOver } from '../../build/inspect-goods.ts';
import { readReminders } from '../../electron/host/delivery/reminder-rows.ts';
import { showReminders } from '../../electron/host/delivery/show-reminders.ts';
import { watchDeadlines } from '../../electron/host/delivery/watch-deadlines.ts';
import { takeOrder } from '../../electron/host/delivery/take-order.ts';
import type { PickupId } from '../../shared/kernel/ids.ts';
import { addMs, dayMs, hourMs } from '../../shared/kernel/instant.ts';
import { openHouse, type House, type HouseDesk } from '../kit/desk-house.ts';
import { paperOrder } from '../kit/desk-orders.ts';

let house: House;
let desk: HouseDesk;
let pickup: PickupId;
beforeEach(async () => {
  house = await openHouse();
  desk = await house.addDesk();
  const order = paperOrder('CK-CLOCK', 1);
  desk.desk.store.commit(() => takeOrder(desk.desk, order));
  pickup = (await takeOver(desk.bridge, [order.orderNo], house.clock.now())).inspection.pickup.id;
});
afterEach(() => house.close());

/** The machine is started again, offline, with a clock that is ahead of true time. */
async function restartAhead(ms: number): Promise<void> {
  house.proxy.weather = 'down';
  house.clock.restartMachine();
  house.clock.setWall(addMs(house.clock.now(), ms));
  await desk.reopen();
}

const limit = async () => (await desk.bridge.pickups.get({ pickup })).limits[0]!;

test('R-TL-20: after a restart without network a clock two days ahead makes no goods deemed accepted; HQ ends the doubt', async () => {
  await restartAhead(2 * dayMs);
  const doubted = await limit();
  expect(doubted.state).toBe('in-doubt');
  expect(doubted.because[0]).toBe('电脑开机后还没有和总部对过时间，电脑时间可能不准，所以先不算视同合格；连上总部后会重新判断。');
  expect((await desk.bridge.today.get()).cards[0]?.nextLimit?.state).toBe('in-doubt');
  expect((await desk.bridge.desk.status()).clock).toMatchObject({ anchored: false, driftMs: null });
  await desk.bridge.desk.sync({});
  expect((await limit()).state).toBe('in-doubt');

  const look = watchDeadlines(desk.desk);
  const heard: string[] = [];
  desk.desk.changes.listen((change) => heard.push(change.topic));
  house.proxy.weather = 'pass';
  await desk.bridge.desk.sync({});
  heard.length = 0;
  look();
  expect(heard).toEqual(['today', 'limits']);
  expect((await desk.bridge.desk.status()).clock).toMatchObject({ anchored: true, suspicious: true });
  expect((await limit()).state).toBe('running');
  house.clock.pass(5 * hourMs);
  expect(await limit()).toMatchObject({ state: 'deemed-accepted' });
});

test('R-TL-17, R-TL-20: a clock in doubt reminds once and records nothing; what is recorded was shown at an instant that is known', async () => {
  const heard: string[] = [];
  const listen = () => desk.desk.changes.listen((change) => change.topic === 'reminder' && heard.push(change.kind));
  await restartAhead(2 * hourMs);
  listen();
  showReminders(desk.desk);
  showReminders(desk.desk);
  expect(heard).toEqual(['half-time']);
  expect(readReminders(desk.desk.store, pickup)).toEqual([]);

  house.proxy.weather = 'pass';
  await desk.bridge.desk.sync({});
  showReminders(desk.desk);
  expect(heard).toEqual(['half-time']);
  house.clock.pass(2 * hourMs);
  showReminders(desk.desk);
  expect(heard).toEqual(['half-time', 'half-time']);
  const recorded = readReminders(desk.desk.store, pickup);
  expect(recorded).toMatchObject([{ kind: 'half-time' }]);
  expect(Math.abs(Date.parse(recorded[0]!.shownAt) - Date.parse(house.clock.now()))).toBeLessThan(1_000);
});
