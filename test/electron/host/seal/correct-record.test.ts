import { afterAll, beforeAll, expect, test } from 'vitest';
import { inspectLines, penStroke, signFor, takeOver } from '../../../../build/inspect-goods.ts';
import { takeOrder } from '../../../../electron/host/delivery/take-order.ts';
import type { RecordCard } from '../../../../shared/bridge/shapes.ts';
import { makeUuid7, type RecordId } from '../../../../shared/kernel/ids.ts';
import { parseProblem } from '../../../../shared/kernel/problem.ts';
import { housePin, openHouse, type House, type HouseDesk } from '../../../kit/desk-house.ts';
import { paperOrder } from '../../../kit/desk-orders.ts';

let house: House;
let desk: HouseDesk;
let sealed: RecordCard;
beforeAll(async () => {
  house = await openHouse();
  desk = await house.addDesk();
  const order = paperOrder('CK-CORRECT-1', 2);
  desk.desk.store.commit(() => takeOrder(desk.desk, order));
  const { pickup } = (await takeOver(desk.bridge, [order.orderNo], house.clock.now())).inspection;
  const { inspection } = await inspectLines(desk.bridge, pickup.id);
  sealed = await signFor(desk.bridge, { pickup: pickup.id, kind: 'feedback', lines: inspection.lines.map(({ line }) => line), person: desk.person, pin: housePin });
});
afterAll(() => house.close());

const said = { note: '第 2 行实到 1 件，写成了 2 件。', language: 'zh-CN' as const };

async function correct(record: RecordId, note = said.note): Promise<RecordCard> {
  const wish = { ...said, note, record, person: desk.person };
  const { shown } = await desk.bridge.records.previewCorrection(wish);
  return desk.bridge.records.correct({ ...wish, shown, pin: housePin, signature: penStroke });
}

async function refusalOf(call: Promise<unknown>): Promise<string | undefined> {
  return call.then(() => undefined, (error: unknown) => parseProblem((error as { readonly data?: unknown }).data)?.code);
}

test('a correction is a record of its own that points back; what it corrects stays as it was, and names it', async () => {
  const before = await desk.bridge.records.get({ record: sealed.record });
  const card = await correct(sealed.record);
  const { record } = await desk.bridge.records.get({ record: card.record });
  expect(record.body).toEqual({ kind: 'correction', corrects: sealed.record, correctsHash: sealed.hash, note: said.note });
  expect(record.previous).toBe(sealed.hash);
  expect(card).toMatchObject({ kind: 'correction', pickup: sealed.pickup, orderNos: sealed.orderNos, state: 'waiting' });
  const after = await desk.bridge.records.get({ record: sealed.record });
  expect(after.record).toEqual(before.record);
  expect(after.corrections.map((each) => each.record)).toEqual([card.record]);
  expect((await desk.bridge.records.verify({ record: card.record })).ok).toBe(true);
  expect((await desk.bridge.records.verify({ record: sealed.record })).ok).toBe(true);
});

test('a correction can itself be corrected', async () => {
  const first = await correct(sealed.record, '数量写错了。');
  const second = await correct(first.record, '数量没有写错，是品名写错了。');
  expect((await desk.bridge.records.get({ record: first.record })).corrections.map((each) => each.record)).toEqual([second.record]);
  expect((await desk.bridge.records.get({ record: second.record })).corrections).toEqual([]);
});

test('nothing is sealed of a text that was not shown, of nothing said, or of a record that is not there', async () => {
  const wish = { ...said, record: sealed.record, person: desk.person };
  const { shown } = await desk.bridge.records.previewCorrection(wish);
  const hand = { shown, pin: housePin, signature: penStroke };
  const count = async () => (await desk.bridge.records.list({ text: '', limit: 50 })).total;
  const before = await count();
  expect(await refusalOf(desk.bridge.records.correct({ ...wish, ...hand, note: '另一句话' }))).toBe('seal.changed-since-shown');
  expect(await refusalOf(desk.bridge.records.previewCorrection({ ...wish, note: '   ' }))).toBe('input.invalid');
  expect(await refusalOf(desk.bridge.records.correct({ ...wish, ...hand, pin: '999999' }))).toBe('pin.wrong');
  expect(await refusalOf(desk.bridge.records.previewCorrection({ ...wish, record: makeUuid7<RecordId>(1, new Uint8Array(10)) }))).toBe('thing.not-found');
  expect(await count()).toBe(before);
});
