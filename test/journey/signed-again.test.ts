import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { signFor } from '../../build/inspect-goods.ts';
import type { RecordCard } from '../../shared/bridge/shapes.ts';
import type { OrderNo, PickupId } from '../../shared/kernel/ids.ts';
import { dayMs } from '../../shared/kernel/instant.ts';
import { revokePerson } from '../../hq/desk/revoke.ts';
import { settleLimit } from '../../hq/pickup/settle-limit.ts';
import { openHouse, type House, type HouseDesk } from '../kit/desk-house.ts';
import { addInspector, inspectOrder, inspectorPin, ordersWith, sealOrder } from '../kit/desk-work.ts';

let house: House;
let desk: HouseDesk;
beforeEach(async () => {
  house = await openHouse();
  desk = await house.addDesk();
});
afterEach(() => house.close());

/** An order whose signed feedback HQ refuses for good: its signer was revoked while it was on its way. */
async function refusedOrder(orderNo: OrderNo, photos = 0): Promise<RecordCard> {
  house.proxy.weather = 'down';
  const record = await sealOrder(house, desk, orderNo, photos);
  await revokePerson(house.hq.hq, { username: 'admin' } as never, desk.person, '离职');
  house.proxy.weather = 'pass';
  await desk.bridge.desk.sync({});
  return record;
}

const cardOf = async ({ record }: Pick<RecordCard, 'record'>) => (await desk.bridge.records.get({ record })).card;
const openQueue = async () => (await desk.bridge.queue.list({ done: false })).map((item) => [item.record.record, item.record.refused, item.problem?.code]);
const linesOf = async (pickup: PickupId) => (await desk.bridge.pickups.get({ pickup })).inspection.lines.map((line) => line.line);
const heldAtHq = async () => (await house.hq.hq.db.selectFrom('records').select('id').orderBy('position').execute()).map((row) => row.id);
const statesAtHq = async (pickup: PickupId) => (await house.hq.hq.db.selectFrom('pickup_limits').select('state').where('pickup', '=', pickup).execute()).map((row) => row.state);

test('what HQ refused for good is named so, and an enrolled person signs the same lines again as they stand, photos and all', async () => {
  const [orderNo] = await ordersWith(desk, 'home');
  const old = await refusedOrder(orderNo!, 3);
  expect(await cardOf(old)).toMatchObject({ state: 'parked', refused: 'open' });
  expect(await openQueue()).toEqual([[old.record, 'open', 'record.signer-revoked']]);
  const lines = await linesOf(old.pickup);
  const view = await desk.bridge.pickups.get({ pickup: old.pickup });
  expect(view).toMatchObject({ sealedLines: [], step: 'sign' });
  expect((await desk.bridge.orders.list({ text: orderNo!, limit: 5 })).rows).toMatchObject([{ status: 'picked-up' }]);
  expect((await desk.bridge.today.get()).cards).toMatchObject([{ pickup: old.pickup, step: 'sign', sealed: { lines: 0 } }]);
  expect(await statesAtHq(old.pickup)).not.toContain('in-time');

  const other = await addInspector(house, desk, '孙接班');
  const again = await signFor(desk.bridge, { pickup: old.pickup, kind: 'feedback', lines, person: other, pin: inspectorPin });
  expect(again).toMatchObject({ refused: null, photos: 3, damagePoints: 1, lines: lines.length });
  const [before, after] = [(await desk.bridge.records.get({ record: old.record })), (await desk.bridge.records.get({ record: again.record }))];
  expect(after.record.photos).toEqual(before.record.photos);
  expect(before).toMatchObject({ card: { refused: 'signed-again' }, again: [{ record: again.record }] });
  expect(after.again).toEqual([]);
  await desk.bridge.desk.sync({});
  expect(await cardOf(again)).toMatchObject({ state: 'received', refused: null });
  expect(await heldAtHq()).toEqual([again.record]);
  expect(new Set(await statesAtHq(old.pickup))).toEqual(new Set(['in-time']));
  expect(await house.hq.hq.db.selectFrom('pickup_unsent').select('record').execute()).toEqual([]);
  // The report goes out before the pictures: the next one says that nothing waits.
  await desk.bridge.desk.sync({});
  expect(await house.hq.hq.db.selectFrom('devices').select(['waiting', 'parked']).execute()).toEqual([{ waiting: 0, parked: 0 }]);

  // Nothing waits any more; the refused record stays, whole, for ever.
  expect(await openQueue()).toEqual([]);
  expect((await desk.bridge.desk.status()).queue).toMatchObject({ waiting: 0, sending: 0, parked: 0 });
  const done = await desk.bridge.queue.list({ done: true });
  expect(done.map((item) => [item.record.record, item.record.refused])).toEqual([[again.record, null], [old.record, 'signed-again']]);
  expect(await desk.bridge.records.verify({ record: old.record })).toMatchObject({ ok: true });
  expect((await desk.bridge.pickups.get({ pickup: old.pickup })).records.map((card) => card.refused)).toEqual(['signed-again', null]);
  expect((await desk.bridge.orders.list({ text: orderNo!, limit: 5 })).rows).toMatchObject([{ status: 'sealed' }]);
});

