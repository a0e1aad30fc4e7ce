import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inspectLines, signFor, takeOver } from '../../build/inspect-goods.ts';
import { receiptPath } from '../../electron/host/seal/receipt-file.ts';
import { partsOfReceipt } from '../../proof/receipt-pdf-parts.ts';
import { judgeReceipt } from '../../proof/verify-receipt.ts';
import type { OrderNo } from '../../shared/kernel/ids.ts';
import { openHouse, type House, type HouseDesk } from '../kit/desk-house.ts';
import { paperEntry } from '../kit/desk-orders.ts';
import { addInspector, inspectorPin } from '../kit/desk-work.ts';

let house: House;
let desk: HouseDesk;
beforeEach(async () => {
  house = await openHouse();
  desk = await house.addDesk();
});
afterEach(() => house.close());

test('an emoji in a carrier or a rare character of a name keeps nobody from signing: the receipt names it by its number, the record keeps it', async () => {
  const { bridge } = desk;
  const orderNo = 'XS-EMOJI' as OrderNo;
  const entry = paperEntry(orderNo);
  await bridge.orders.enterFromPaper({ order: { ...entry, carrier: '联运部😀', lines: entry.lines.map((line) => ({ ...line, name: '鞋架\u{30000}' })) } });
  const { inspection } = await takeOver(bridge, [orderNo], house.clock.now());
  const pickup = inspection.pickup.id;
  const { inspection: inspected } = await inspectLines(bridge, pickup);
  const person = await addInspector(house, desk, '王\u{30001}');
  const sealed = await signFor(bridge, { pickup, kind: 'feedback', lines: inspected.lines.map((line) => line.line), person, pin: inspectorPin });
  await bridge.desk.sync({});
  expect((await bridge.records.get({ record: sealed.record })).card.state).toBe('received');

  const pdf = await readFile(receiptPath(desk.desk.folders, sealed.record));
  const parts = partsOfReceipt(pdf);
  const text = parts.text.toString('utf8');
  for (const shown of ['鞋架〔U+30000〕', '王〔U+30001〕']) expect(text).toContain(shown);
  expect(text).not.toMatch(/[\u{1F600}\u{30000}\u{30001}]/u);
  expect(parts.record.toString('utf8')).toContain('鞋架\u{30000}');
  expect(judgeReceipt(pdf, { kind: 'embedded' }).verdict.ok).toBe(true);
});
