import { afterEach, beforeEach, expect, test } from 'vitest';
import { signFor } from '../../build/inspect-goods.ts';
import { revokePerson } from '../../hq/desk/revoke.ts';
import { issueCode } from '../../hq/device/issue-code.ts';
import { demoDesk } from '../../hq/demo/demo-people.ts';
import { openHouse, type House, type HouseDesk } from '../kit/desk-house.ts';
import { inspectOrder, ordersWith, sealOrder } from '../kit/desk-work.ts';

let house: House;
let desk: HouseDesk;
beforeEach(async () => {
  house = await openHouse();
  desk = await house.addDesk();
});
afterEach(() => house.close());

test('a record whose signer was revoked on its way is parked and shown; what others sealed after it arrives', async () => {
  const [first] = await ordersWith(desk, 'home');
  const [second] = await ordersWith(desk, 'window_guard');
  house.proxy.weather = 'down';
  const late = await sealOrder(house, desk, first!);
  const { hq } = house.hq;
  await revokePerson(hq, { username: 'admin' } as never, desk.person, '离职');
  house.proxy.weather = 'pass';
  const { device } = await hq.db.selectFrom('certificates').select('device').where('person', '=', desk.person).executeTakeFirstOrThrow();
  const code = await issueCode(hq, { dealer: demoDesk.dealer, device, person: { name: '孙接班', role: 'owner' }, by: 'admin' });
  if (!code.ok) throw new Error(code.problem.code);
  const people = await desk.bridge.people.add({ code: code.value.code, pin: '704193' });
  const other = people.find((person) => person.name === '孙接班');

  const { pickup, lines } = await inspectOrder(house, desk, second!);
  const next = await signFor(desk.bridge, { pickup, kind: 'feedback', lines, person: other!.id, pin: '704193' });
  await desk.bridge.desk.sync({});
  expect((await desk.bridge.records.get({ record: next.record })).card.state).toBe('received');
  const [parked] = await desk.bridge.queue.list({ done: false });
  expect(parked).toMatchObject({ record: { record: late.record, state: 'parked' }, problem: { code: 'record.signer-revoked' } });
  expect(await desk.bridge.records.verify({ record: late.record })).toMatchObject({ ok: true });

  await desk.bridge.queue.retry({ record: late.record });
  await desk.bridge.desk.sync({});
  expect((await desk.bridge.queue.list({ done: false })).map((item) => [item.record.record, item.record.state])).toEqual([[late.record, 'parked']]);
  expect((await hq.db.selectFrom('records').select('id').execute()).map((row) => row.id)).toEqual([next.record]);
});