test('signed again line by line: what is left stays open, on the desk and at HQ, and nothing is sealed twice', async () => {
  const [orderNo] = await ordersWith(desk, 'window_guard');
  const old = await refusedOrder(orderNo!);
  const lines = await linesOf(old.pickup);
  expect(lines.length).toBeGreaterThan(1);
  const other = await addInspector(house, desk, '孙接班');
  const again = await signFor(desk.bridge, { pickup: old.pickup, kind: 'feedback', lines: lines.slice(0, 1), person: other, pin: inspectorPin });
  expect(await cardOf(old)).toMatchObject({ refused: 'open' });
  await desk.bridge.desk.sync({});
  expect(await openQueue()).toEqual([[old.record, 'open', 'record.signer-revoked']]);
  const unsent = await house.hq.hq.db.selectFrom('pickup_unsent').select(['record', 'lines']).execute();
  expect(unsent).toEqual([{ record: old.record, lines: JSON.stringify(lines.slice(1)) }]);
  await expect(signFor(desk.bridge, { pickup: old.pickup, kind: 'feedback', lines, person: other, pin: inspectorPin })).rejects.toMatchObject({ data: { code: 'seal.already-sealed', details: { record: again.record } } });
  const rest = await signFor(desk.bridge, { pickup: old.pickup, kind: 'feedback', lines: lines.slice(1), person: other, pin: inspectorPin });
  expect((await desk.bridge.records.get({ record: old.record })).again.map((card) => card.record)).toEqual([again.record, rest.record]);
  await desk.bridge.queue.retry({ record: old.record });
  await desk.bridge.desk.sync({});
  expect(await openQueue()).toEqual([]);
  expect(await heldAtHq()).toEqual([again.record, rest.record]);
});

test('R-TL-20: goods of a refused feedback are in doubt on the desk too, and show what HQ decides of them', async () => {
  const [orderNo] = await ordersWith(desk, 'home');
  const old = await refusedOrder(orderNo!);
  house.clock.pass(2 * dayMs);
  await desk.bridge.desk.sync({});
  const shown = async () => (await desk.bridge.pickups.get({ pickup: old.pickup })).limits;
  const states = async () => new Set((await shown()).map((limit) => limit.state));
  expect(await states()).toEqual(new Set(['in-doubt']));
  expect(new Set(await statesAtHq(old.pickup))).toEqual(new Set(['in-doubt']));
  const row = await house.hq.hq.db.selectFrom('staff').select(['id', 'username']).where('username', '=', 'assistant-east').executeTakeFirstOrThrow();
  for (const { rule } of await shown()) {
    const outcome = await settleLimit(house.hq.hq, { ...row, sight: { all: true } } as never, { pickup: old.pickup, rule, verdict: 'kept-open', reason: '签字人当时有授权，请重签' });
    expect(outcome.ok).toBe(true);
  }
  await desk.bridge.desk.sync({});
  for (const kept of await shown()) {
    expect(kept.state).toBe('kept-open');
    expect(kept.because[0]).toContain('签字人当时有授权，请重签');
  }
  // Signed again after the deadline: HQ judges it by its own time.
  const other = await addInspector(house, desk, '孙接班');
  await signFor(desk.bridge, { pickup: old.pickup, kind: 'feedback', lines: await linesOf(old.pickup), person: other, pin: inspectorPin });
  await desk.bridge.desk.sync({});
  expect([await states(), new Set(await statesAtHq(old.pickup))]).toEqual([new Set(['sealed-late']), new Set(['late'])]);
});

