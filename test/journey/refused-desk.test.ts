import { afterEach, beforeEach, expect, test } from 'vitest';
import { revokeDesk } from '../../hq/desk/revoke.ts';
import type { ProblemCode } from '../../shared/kernel/problem.ts';
import { signatureHeaders } from '../../shared/wire/request-signature.ts';
import { openHouse, type House, type HouseDesk } from '../kit/desk-house.ts';
import { ordersWith, sealOrder } from '../kit/desk-work.ts';

let house: House;
let desk: HouseDesk;
beforeEach(async () => {
  house = await openHouse();
  desk = await house.addDesk();
});
afterEach(() => house.close());

const told = async (call: Promise<{ readonly hq: { readonly state: string; readonly problem: { readonly code: string } | null } }>) => {
  const { hq } = await call;
  return [hq.state, hq.problem?.code ?? null];
};

/** Every state that the page's header showed while the work ran. */
async function statesDuring(work: () => Promise<unknown>): Promise<readonly string[]> {
  const states: string[] = [];
  const stop = desk.desk.changes.listen((change) => change.topic === 'status' && states.push(desk.desk.live.hq));
  await work();
  stop();
  return [...new Set(states)];
}

test.each<[string, ProblemCode]>([
  ['0', 'wire.too-old'],
  ['999', 'wire.too-new'],
])('a desk of wire %s that HQ refuses as a whole says so at once and until HQ takes its work again: %s', async (wire, code) => {
  const [order] = await ordersWith(desk, 'material');
  await sealOrder(house, desk, order!);
  house.proxy.headers = (headers) => ({ ...headers, [signatureHeaders.wire]: wire });
  expect(await told(desk.bridge.desk.sync({}))).toEqual(['refused', code]);
  expect(await told(desk.bridge.desk.status())).toEqual(['refused', code]);
  expect(await statesDuring(() => desk.bridge.desk.sync({}))).toEqual(['refused']);
  const [waiting] = await desk.bridge.queue.list({ done: false });
  expect(waiting).toMatchObject({ record: { state: 'waiting' }, attempts: 0, problem: null });
  house.proxy.headers = undefined;
  expect(await told(desk.bridge.desk.sync({}))).toEqual(['online', null]);
  expect(await desk.bridge.queue.list({ done: false })).toEqual([]);
});

test.each<[ProblemCode, number]>([
  ['anchor.stale', 401],
  ['device.replayed', 401],
])('%s that lasts is told', async (code, status) => {
  house.proxy.answer = (_method, path) => (path === '/wire/v1/reports' ? { status, body: { code, details: {} } } : undefined);
  expect(await told(desk.bridge.desk.sync({}))).toEqual(['refused', code]);
});

test("HQ's full disk is told as HQ's, not as this computer's", async () => {
  house.proxy.answer = (_method, path) => (path === '/wire/v1/reports' ? { status: 507, body: { code: 'disk.full', details: { freeBytes: 0, neededBytes: 1 } } } : undefined);
  expect(await told(desk.bridge.desk.sync({}))).toEqual(['refused', 'hq.disk-full']);
  expect((await desk.bridge.desk.status()).storage.fault).toBeNull();
});

test('no network and a sign-in page keep their own states, with their reason', async () => {
  house.proxy.weather = 'down';
  expect(await told(desk.bridge.desk.sync({}))).toEqual(['offline', 'hq.unreachable']);
  house.proxy.weather = 'captive';
  expect(await told(desk.bridge.desk.sync({}))).toEqual(['captive', 'hq.not-hq']);
});

test('a revoked desk never shows as connected, not even for the moment of a contact', async () => {
  const { id } = await house.hq.hq.db.selectFrom('devices').select('id').executeTakeFirstOrThrow();
  await revokeDesk(house.hq.hq, { username: 'admin' } as never, id, '电脑被盗');
  await desk.bridge.desk.sync({});
  expect(await statesDuring(async () => expect(await told(desk.bridge.desk.sync({}))).toEqual(['revoked', 'device.revoked']))).toEqual(['revoked']);
});

test('"try again" contacts HQ at once, whatever the wait of the item was, and tells how it went', async () => {
  const [order] = await ordersWith(desk, 'material');
  const { record } = await sealOrder(house, desk, order!);
  house.proxy.answer = (method) => (method === 'PUT' ? { status: 422, body: { code: 'record.not-canonical', details: {} } } : undefined);
  await desk.bridge.desk.sync({});
  expect(await desk.bridge.queue.list({ done: false })).toMatchObject([{ attempts: 1, problem: { code: 'record.not-canonical' } }]);
  house.proxy.answer = undefined;
  house.proxy.weather = 'down';
  expect(await told(desk.bridge.queue.retry({ record }))).toEqual(['offline', 'hq.unreachable']);
  house.proxy.weather = 'pass';
  expect(await told(desk.bridge.queue.retry({ record }))).toEqual(['online', null]);
  expect((await desk.bridge.records.get({ record })).card.state).toBe('received');
});
