import { createHash } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { sha256 } from '../../../proof/sha256.ts';
import { makeUuid7, orderNoSchema, type PickupId } from '../../../shared/kernel/ids.ts';
import type { Quantity } from '../../../shared/kernel/quantity.ts';
import { wholeQuantity, zeroQuantity } from '../../../shared/kernel/quantity.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { lineVerdict, type LineVerdict } from '../../../shared/receipt/line-verdict.ts';
import { receiptCodeText } from '../../../shared/receipt/receipt-code.ts';
import { receiptOf } from '../../../shared/receipt/receipt-of.ts';
import { receiptText } from '../../../shared/receipt/receipt-text.ts';
import { paperEnd, paperTime } from '../../../shared/receipt/receipt-time.ts';
import { receiptVerdict, type ReceiptVerdict } from '../../../shared/receipt/receipt-verdict.ts';
import type { RecordKind, SealedLine } from '../../../shared/seal/sealed-record.ts';
import { receiptWords } from '../../../shared/words/receipt-words.ts';
import { makeProofHouse, type ProofHouse } from '../../kit/proof-house.ts';
import { makeSample } from '../../kit/sealed-sample.ts';

let house: ProofHouse;
beforeAll(async () => {
  house = await makeProofHouse();
});

const whole = (units: number) => wholeQuantity(units);
const line = (change: Partial<SealedLine>): SealedLine => ({
  line: 'CK-1#1',
  decision: 'take',
  reservation: '',
  items: 'fine',
  count: { good: whole(12), damaged: zeroQuantity, missing: zeroQuantity, extra: zeroQuantity, weightGrams: null },
  ...change,
});

test('R-IN-6..8: the verdict over a line', () => {
  const count = (good: number, damaged: number, missing: number, extra = 0) => ({ good: whole(good), damaged: whole(damaged), missing: whole(missing), extra: whole(extra), weightGrams: null });
  const cases: readonly (readonly [Partial<SealedLine>, number, LineVerdict])[] = [
    [{}, 0, 'in-order'],
    [{ count: count(9, 2, 1) }, 0, 'differs'],
    [{ count: count(12, 0, 0, 1) }, 0, 'differs'],
    [{ count: count(11, 0, 0) }, 0, 'differs'],
    [{}, 1, 'differs'],
    [{ items: 'with-findings' }, 0, 'differs'],
    [{ decision: 'take-with-reservation' }, 0, 'reserved'],
    [{ decision: 'take-with-reservation', count: count(11, 1, 0) }, 0, 'differs'],
    [{ decision: 'refuse' }, 3, 'refused'],
    [{ count: null }, 0, 'open'],
  ];
  for (const [change, findings, verdict] of cases) expect([change, lineVerdict(line(change), whole(12), findings)]).toEqual([change, verdict]);
  expect(lineVerdict(line({ count: { ...count(0, 0, 0), good: 11_999 as Quantity } }), whole(12), 0)).toBe('differs');
});

test('the verdict over a receipt', () => {
  const cases: readonly (readonly [RecordKind, readonly LineVerdict[], ReceiptVerdict])[] = [
    ['feedback', ['in-order', 'in-order'], 'in-order'],
    ['feedback', ['in-order', 'differs'], 'with-differences'],
    ['feedback', ['in-order', 'reserved'], 'with-differences'],
    ['feedback', ['in-order', 'open'], 'with-differences'],
    ['feedback', ['in-order', 'refused'], 'part-refused'],
    ['feedback', ['refused'], 'refused'],
    ['refusal', ['refused', 'refused'], 'refused'],
    ['refusal', ['refused', 'in-order'], 'part-refused'],
    ['install-notice', [], 'informed'],
    ['correction', [], 'corrected'],
  ];
  for (const [kind, lines, verdict] of cases) expect([kind, lines, receiptVerdict(kind, lines)]).toEqual([kind, lines, verdict]);
});

