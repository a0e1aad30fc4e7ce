import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { signFor } from '../../build/inspect-goods.ts';
import { openHouse, type House, type HouseDesk } from '../kit/desk-house.ts';
import { addInspector, inspectOrder, inspectorPin, ordersWith, sealOrder } from '../kit/desk-work.ts';

let house: House;
let desk: HouseDesk;
beforeEach(async () => {
  house = await openHouse();
  desk = await house.addDesk();
});
afterEach(() => house.close());

test('what somebody signed whom a restored HQ has forgotten is parked and shown; everything else arrives, and the person goes on after enrolling again', async () => {
  const orders = [...(await ordersWith(desk, 'home')), ...(await ordersWith(desk, 'window_guard')), ...(await ordersWith(desk, 'material'))];
  const first = await sealOrder(house, desk, orders[0]!);
  await desk.bridge.desk.sync({});
  const backup = join(house.folder, 'hq-backup');
  await house.restartHq((dataDir) => cp(dataDir, backup, { recursive: true }));

  const forgotten = await addInspector(house, desk, '周新来');
  const work = await inspectOrder(house, desk, orders[1]!);
  const strange = await signFor(desk.bridge, { ...work, kind: 'feedback', person: forgotten, pin: inspectorPin });
  await desk.bridge.desk.sync({});
  expect((await desk.bridge.records.get({ record: strange.record })).card.state).toBe('received');
  await house.restartHq(async (dataDir) => {
    await cp(backup, dataDir, { recursive: true, force: true });
    for (const ending of ['-wal', '-shm']) await rm(join(dataDir, `hq.sqlite${ending}`), { force: true });
  }, true);

  const next = await sealOrder(house, desk, orders[2]!);
  await desk.bridge.desk.sync({});
  const { hq } = house.hq;
  expect((await hq.db.selectFrom('records').select('id').orderBy('position').execute()).map((row) => row.id)).toEqual([first.record, next.record]);
  const [parked, ...others] = await desk.bridge.queue.list({ done: false });
  expect(others).toEqual([]);
  expect(parked).toMatchObject({ record: { record: strange.record, state: 'parked' }, problem: { code: 'record.signer-unknown' } });
  expect(await hq.db.selectFrom('quarantine').select(['record_id', 'problem']).execute()).toEqual([{ record_id: strange.record, problem: 'record.signer-unknown' }]);
  // R-TL-20: HQ knows that feedback of these goods was sealed, so silence never makes them accepted.
  expect(await hq.db.selectFrom('pickup_unsent').select('record').execute()).toEqual([{ record: strange.record }]);
  expect(await desk.bridge.records.verify({ record: strange.record })).toMatchObject({ ok: true });

  const again = await addInspector(house, desk, '周新来');
  const more = await inspectOrder(house, desk, orders[3]!);
  const good = await signFor(desk.bridge, { ...more, kind: 'feedback', person: again, pin: inspectorPin });
  await desk.bridge.queue.retry({ record: strange.record });
  await desk.bridge.desk.sync({});
  expect((await desk.bridge.records.get({ record: good.record })).card.state).toBe('received');
  expect((await desk.bridge.queue.list({ done: false })).map((item) => [item.record.record, item.problem?.code])).toEqual([[strange.record, 'record.signer-unknown']]);
});
