import { afterEach, beforeEach, expect, test } from 'vitest';
import { inspectLines, signFor, takeOver } from '../../build/inspect-goods.ts';
import { takeOrder } from '../../electron/host/delivery/take-order.ts';
import { watchDeadlines } from '../../electron/host/delivery/watch-deadlines.ts';
import { publishPolicy } from '../../hq/policy/publish-policy.ts';
import { PickupKeeper } from '../../renderer/dealer/inspection/pickup-keeper.ts';
import type { PickupId } from '../../shared/kernel/ids.ts';
import { dayMs, hourMs, minuteMs, msBetween, msOfDay, type CivilDate } from '../../shared/kernel/instant.ts';
import { defaultPolicy } from '../../shared/policy/default-policy.ts';
import { openHouse, housePin, type House, type HouseDesk } from '../kit/desk-house.ts';
import { paperOrder } from '../kit/desk-orders.ts';

let house: House;
let desk: HouseDesk;
beforeEach(async () => {
  house = await openHouse();
  desk = await house.addDesk();
});
afterEach(() => house.close());

/** Goods taken over now; those of one line are under four hours (R-TL-3). */
async function takeGoods(no: string, lines = 1): Promise<PickupId> {
  const order = paperOrder(no, lines);
  desk.desk.store.commit(() => takeOrder(desk.desk, order));
  return (await takeOver(desk.bridge, [order.orderNo], house.clock.now())).inspection.pickup.id;
}

/** What an open page of the pickup shows, with everything the host says heard. */
async function openPage(id: PickupId): Promise<PickupKeeper> {
  const keeper = new PickupKeeper(desk.bridge, id);
  desk.desk.changes.listen((change) => keeper.hear(change));
  keeper.subscribe(() => undefined);
  await expect.poll(() => keeper.snapshot().view?.limits.length).toBe(1);
  return keeper;
}

const limitOf = (keeper: PickupKeeper) => keeper.snapshot().view?.limits[0];

test("an open page of a pickup shows HQ's judgement when it comes", async () => {
  const id = await takeGoods('CK-JUDGED');
  const { inspection } = await inspectLines(desk.bridge, id);
  await signFor(desk.bridge, { pickup: id, kind: 'feedback', lines: inspection.lines.map((line) => line.line), person: desk.person, pin: housePin });
  const page = await openPage(id);
  expect(page.snapshot().view?.records[0]?.judgement).toBeNull();
  await desk.bridge.desk.sync({});
  await expect.poll(() => page.snapshot().view?.records[0]?.judgement).toBe('in-time');
});

test('it shows the limit of a policy that the desk hears of after the pickup', async () => {
  const { version: _, ...shipped } = defaultPolicy;
  const groups = shipped.timeLimits.groups.map((group) => (group.within.length.kind === 'hours' ? { ...group, within: { ...group.within, length: { kind: 'hours' as const, hours: 6 } } } : group));
  const published = await publishPolicy(house.hq.hq, { username: 'operations' }, { basedOn: defaultPolicy.version, draft: { ...shipped, effectiveFrom: '2026-11-21' as CivilDate, timeLimits: { ...shipped.timeLimits, groups } } });
  expect(published.ok).toBe(true);
  house.clock.pass(dayMs);
  const page = await openPage(await takeGoods('CK-RULES'));
  const hours = () => msBetween(limitOf(page)!.startsAt, limitOf(page)!.dueAt) / hourMs;
  expect(hours()).toBe(4);
  await desk.bridge.desk.sync({});
  await expect.poll(hours).toBe(6);
});

test('it shows a deadline that has passed, and the first page and the tray hear of it too', async () => {
  const heard: string[] = [];
  desk.desk.changes.listen((change) => heard.push(change.topic));
  const look = watchDeadlines(desk.desk);
  const page = await openPage(await takeGoods('CK-PASSED'));
  house.clock.pass(4 * hourMs);
  heard.length = 0;
  look();
  expect([heard, limitOf(page)?.state]).toEqual([[], 'running']);
  house.clock.pass(minuteMs);
  look();
  await expect.poll(() => limitOf(page)?.state).toBe('deemed-accepted');
  expect(heard).toEqual(['today', 'limits']);
  look();
  expect(heard).toHaveLength(2);
});

test('R-TL-16: over midnight it says the days anew, in its reasons too: an end of tomorrow is one of today', async () => {
  const look = watchDeadlines(desk.desk);
  // From 14:00 on the clock starts the next day (R-TL-12), and 21 pieces have that whole day (R-TL-4).
  house.clock.pass(dayMs - msOfDay(house.clock.now()) + 15 * hourMs);
  look();
  const page = await openPage(await takeGoods('CK-MIDNIGHT', 6));
  const end = () => limitOf(page)?.because.at(-1);
  expect(end()).toBe('截止 明天 24:00');
  house.clock.pass(9 * hourMs + minuteMs);
  look();
  await expect.poll(end).toBe('截止 今天 24:00');
});
