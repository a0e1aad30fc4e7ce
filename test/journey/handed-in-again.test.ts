import { cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeOver } from '../../build/inspect-goods.ts';
import { bundlePath } from '../../electron/host/backup/export-bundle.ts';
import { demoPassword } from '../../hq/demo/demo-people.ts';
import { scanLimits } from '../../hq/job/scan-limits.ts';
import { dayMs, minuteMs } from '../../shared/kernel/instant.ts';
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

test('a revoked desk says so, loses nothing, hands over as a file what it signed before, and goes on once HQ restores it', async () => {
  const [pipes] = await ordersWith(desk, 'pipe');
  const [door] = await ordersWith(desk, 'home');
  const before = await sealOrder(house, desk, pipes!, 3);
  house.clock.pass(minuteMs);
  const call = await administrator();
  const { id } = await house.hq.hq.db.selectFrom('devices').select('id').executeTakeFirstOrThrow();
  await call(`/console/v1/desks/${id}/revocation`, { reason: '电脑丢了' });
  expect(await desk.bridge.desk.sync({})).toMatchObject({ hq: { state: 'revoked' }, queue: { waiting: 1, parked: 0 } });
  house.clock.pass(minuteMs);
  const after = await sealOrder(house, desk, door!);
  expect(await desk.bridge.records.verify({ record: before.record })).toMatchObject({ ok: true });

  const exported = await desk.bridge.queue.exportBundle({ records: [] });
  expect(exported).toMatchObject({ records: 2 });
  const form = new FormData();
  form.append('file', new File([new Uint8Array(await readFile(bundlePath(desk.desk, exported.bundle)))], exported.fileName));
  expect(await call('/console/v1/bundles', form)).toEqual({ accepted: 1, alreadyHeld: 0, refused: [{ record: after.record, problem: 'device.revoked' }] });
  expect(await recordsAtHq()).toEqual([{ id: before.record, hash: before.hash }]);
  expect(await house.hq.hq.db.selectFrom('record_photos').select('arrived').execute()).toEqual([{ arrived: 1 }, { arrived: 1 }, { arrived: 1 }]);
  expect((await desk.bridge.desk.sync({})).queue).toMatchObject({ waiting: 2, parked: 0 });

  await call(`/console/v1/desks/${id}/restoration`, { reason: '电脑找回来了' });
  expect(await desk.bridge.desk.sync({})).toMatchObject({ hq: { state: 'online' }, queue: { waiting: 0, sending: 0, parked: 0 } });
  expect((await recordsAtHq()).map((row) => row.id)).toEqual([before.record, after.record]);
  for (const { record } of [before, after]) expect((await desk.bridge.records.get({ record })).card.state).toBe('received');
});

test('R-TL-20: what a person at HQ decided of goods on a revoked desk is what the desk shows once it is restored', async () => {
  const [orderNo] = await ordersWith(desk, 'home');
  const pickup = (await takeOver(desk.bridge, [orderNo!], house.clock.now())).inspection.pickup.id;
  await desk.bridge.desk.sync({});
  const call = await administrator();
  const { id } = await house.hq.hq.db.selectFrom('devices').select('id').executeTakeFirstOrThrow();
  await call(`/console/v1/desks/${id}/revocation`, { reason: '电脑丢了' });
  house.clock.pass(20 * dayMs);
  await scanLimits(house.hq.hq);
  const [limit] = await house.hq.hq.db.selectFrom('pickup_limits').select(['rule', 'state', 'because']).where('pickup', '=', pickup).execute();
  expect(limit).toMatchObject({ state: 'in-doubt', because: '["desk-switched-off"]' });
  const assistant = await signIn('assistant-east');
  await assistant(`/console/v1/pickups/${pickup}/settlement`, { rule: limit!.rule, verdict: 'kept-open', reason: '电话里说少了一件' });
  await (await administrator())(`/console/v1/desks/${id}/restoration`, { reason: '电脑找回来了' });
  await desk.bridge.desk.sync({});
  const shown = (await desk.bridge.pickups.get({ pickup })).limits.find((each) => each.rule === limit!.rule);
  expect(shown).toMatchObject({ state: 'kept-open' });
  expect(shown?.because[0]).toContain('电话里说少了一件');
});

type Call = (path: string, body: unknown) => Promise<unknown>;

const administrator = (): Promise<Call> => signIn('admin');

/** Somebody at HQ, over the console's own routes. */
async function signIn(username: string): Promise<Call> {
  const url = house.proxy.target;
  const answer = await fetch(`${url}/console/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username, password: demoPassword }) });
  expect(answer.status).toBe(200);
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return async (path, body) => {
    const isForm = body instanceof FormData;
    const response = await fetch(url + path, { method: 'POST', headers: { cookie, ...(isForm ? {} : { 'content-type': 'application/json' }) }, body: isForm ? body : JSON.stringify(body) });
    expect(response.status).toBe(200);
    return response.json();
  };
}