test('what is shown before sealing is what the sealed record gives again, in both languages', () => {
  for (const language of ['zh-CN', 'en'] as const) {
    const { record } = makeSample(house, { lines: 6, findings: 3, photosPerFinding: 3, language });
    const { dealer, dealerName, person, policy, photos, body } = record;
    const before = receiptText(receiptOf({ dealer, dealerName, person, policy, photos, body }, receiptWords[language]));
    expect(sha256(before)).toBe(record.shown.sha256);
    expect(receiptText(receiptOf(record, receiptWords[language]))).toBe(before);
    expect(before).not.toMatch(/undefined|null|\[object|NaN/);
  }
});

test('every word of the record that a person could dispute stands in the text', () => {
  const { record } = makeSample(house, { lines: 6, findings: 3, photosPerFinding: 3 });
  const text = receiptText(receiptOf(record, receiptWords['zh-CN']));
  if (record.body.kind !== 'feedback') throw new Error('a feedback');
  const { pickup, findings } = record.body;
  const wanted = [record.dealerName, record.person.name, record.policy.version, pickup.carrier, pickup.waybill, pickup.plate, '2026-11-20 10:15:00', '2026-11-22 24:00', '其中当场打开看过 2 包'];
  for (const finding of findings) wanted.push(finding.place, finding.description, ...finding.photos.map((use) => use.sha256.slice(0, 12)));
  for (const order of pickup.orders) wanted.push(order.orderNo, ...order.lines.map((each) => each.name));
  expect(wanted.filter((each) => !text.includes(each))).toEqual([]);
});

test.each([
  { language: 'zh-CN' as const, orders: '出库单号 / Outbound order: CK-A（3 行中的 2 行）\n', head: '行号 | 货物', first: '10 | 双开庭院门 (出库单 CK-A 第 10 行 · 2400×2600 · 古铜)', second: '30 | 双开庭院门 (出库单 CK-A 第 30 行 · 2400×2600 · 古铜)', finding: '1. 双开庭院门 · 出库单 CK-A 第 30 行 |' },
  { language: 'en' as const, orders: 'Outbound order / 出库单号: CK-A (2 of 3 lines)\n', head: 'Line | Item', first: '10 | 双开庭院门 (order CK-A, line 10 · 2400×2600 · 古铜)', second: '30 | 双开庭院门 (order CK-A, line 30 · 2400×2600 · 古铜)', finding: '1. 双开庭院门 · order CK-A, line 30 |' },
])('R-IN-8: a receipt speaks of its goods by the order and the order’s own line number, and names no order that it is not about ($language)', ({ language, orders, head, first, second, finding }) => {
  const { record } = makeSample(house, { lines: 1, findings: 1, photosPerFinding: 3, language });
  if (record.body.kind !== 'feedback') throw new Error('a feedback');
  const { body } = record;
  const [order, found] = [body.pickup.orders[0]!, body.findings[0]!];
  const goods = { ...order.lines[0]!, name: '双开庭院门', specification: '2400×2600', colour: '古铜' };
  const refusal = {
    ...body,
    kind: 'refusal' as const,
    reason: '货物破损',
    pickup: {
      ...body.pickup,
      orders: [
        { ...order, orderNo: orderNoSchema.parse('CK-A'), salesOrderNo: 'DD-A', lines: [10, 20, 30].map((lineNo) => ({ ...goods, lineNo })) },
        { ...order, orderNo: orderNoSchema.parse('CK-B'), salesOrderNo: 'DD-B', lines: [{ ...goods, lineNo: 1 }] },
      ],
    },
    lines: ['CK-A#10', 'CK-A#30'].map((key) => line({ line: key, decision: 'refuse', items: 'unchecked', count: null })),
    packages: [],
    findings: [{ ...found, line: 'CK-A#30' }],
  };
  const text = receiptText(receiptOf({ ...record, body: refusal }, receiptWords[language]));
  for (const wanted of [orders, head, first, second, finding]) expect(text).toContain(wanted);
  expect(text).toContain('DD-A');
  expect(text).not.toMatch(/CK-B|DD-B|#/);
});

test('a notice before installation names its lines order by order', () => {
  const { record } = makeSample(house, { lines: 1, findings: 0, photosPerFinding: 0 });
  const body = { kind: 'install-notice' as const, pickup: makeUuid7<PickupId>(0, new Uint8Array(10)), lines: ['CK-A#1', 'CK-A#3', 'CK-B#2'], warnedAt: record.time.wall, damageOpen: false, note: '' };
  expect(receiptText(receiptOf({ ...record, photos: [], body }, receiptWords['zh-CN']))).toContain('出库单 CK-A 第 1、3 行\n出库单 CK-B 第 2 行');
  expect(receiptText(receiptOf({ ...record, photos: [], body }, receiptWords.en))).toContain('order CK-A, lines 1, 3\norder CK-B, line 2');
});

test('R-TL-14: 24:00 of a day is written as such; other instants with their minutes', () => {
  expect(paperEnd('2026-11-20T16:00:00.000Z' as Instant)).toBe('2026-11-20 24:00');
  expect(paperEnd('2026-12-31T16:00:00.000Z' as Instant)).toBe('2026-12-31 24:00');
  expect(paperEnd('2026-11-20T09:59:59.999Z' as Instant)).toBe('2026-11-20 17:59');
  expect(paperTime('2026-11-20T05:59:59.999Z' as Instant)).toBe('2026-11-20 13:59:59');
});

test('the code of a receipt names the record, its hash and the verdict', () => {
  const { record, opened } = makeSample(house, { lines: 1, findings: 0, photosPerFinding: 0 });
  expect(receiptCodeText({ record: record.id, hash: opened.hash, verdict: 'in-order' })).toBe(`gatecheck:1:${record.id}:${opened.hash}:in-order`);
});

test('the words of a version never change: a receipt sealed with them must be built again years later', () => {
  const print = (language: 'zh-CN' | 'en') => {
    const words = receiptWords[language];
    const spoken = Object.entries(words).map(([key, value]) => [key, typeof value === 'function' ? (value as (...given: readonly unknown[]) => string)(...samples(key)) : value]);
    return createHash('sha256').update(JSON.stringify(spoken)).digest('hex').slice(0, 16);
  };
  expect([receiptWords['zh-CN'].textVersion, print('zh-CN'), print('en')]).toMatchInlineSnapshot(`
    [
      "receipt/2",
      "b0f1badef800ea95",
      "0292b7a283e986d4",
    ]
  `);
});

/** One call of each sentence, enough to see any change of its words. */
function samples(key: string): readonly unknown[] {
  const table: Readonly<Record<string, readonly unknown[]>> = {
    quantity: ['2', 'set'],
    signer: ['N', 'owner'],
    packages: [9, 5, 2, 1, 1, 3],
    stage: [1],
    weighed: ['1 kg', '2 kg'],
    photoCaption: [1, 'abc', true],
    orderLines: ['N', [2, 1]],
  };
  return table[key] ?? [3, 2, 1];
}
