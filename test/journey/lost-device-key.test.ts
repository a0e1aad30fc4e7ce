import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { signFor } from '../../build/inspect-goods.ts';
import { readEnrolment } from '../../electron/host/people/enrolment-rows.ts';
import { issueCode } from '../../hq/device/issue-code.ts';
import { demoDesk } from '../../hq/demo/demo-people.ts';
import type { DeviceId, OrderNo } from '../../shared/kernel/ids.ts';
import { problemOf } from '../kit/desk-bridge.ts';
import { codeFor, openHouse, type House, type HouseDesk } from '../kit/desk-house.ts';
import { inspectOrder, ordersWith, sealOrder } from '../kit/desk-work.ts';

const newPin = '704193';
let house: House;
let desk: HouseDesk;
let device: DeviceId;
let orders: readonly OrderNo[];
beforeEach(async () => {
  house = await openHouse();
  desk = await house.addDesk();
  device = readEnrolment(desk.desk.store)!.device;
  orders = [...(await ordersWith(desk, 'home')), ...(await ordersWith(desk, 'window_guard')), ...(await ordersWith(desk, 'material'))];
});
afterEach(() => house.close());

const wish = (code: string) => ({ hqUrl: house.proxy.url, code, deviceName: '门店电脑', pin: newPin });

async function renewalCode(of: DeviceId = device): Promise<string> {
  const issued = await issueCode(house.hq.hq, { dealer: demoDesk.dealer, device: of, isRenewal: true, person: { id: desk.person }, by: 'admin' });
  if (!issued.ok) throw new Error(issued.problem.code);
  return issued.value.code;
}

/** Windows was set up anew around the desk's data: what its key store had wrapped opens no more. */
async function loseKey(how: 'gone' | 'unreadable'): Promise<void> {
  const folder = join(desk.folder, 'keys');
  const [name] = (await readdir(folder)).filter((each) => each.startsWith('device.key'));
  if (name === undefined) throw new Error('the desk keeps its key elsewhere');
  if (how === 'gone') await rm(join(folder, name));
  else await writeFile(join(folder, name), 'nothing that opens');
}

test.each(['gone', 'unreadable'] as const)('a desk whose device key is %s goes on with a new one: nothing is signed or typed again, its chain goes on', async (how) => {
  const delivered = await sealOrder(house, desk, orders[0]!);
  await desk.bridge.desk.sync({});
  house.proxy.weather = 'down';
  const unsent = await sealOrder(house, desk, orders[1]!);
  house.proxy.weather = 'pass';
  await loseKey(how);
  expect((await desk.bridge.desk.sync({})).hq).toMatchObject({ problem: { code: 'device.key-gone' } });
  const before = readEnrolment(desk.desk.store);

  // HQ knows this computer, so a code for a new one does not do; nothing is kept of the try.
  expect(await problemOf(desk.bridge.desk.enrol(wish(await codeFor(house.hq, null, desk.person))))).toMatchObject({ code: 'enrolment.desk-known' });
  expect((await desk.bridge.desk.sync({})).hq).toMatchObject({ problem: { code: 'device.key-gone' } });
  expect(readEnrolment(desk.desk.store)).toEqual(before);

  house.clock.pass(60_000);
  expect((await desk.bridge.desk.enrol(wish(await renewalCode()))).hq).toMatchObject({ state: 'online', problem: null });
  await desk.bridge.desk.sync({});
  expect(readEnrolment(desk.desk.store)?.device).toBe(device);
  expect(await desk.bridge.queue.list({ done: false })).toEqual([]);
  for (const { record } of [delivered, unsent]) expect((await desk.bridge.records.get({ record })).card.state).toBe('received');

  const { pickup, lines } = await inspectOrder(house, desk, orders[2]!);
  const fresh = await signFor(desk.bridge, { pickup, kind: 'feedback', lines, person: desk.person, pin: newPin });
  await desk.bridge.desk.sync({});
  expect((await desk.bridge.records.get({ record: fresh.record })).card.state).toBe('received');
  expect(await house.hq.hq.db.selectFrom('records').select(['id', 'sequence']).orderBy('sequence').execute()).toEqual([delivered, unsent, fresh].map(({ record }, index) => ({ id: record, sequence: index + 1 })));
});

test('the code is for that computer only, and for one that HQ has not switched off', async () => {
  const other = await house.addDesk();
  const foreign = await renewalCode(readEnrolment(other.desk.store)!.device);
  await loseKey('gone');
  await desk.bridge.desk.sync({});
  expect(await problemOf(desk.bridge.desk.enrol(wish(foreign)))).toMatchObject({ code: 'enrolment.other-desk' });
  const code = await renewalCode();
  await house.hq.hq.db.updateTable('devices').set({ revoked_at: house.clock.now(), revoked_because: '停用' }).where('id', '=', device).execute();
  expect(await problemOf(desk.bridge.desk.enrol(wish(code)))).toMatchObject({ code: 'device.revoked' });
});

test('a desk whose key opens is not enrolled again, whatever the code', async () => {
  expect(await problemOf(desk.bridge.desk.enrol(wish(await renewalCode())))).toMatchObject({ code: 'desk.enrolled-already' });
});

test('an enrolment that the disk has cut off is tried again with the same code', async () => {
  await loseKey('gone');
  await desk.bridge.desk.sync({});
  const code = await renewalCode();
  const { path } = desk.desk.journal;
  await rename(path, `${path}.aside`);
  await mkdir(path);
  await expect(desk.bridge.desk.enrol(wish(code))).rejects.toThrow('program.fault');
  await rmdir(path);
  await rename(`${path}.aside`, path);
  expect((await desk.bridge.desk.enrol(wish(code))).hq).toMatchObject({ state: 'online', problem: null });
  await desk.bridge.desk.sync({});
  const { pickup, lines } = await inspectOrder(house, desk, orders[0]!);
  const signed = await signFor(desk.bridge, { pickup, kind: 'feedback', lines, person: desk.person, pin: newPin });
  await desk.bridge.desk.sync({});
  expect((await desk.bridge.records.get({ record: signed.record })).card.state).toBe('received');
});
