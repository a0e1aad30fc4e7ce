import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayMs, hourMs, type Instant } from '../../shared/kernel/instant.ts';
import { openHouse, type House, type HouseDesk } from '../kit/desk-house.ts';
import { ordersWith, sealOrder } from '../kit/desk-work.ts';

let house: House;
let desk: HouseDesk;
beforeAll(async () => {
  house = await openHouse();
  desk = await house.addDesk();
});
afterAll(() => house.close());

test('a month offline, restarts in between: everything is handed in, in the order of the chain, with the sealed times intact (R-TL-19)', async () => {
  house.proxy.weather = 'down';
  const orders = [...(await ordersWith(desk, 'window_guard')), ...(await ordersWith(desk, 'home'))].slice(0, 3);
  const first = await sealOrder(house, desk, orders[0]!, 3);
  house.clock.pass(10 * dayMs);
  await desk.reopen();
  const second = await sealOrder(house, desk, orders[1]!);
  house.clock.pass(20 * dayMs);
  house.clock.restartMachine();
  await desk.reopen();
  expect((await desk.bridge.desk.sync({})).hq.state).toBe('offline');
  const queue = await desk.bridge.queue.list({ done: false });
  expect(queue.map((item) => [item.record.state, item.attempts, item.problem])).toEqual([['waiting', 0, null], ['waiting', 0, null]]);

  house.proxy.weather = 'pass';
  const status = await desk.bridge.desk.sync({});
  expect(status).toMatchObject({ hq: { state: 'online' }, queue: { waiting: 0, parked: 0 } });
  for (const sealed of [first, second]) {
    const { card, record } = await desk.bridge.records.get({ record: sealed.record });
    expect(card).toMatchObject({ state: 'received', sealedAt: sealed.sealedAt, judgement: 'in-time' });
    expect(record.time.elapsed).not.toBeNull();
  }
});

test('HQ down, then busy: nothing is parked, however often it is tried', async () => {
  house.proxy.weather = 'down';
  const [orderNo] = await ordersWith(desk, 'pipe');
  await sealOrder(house, desk, orderNo!);
  for (let times = 0; times < 8; times += 1) expect((await desk.bridge.desk.sync({})).hq.state).toBe('offline');
  expect((await desk.bridge.desk.status()).queue).toEqual({ waiting: 1, sending: 0, parked: 0 });
});

test('a sign-in page that answers 200 to everything is not HQ, and nothing counts as handed in', async () => {
  house.proxy.weather = 'captive';
  expect((await desk.bridge.desk.sync({})).hq.state).toBe('captive');
  house.proxy.weather = 'pass';
  house.proxy.only = (method) => method === 'PUT';
  house.proxy.weather = 'captive';
  expect((await desk.bridge.desk.sync({})).hq.state).toBe('captive');
  expect((await desk.bridge.queue.list({ done: false }))[0]?.record.state).toBe('waiting');
  house.proxy.only = undefined;
  house.proxy.weather = 'pass';
  expect((await desk.bridge.desk.sync({})).queue.waiting).toBe(0);
});

test('a wrong clock keeps nothing from being sealed or sent, is pointed out, and decides nothing', async () => {
  house.clock.setWall('2031-01-01T00:00:00.000Z' as Instant);
  const status = await desk.bridge.desk.status();
  expect(status.clock.suspicious).toBe(true);
  expect(status.now).not.toMatch(/^2031/);
  house.clock.pass(hourMs);
  const [orderNo] = await ordersWith(desk, 'sample');
  const sealed = await sealOrder(house, desk, orderNo!);
  await desk.bridge.desk.sync({});
  const { card, record } = await desk.bridge.records.get({ record: sealed.record });
  expect(record.time.wall).toMatch(/^2031/);
  expect(card).toMatchObject({ state: 'received', judgement: 'in-time' });
  house.clock.setWall(house.clock.now());
});