test('a database that is made again from the journal knows which record stands for the goods', async () => {
  const [first, second] = await ordersWith(desk, 'home');
  const old = await refusedOrder(first!);
  const other = await addInspector(house, desk, '孙接班');
  const lines = await linesOf(old.pickup);
  const again = await signFor(desk.bridge, { pickup: old.pickup, kind: 'feedback', lines, person: other, pin: inspectorPin });
  if (second !== undefined) await signFor(desk.bridge, { ...(await inspectOrder(house, desk, second)), kind: 'feedback', person: other, pin: inspectorPin });
  await desk.bridge.desk.sync({});
  await desk.close();
  for (const ending of ['', '-wal', '-shm']) await rm(join(desk.folder, `desk.sqlite${ending}`), { force: true });
  await desk.reopen();
  expect([(await cardOf(old)).refused, (await cardOf(again)).refused]).toEqual(['signed-again', null]);
  await desk.bridge.desk.sync({});
  expect(await openQueue()).toEqual([]);
  expect(await cardOf(again)).toMatchObject({ state: 'received' });
  expect((await desk.bridge.pickups.get({ pickup: old.pickup }))).toMatchObject({ step: 'sealed', sealedLines: lines });
});

test('a record that a restored HQ takes after all stands for its goods again, unless they were signed anew', async () => {
  const orders = [...(await ordersWith(desk, 'home')), ...(await ordersWith(desk, 'window_guard'))];
  const backup = join(house.folder, 'hq-backup');
  const newer = join(house.folder, 'hq-newer');
  await house.restartHq((dataDir) => cp(dataDir, backup, { recursive: true }));
  const forgotten = await addInspector(house, desk, '周新来');
  await house.restartHq((dataDir) => cp(dataDir, newer, { recursive: true }));
  const restore = async (from: string) =>
    house.restartHq(async (dataDir) => {
      await cp(from, dataDir, { recursive: true, force: true });
      for (const ending of ['-wal', '-shm']) await rm(join(dataDir, `hq.sqlite${ending}`), { force: true });
    }, true);
  await restore(backup);
  const [kept, anew] = [await inspectOrder(house, desk, orders[0]!), await inspectOrder(house, desk, orders[1]!)];
  const strange = await signFor(desk.bridge, { ...kept, kind: 'feedback', person: forgotten, pin: inspectorPin });
  const replaced = await signFor(desk.bridge, { ...anew, kind: 'feedback', person: forgotten, pin: inspectorPin });
  await desk.bridge.desk.sync({});
  expect([(await cardOf(strange)).refused, (await cardOf(replaced)).refused]).toEqual(['open', 'open']);
  const next = await signFor(desk.bridge, { ...anew, kind: 'feedback', person: desk.person, pin: '258036' });
  await desk.bridge.desk.sync({});
  expect(await heldAtHq()).toEqual([next.record]);

  await restore(newer);
  await desk.bridge.desk.sync({});
  expect(await heldAtHq()).toEqual([strange.record, replaced.record, next.record]);
  expect((await desk.bridge.pickups.get({ pickup: kept.pickup }))).toMatchObject({ step: 'sealed', sealedLines: [...kept.lines] });
  expect(await Promise.all([strange, replaced, next].map(async (each) => [(await cardOf(each)).state, (await cardOf(each)).refused]))).toEqual([['received', null], ['received', null], ['received', null]]);
  expect((await desk.bridge.records.get({ record: replaced.record })).again).toEqual([]);
  expect(await openQueue()).toEqual([]);
});
