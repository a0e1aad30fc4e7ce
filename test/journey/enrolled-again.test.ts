import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { signFor } from '../../build/inspect-goods.ts';
import { readEnrolment } from '../../electron/host/people/enrolment-rows.ts';
import { issueCode } from '../../hq/device/issue-code.ts';
import { demoDesk } from '../../hq/demo/demo-people.ts';
import type { OrderNo } from '../../shared/kernel/ids.ts';
import { problemOf } from '../kit/desk-bridge.ts';
import { codeFor, housePin, openHouse, type House, type HouseDesk } from '../kit/desk-house.ts';
import { inspectOrder, ordersWith, sealOrder } from '../kit/desk-work.ts';

const newPin = '704193';
let house: House;
let desk: HouseDesk;
let orders: readonly OrderNo[];
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

/** HQ comes back from a backup that is older than the enrolment of the desk. */
async function forgetDesk(): Promise<void> {
  const backup = join(house.folder, 'hq-backup');
  await house.restartHq((dataDir) => cp(dataDir, backup, { recursive: true }));
  desk = await house.addDesk();
  orders = [...(await ordersWith(desk, 'home')), ...(await ordersWith(desk, 'window_guard')), ...(await ordersWith(desk, 'material'))];
}

async function restoreHq(): Promise<void> {
  await house.restartHq(async (dataDir) => {
    await cp(join(house.folder, 'hq-backup'), dataDir, { recursive: true, force: true });
    for (const ending of ['-wal', '-shm']) await rm(join(dataDir, `hq.sqlite${ending}`), { force: true });
  }, true);
}

async function addSecond(): Promise<void> {
  const { id: device } = await house.hq.hq.db.selectFrom('devices').select('id').executeTakeFirstOrThrow();
  const code = await issueCode(house.hq.hq, { dealer: demoDesk.dealer, device, person: { name: '周新来', role: 'inspector' }, by: 'admin' });
  if (!code.ok) throw new Error(code.problem.code);
  await desk.bridge.people.add({ code: code.value.code, pin: newPin });
}

/** Who may sign, the person who enrolled the desk first. */
const states = async () => (await desk.bridge.people.list()).map((person) => [person.id, person.state]).toSorted(([one], [other]) => Number(other === desk.person) - Number(one === desk.person));

const wish = (code: string) => ({ hqUrl: house.proxy.url, code, deviceName: '门店电脑', pin: newPin });

test('a desk that a restored HQ has forgotten is enrolled again over its data: what was sealed stays and is shown, new records arrive', async () => {
  await forgetDesk();
  await addSecond();
  const delivered = await sealOrder(house, desk, orders[0]!);
  await desk.bridge.desk.sync({});
  const unsent = await sealOrder(house, desk, orders[1]!);
  const code = await codeFor(house.hq, null, desk.person);
  expect(await problemOf(desk.bridge.desk.enrol(wish(code)))).toEqual({ code: 'desk.enrolled-already', details: {} });

  await restoreHq();
  expect((await desk.bridge.desk.sync({})).hq).toMatchObject({ state: 'refused', problem: { code: 'device.unknown' } });
  const before = readEnrolment(desk.desk.store);
  expect(await problemOf(desk.bridge.desk.enrol(wish('2222-2222-2222')))).toMatchObject({ code: 'enrolment.code-unknown' });
  expect(readEnrolment(desk.desk.store)).toEqual(before);
  const again = await codeFor(house.hq, null, desk.person);
  expect((await desk.bridge.desk.enrol(wish(again))).hq).toMatchObject({ state: 'online', problem: null });
  const after = readEnrolment(desk.desk.store);
  expect([after?.device, after?.deviceCertificate === before?.deviceCertificate]).toEqual([before?.device, false]);

  // HQ does not know the keys that signed these: they are shown as such, hold nothing up, and can be read, proved and carried to HQ as a file.
  const parked = await desk.bridge.queue.list({ done: false });
  expect(parked.map((item) => [item.record.record, item.record.state, item.problem?.code])).toEqual([delivered, unsent].map((card) => [card.record, 'parked', 'record.signer-unknown']));
  for (const { record } of [delivered, unsent]) expect(await desk.bridge.records.verify({ record })).toMatchObject({ ok: true });
  expect(await desk.bridge.queue.exportBundle({ records: [] })).toMatchObject({ records: 2 });
  expect(new Set((await house.hq.hq.db.selectFrom('quarantine').select('record_id').execute()).map((row) => row.record_id))).toEqual(new Set([delivered.record, unsent.record]));

  // Whoever has no certificate that HQ knows signs nothing that would count for nothing.
  expect(await states()).toEqual([[desk.person, 'ready'], [expect.anything(), 'revoked']]);
  const { pickup, lines } = await inspectOrder(house, desk, orders[2]!);
  expect(await problemOf(signFor(desk.bridge, { pickup, kind: 'feedback', lines, person: desk.person, pin: housePin }))).toMatchObject({ code: 'pin.wrong' });
  const fresh = await signFor(desk.bridge, { pickup, kind: 'feedback', lines, person: desk.person, pin: newPin });
  await desk.bridge.desk.sync({});
  expect((await desk.bridge.records.get({ record: fresh.record })).card.state).toBe('received');
});

test('a database that is destroyed after it comes back from the journal as it was: enrolled again, with the keys that HQ knows', async () => {
  await forgetDesk();
  await addSecond();
  await sealOrder(house, desk, orders[0]!);
  await restoreHq();
  await desk.bridge.desk.sync({});
  await desk.bridge.desk.enrol(wish(await codeFor(house.hq, null, desk.person)));
  const enrolled = readEnrolment(desk.desk.store);
  await desk.close();
  for (const ending of ['', '-wal', '-shm']) await rm(join(desk.folder, `desk.sqlite${ending}`), { force: true });
  await desk.reopen();
  expect(readEnrolment(desk.desk.store)).toMatchObject({ device: enrolled?.device, deviceCertificate: enrolled?.deviceCertificate });
  expect(await states()).toEqual([[desk.person, 'ready'], [expect.anything(), 'revoked']]);
  expect((await desk.bridge.desk.sync({})).hq.state).toBe('online');
  const { pickup, lines } = await inspectOrder(house, desk, orders[2]!);
  const fresh = await signFor(desk.bridge, { pickup, kind: 'feedback', lines, person: desk.person, pin: newPin });
  await desk.bridge.desk.sync({});
  expect((await desk.bridge.records.get({ record: fresh.record })).card.state).toBe('received');
});
