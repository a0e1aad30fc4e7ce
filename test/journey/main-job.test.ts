import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { judgeReceipt } from '../../proof/verify-receipt.ts';
import { receiptPath } from '../../electron/host/seal/receipt-file.ts';
import { addDamagePoint, inspectLines, signFor, takeOver } from '../../build/inspect-goods.ts';
import { sha256 } from '../../proof/sha256.ts';
import { defaultPolicy } from '../../shared/policy/default-policy.ts';
import { receiptOf } from '../../shared/receipt/receipt-of.ts';
import { receiptText } from '../../shared/receipt/receipt-text.ts';
import { sealedRecordSchema } from '../../shared/seal/sealed-record.ts';
import { limitsNotice } from '../../shared/words/limits-notice.ts';
import { receiptWords } from '../../shared/words/receipt-words.ts';
import { lineKey } from '../../shared/delivery/pickup.ts';
import { drawPhoto } from '../kit/draw-photo.ts';
import { housePin, openHouse, type House } from '../kit/desk-house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

test('a door delivery goes from order to acknowledgement, offline in between', async () => {
  const { bridge, person, desk } = await house.addDesk();
  const orders = await bridge.orders.list({ text: '双开庭院门', limit: 10 });
  const orderNo = orders.rows[0]?.orderNo;
  if (orderNo === undefined) throw new Error('no order');
  house.proxy.weather = 'down';
  const view = await takeOver(bridge, [orderNo], house.clock.now());
  const pickup = view.inspection.pickup.id;
  expect(view.limits.map((limit) => limit.rule)).toEqual(['R-TL-7']);
  const pictures = await Promise.all([1, 2, 3].map(async (seed) => ({ fileName: `door-${seed}.jpg`, bytes: await drawPhoto({ seed, width: 1600, height: 1200 }) })));
  const damage = await addDamagePoint(bridge, pickup, { line: lineKey(orderNo, 1), stage: 2, description: '磕碰凹陷', pictures });
  expect(damage.sent.map((sent) => 'photo' in sent.outcome)).toEqual([true, true, true]);
  const inspected = await inspectLines(bridge, pickup);
  expect(inspected.step).toBe('sign');
  const record = await signFor(bridge, { pickup, kind: 'feedback', lines: inspected.inspection.lines.map((line) => line.line), person, pin: housePin });
  expect(record).toMatchObject({ kind: 'feedback', lines: 2, damagePoints: 1, photos: 3, state: 'waiting' });
  expect((await bridge.desk.sync({})).hq.state).toBe('offline');
  expect((await bridge.today.get()).cards[0]?.nextLimit?.state).toBe('sealed-in-time');

  house.proxy.weather = 'pass';
  const status = await bridge.desk.sync({});
  expect(status.hq.state).toBe('online');
  expect(status.queue).toEqual({ waiting: 0, sending: 0, parked: 0 });
  const detail = await bridge.records.get({ record: record.record });
  expect(detail.card).toMatchObject({ state: 'received', judgement: 'in-time' });
  expect(detail.acknowledgements.map((each) => each.of).sort()).toEqual(['photos', 'record']);
  const pdf = await readFile(receiptPath(desk.folders, record.record));
  expect(judgeReceipt(pdf, { kind: 'given', authority: house.hq.hq.keys.authority }).verdict.ok).toBe(true);
  expect(await bridge.records.verify({ record: record.record })).toMatchObject({ ok: true });

  // R-TL-22: what was shown of the limits stands in the record by its version, and on the signed receipt word by word.
  const notice = limitsNotice('zh-CN', defaultPolicy.timeLimits);
  const { text } = await house.hq.hq.db.selectFrom('record_texts').select('text').where('record', '=', record.record).executeTakeFirstOrThrow();
  const sealed = sealedRecordSchema.parse(JSON.parse(text));
  expect('notice' in sealed.body && sealed.body.notice).toMatchObject({ language: 'zh-CN', textVersion: notice.textVersion });
  const shown = receiptText(receiptOf(sealed, receiptWords['zh-CN']));
  expect(sealed.shown.sha256).toBe(sha256(shown));
  for (const sentence of notice.sentences) expect(shown).toContain(sentence);
});
