import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openHouse, openHouseDesk, type House, type HouseDesk } from '../kit/desk-house.ts';
import { ordersWith, sealOrder } from '../kit/desk-work.ts';

let house: House;
let desk: HouseDesk;
beforeEach(async () => {
  house = await openHouse();
  desk = await house.addDesk();
});
afterEach(() => house.close());

const recordsAtHq = () => house.hq.hq.db.selectFrom('records').select(['id', 'hash']).orderBy('position').execute();

test('an answer that was lost on its way is asked for again: one record, the same acknowledgement', async () => {
  const [orderNo] = await ordersWith(desk, 'home');
  const sealed = await sealOrder(house, desk, orderNo!, 3);
  house.proxy.only = (method) => method === 'PUT';
  house.proxy.weather = 'cut';
  expect((await desk.bridge.desk.sync({})).hq.state).toBe('offline');
  expect(await recordsAtHq()).toHaveLength(1);
  house.proxy.weather = 'pass';
  await desk.bridge.desk.sync({});
  expect(await recordsAtHq()).toEqual([{ id: sealed.record, hash: sealed.hash }]);
  expect((await desk.bridge.records.get({ record: sealed.record })).card.state).toBe('received');
});

test('uploads that break off in the middle go on, and arrive once', async () => {
  const [orderNo] = await ordersWith(desk, 'window_guard');
  const sealed = await sealOrder(house, desk, orderNo!, 4);
  house.proxy.only = (_, path) => path.startsWith('/wire/v1/uploads');
  house.proxy.weather = 'half';
  expect((await desk.bridge.desk.sync({})).queue).toMatchObject({ waiting: 1, parked: 0 });
  expect((await desk.bridge.records.get({ record: sealed.record })).card.state).toBe('record-received');
  house.proxy.weather = 'pass';
  expect((await desk.bridge.desk.sync({})).queue.waiting).toBe(0);
  expect((await house.hq.hq.db.selectFrom('record_photos').select('sha256').execute()).length).toBe(4);
});

test('HQ restored from an older backup is refilled, and what is still known changes nothing', async () => {
  const orders = [...(await ordersWith(desk, 'window_guard')), ...(await ordersWith(desk, 'home'))];
  const first = await sealOrder(house, desk, orders[0]!);
  await desk.bridge.desk.sync({});
  const backup = join(house.folder, 'hq-backup');
  await house.restartHq((dataDir) => cp(dataDir, backup, { recursive: true }));
  const second = await sealOrder(house, desk, orders[1]!, 3);
  await desk.bridge.desk.sync({});
  expect(await recordsAtHq()).toHaveLength(2);
  await house.restartHq(async (dataDir) => {
    await cp(backup, dataDir, { recursive: true, force: true });
    for (const ending of ['-wal', '-shm']) await rm(join(dataDir, `hq.sqlite${ending}`), { force: true });
  }, true);
  const status = await desk.bridge.desk.sync({});
  expect(status.queue).toEqual({ waiting: 0, sending: 0, parked: 0 });
  expect((await recordsAtHq()).map((row) => row.id)).toEqual([first.record, second.record]);
  expect((await desk.bridge.records.get({ record: second.record })).acknowledgements.length).toBeGreaterThan(2);
});

test('a desk that was copied with its data cannot fork its chain: the second branch is parked, shown and exported, never lost', async () => {
  const orders = [...(await ordersWith(desk, 'window_guard')), ...(await ordersWith(desk, 'home'))];
  await desk.close();
  const copyFolder = join(house.folder, 'copy');
  await cp(desk.folder, copyFolder, { recursive: true });
  await desk.reopen();
  const copy = await openHouseDesk(copyFolder, house.clock);
  copy.setPerson(desk.person);
  try {
    await sealOrder(house, desk, orders[0]!);
    const fork = await sealOrder(house, copy, orders[1]!);
    await desk.bridge.desk.sync({});
    for (let times = 0; times < 5; times += 1) await copy.bridge.desk.sync({});
    expect(await recordsAtHq()).toHaveLength(1);
    const [item] = await copy.bridge.queue.list({ done: false });
    expect(item).toMatchObject({ record: { record: fork.record, state: 'parked' }, problem: { code: 'record.chain-broken' } });
    expect(await copy.bridge.queue.exportBundle({ records: [] })).toMatchObject({ records: 1 });
    expect(await copy.bridge.records.verify({ record: fork.record })).toMatchObject({ ok: true });
  } finally {
    await copy.close();
  }
});

test('a revoked desk says so, loses nothing, and can still hand its work over as a file', async () => {
  const [orderNo] = await ordersWith(desk, 'pipe');
  const sealed = await sealOrder(house, desk, orderNo!);
  const enrolled = await house.hq.hq.db.selectFrom('devices').select('id').execute();
  await house.hq.hq.db.updateTable('devices').set({ revoked_at: house.clock.now(), revoked_because: 'test' }).where('id', 'in', enrolled.map((row) => row.id)).execute();
  await house.restartHq();
  const status = await desk.bridge.desk.sync({});
  expect(status).toMatchObject({ hq: { state: 'revoked' }, queue: { waiting: 1, parked: 0 } });
  expect(await desk.bridge.records.verify({ record: sealed.record })).toMatchObject({ ok: true });
  expect(await desk.bridge.queue.exportBundle({ records: [] })).toMatchObject({ records: 1 });
});
