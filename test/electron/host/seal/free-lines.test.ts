import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addDamagePoint, signFor } from '../../../../build/inspect-goods.ts';
import { demoDesk } from '../../../../hq/demo/demo-people.ts';
import { revokePerson } from '../../../../hq/desk/revoke.ts';
import { issueCode } from '../../../../hq/device/issue-code.ts';
import { minuteMs } from '../../../../shared/kernel/instant.ts';
import type { PersonId } from '../../../../shared/kernel/ids.ts';
import { openHouse, housePin, type House, type HouseDesk } from '../../../kit/desk-house.ts';
import { inspectOrder, ordersWith, sealOrder } from '../../../kit/desk-work.ts';
import { drawPhoto } from '../../../kit/draw-photo.ts';
import { installFor } from '../../../kit/install-for.ts';

const pin = '704193';
let house: House;
let desk: HouseDesk;
beforeEach(async () => {
  house = await openHouse();
  desk = await house.addDesk();
});
afterEach(() => house.close());

/** Another person for the desk, while the first one's records are still on their way and he is revoked. */
async function changeSigner(): Promise<PersonId> {
  const { hq } = house.hq;
  await revokePerson(hq, { username: 'admin' } as never, desk.person, '离职');
  const { id: device } = await hq.db.selectFrom('devices').select('id').executeTakeFirstOrThrow();
  const code = await issueCode(hq, { dealer: demoDesk.dealer, device, person: { name: '孙接班', role: 'owner' }, by: 'admin' });
  if (!code.ok) throw new Error(code.problem.code);
  house.proxy.weather = 'pass';
  const other = (await desk.bridge.people.add({ code: code.value.code, pin })).find((person) => person.name === '孙接班');
  if (other === undefined) throw new Error('nobody was added');
  return other.id;
}

test('R-IN-8: a refusal that HQ did not count is signed again with the call that it told of', async () => {
  const [orderNo] = await ordersWith(desk, 'home');
  const { bridge } = desk;
  const { pickup, lines: all } = await inspectOrder(house, desk, orderNo!);
  const lines = all.slice(0, 1);
  const pictures = await Promise.all([61, 62, 63].map(async (seed) => ({ fileName: `${seed}.jpg`, bytes: await drawPhoto({ seed, width: 640, height: 480 }) })));
  await addDamagePoint(bridge, pickup, { line: lines[0]!, stage: 1, description: '压坏', pictures });
  await bridge.inspection.decide({ pickup, lines, decision: 'refuse', reservation: '' });
  await bridge.inspection.recordCall({ pickup, call: { calledAt: house.clock.now(), phone: '0531-5550101', answeredBy: '王', note: '' } });
  house.proxy.weather = 'down';
  const wish = { pickup, kind: 'refusal', lines, reason: '外箱压塌' } as const;
  const old = await signFor(bridge, { ...wish, person: desk.person, pin: housePin });
  const other = await changeSigner();
  await bridge.desk.sync({});
  const again = await signFor(bridge, { ...wish, person: other, pin });
  const [before, after] = [await bridge.records.get({ record: old.record }), await bridge.records.get({ record: again.record })];
  if (before.record.body.kind !== 'refusal' || after.record.body.kind !== 'refusal') throw new Error('refusals are expected');
  expect(after.record.body.dispatcherCalls).toEqual(before.record.body.dispatcherCalls);
  await bridge.desk.sync({});
  expect((await bridge.records.get({ record: again.record })).card.state).toBe('received');
});

test('a notice of installation that HQ did not count can be given again', async () => {
  const [orderNo] = await ordersWith(desk, 'home');
  const { bridge } = desk;
  const sealed = await sealOrder(house, desk, orderNo!);
  await bridge.desk.sync({});
  const { pickup } = sealed;
  const lines = (await bridge.pickups.get({ pickup })).sealedLines.slice(0, 1);
  house.proxy.weather = 'down';
  const notice = { pickup, lines, warnedAt: house.clock.now() };
  const old = await installFor(bridge, { ...notice, person: desk.person, pin: housePin });
  const other = await changeSigner();
  await bridge.desk.sync({});
  expect((await bridge.pickups.get({ pickup }))).toMatchObject({ installed: [], step: 'sealed' });
  expect((await bridge.records.get({ record: old.record })).card.refused).toBe('open');
  const again = await installFor(bridge, { ...notice, person: other, pin });
  await bridge.desk.sync({});
  expect(await bridge.records.get({ record: old.record })).toMatchObject({ card: { refused: 'signed-again' }, again: [{ record: again.record, state: 'received' }] });
  expect((await bridge.pickups.get({ pickup })).installed).toEqual(lines);
});

test('what was found can be changed before it is signed again, and the refused record keeps what it said', async () => {
  const [orderNo] = await ordersWith(desk, 'home');
  const { bridge } = desk;
  house.proxy.weather = 'down';
  const old = await sealOrder(house, desk, orderNo!);
  const other = await changeSigner();
  await bridge.desk.sync({});
  const lines = (await bridge.pickups.get({ pickup: old.pickup })).inspection.lines.map((line) => line.line);
  await bridge.inspection.decide({ pickup: old.pickup, lines: lines.slice(0, 1), decision: 'take-with-reservation', reservation: '外箱有水渍' });
  house.clock.pass(minuteMs);
  const again = await signFor(bridge, { pickup: old.pickup, kind: 'feedback', lines, person: other, pin });
  const reservations = async (record: typeof old.record) => {
    const { body } = (await bridge.records.get({ record })).record;
    return body.kind === 'feedback' ? body.lines.map((line) => line.reservation).filter((text) => text !== '') : [];
  };
  expect([await reservations(old.record), await reservations(again.record)]).toEqual([[], ['外箱有水渍']]);
});

test('shape 6 sets free what an earlier program had left sealed in a record that HQ refused for good', async () => {
  const [orderNo] = await ordersWith(desk, 'home');
  house.proxy.weather = 'down';
  const old = await sealOrder(house, desk, orderNo!);
  const other = await changeSigner();
  await desk.bridge.desk.sync({});
  const lines = (await desk.bridge.pickups.get({ pickup: old.pickup })).inspection.lines.map((line) => line.line);
  await desk.close();
  // The data as the program before it left them.
  const db = new Database(join(desk.folder, 'desk.sqlite'));
  db.exec(`INSERT INTO sealed_line (pickup, line, record, refused) SELECT pickup, line, record, refused FROM refused_line;
    UPDATE pickup SET sealed_count = line_count, step = 'sealed'; UPDATE outbound_order SET status = 'sealed' WHERE pickup IS NOT NULL;
    ALTER TABLE outbound_order DROP COLUMN kinds; ALTER TABLE pickup DROP COLUMN kinds; ALTER TABLE record DROP COLUMN kinds;
    DROP VIEW open_refused_line; DROP TABLE refused_line; DROP TABLE picked_up_elsewhere; PRAGMA user_version = 5`);
  db.close();
  await desk.reopen();
  expect(await desk.bridge.pickups.get({ pickup: old.pickup })).toMatchObject({ sealedLines: [], step: 'sign', records: [{ record: old.record, refused: 'open' }] });
  expect((await desk.bridge.orders.list({ text: orderNo!, limit: 5 })).rows).toMatchObject([{ status: 'picked-up' }]);
  const again = await signFor(desk.bridge, { pickup: old.pickup, kind: 'feedback', lines, person: other, pin });
  await desk.bridge.desk.sync({});
  expect((await desk.bridge.records.get({ record: again.record })).card.state).toBe('received');
});
