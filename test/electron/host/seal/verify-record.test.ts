import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { inspectLines, signFor, takeOver } from '../../../../build/inspect-goods.ts';
import { housePin, openHouse, type House } from '../../../kit/desk-house.ts';
import { ordersWith, sealOrder } from '../../../kit/desk-work.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

test('a record altered on the desk is told in a sentence of the desk’s language, never by a code', async () => {
  const { bridge, person, desk } = await house.addDesk();
  const order = (await bridge.orders.list({ text: '', status: 'on-the-way', limit: 50 })).rows.find((each) => !each.classes.includes('door'));
  if (order === undefined) throw new Error('no order');
  const view = await takeOver(bridge, [order.orderNo], house.clock.now());
  const inspected = await inspectLines(bridge, view.inspection.pickup.id);
  const { record } = await signFor(bridge, { pickup: view.inspection.pickup.id, kind: 'feedback', lines: inspected.inspection.lines.map((line) => line.line), person, pin: housePin });
  expect(await bridge.records.verify({ record })).toMatchObject({ ok: true });

  desk.store.commit(() => desk.store.prepare(`UPDATE record_text SET text = replace(text, '赵建国', '赵建军') WHERE record = ?`).run(record));
  const wrong = async () => {
    const { ok, checks } = await bridge.records.verify({ record });
    expect(ok).toBe(false);
    return checks.find((check) => check.check === 'record')?.detail;
  };
  expect(await wrong()).toBe('记录不成立：签名与内容对不上，签字以后内容或签名被改动过。');
  await bridge.desk.setLanguage({ language: 'en' });
  expect(await wrong()).toBe('The record does not hold: signature and content do not belong together; one of them was altered after it was signed.');
});

test('what the desk holds for delivered does not pass where HQ’s word for it is gone from the desk, the record’s or the photos’', async () => {
  const added = await house.addDesk();
  const { bridge, desk } = added;
  const [orderNo] = await ordersWith(added, 'window_guard');
  if (orderNo === undefined) throw new Error('no order');
  const { record } = await sealOrder(house, added, orderNo, 3);
  const said = async () => (await bridge.records.verify({ record })).checks.filter((check) => !check.ok).map((check) => check.detail);
  expect(await said()).toEqual([]);
  await vi.waitFor(async () => {
    await bridge.desk.sync({});
    expect((await bridge.records.get({ record })).card.state).toBe('received');
  }, { timeout: 30_000, interval: 100 });
  expect(await said()).toEqual([]);
  desk.store.commit(() => desk.store.prepare(`DELETE FROM acknowledgement WHERE record = ? AND "of" = 'photos'`).run(record));
  expect(await said()).toEqual([expect.stringContaining('没有总部收齐 3 张照片的送达回执')]);
  desk.store.commit(() => desk.store.prepare('DELETE FROM acknowledgement WHERE record = ?').run(record));
  expect(await said()).toEqual([expect.stringContaining('没有总部收到它的送达回执')]);
});
