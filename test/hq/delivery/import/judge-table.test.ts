import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recogniseColumns, templateHeaders } from '../../../../hq/delivery/import/column-names.ts';
import { judgeTable, type TableJudgement } from '../../../../hq/delivery/import/judge-table.ts';
import { orderHash } from '../../../../hq/delivery/order-hash.ts';
import type { Known, KnownOrder } from '../../../../hq/delivery/import/known.ts';
import { readTable } from '../../../../hq/delivery/import/read-table.ts';
import { outboundOrderSchema, type OutboundOrder } from '../../../../shared/delivery/outbound-order.ts';
import { importFields, rowErrorSchema, type ImportField, type RowError } from '../../../../shared/wire/console-shapes.ts';
import { mistakeSentence } from '../../../../shared/words/import-words.ts';
import { languages } from '../../../../shared/words/language.ts';
import { csvText, gb18030, importCells, importRow, utf8, type ImportRow } from '../../../kit/import-files.ts';

const dealers = new Map([
  ['JX0012', { name: '济南恒安门窗经营部', region: 'east', regionName: '华东' }],
  ['JX0047', { name: '洛阳洛龙区瑞祥建材', region: 'central', regionName: '华中' }],
]);

function known(orders: ReadonlyMap<string, KnownOrder> = new Map()): Known {
  return { dealers, dealerOfName: new Map([...dealers].map(([code, dealer]) => [dealer.name, code])), orders };
}

async function judge(rows: readonly ImportRow[], orders?: ReadonlyMap<string, KnownOrder>, fields?: readonly ImportField[]): Promise<TableJudgement> {
  const table = await readTable(utf8(csvText(importCells(rows, fields))));
  if (!table.ok) throw new Error(table.problem.code);
  return judgeTable(table.value, recogniseColumns(table.value.headers), async () => known(orders));
}

async function onlyOrder(rows: readonly ImportRow[]): Promise<OutboundOrder> {
  const { orders, errors } = await judge(rows);
  expect(errors).toEqual([]);
  expect(orders).toHaveLength(1);
  const order = orders[0]?.order;
  if (order === undefined) throw new Error('no order');
  return outboundOrderSchema.parse(order);
}

type Short = readonly [row: number, column: string, found: string, problem: RowError['problem'], expected: string];
const short = (error: RowError): Short => [error.row, error.column, error.found, error.problem, error.expected];

describe('a good row becomes a line', () => {
  test('with everything it says', async () => {
    expect(await onlyOrder([importRow({ note: '合计4套' })])).toEqual({
      orderNo: 'CK20261120-0031', salesOrderNo: 'DD20261104-118', dealer: 'JX0012', dealerName: '济南恒安门窗经营部', shippedOn: '2026-11-20', carrier: '德通物流', carrierPhone: '0531-88001234',
      waybill: 'DT7730019921', source: 'hq',
      lines: [{
        lineNo: 1, productClass: 'door', name: '双开庭院门 镀铜别墅款', specification: '2400×2800 双开', colour: '古铜', quantity: 4_000, unit: 'set', metresPerLength: null, weightGrams: 612_000, packages: 8, note: '合计4套',
      }],
    });
  });

  test.each<readonly [ImportField, string, keyof OutboundOrder | keyof OutboundOrder['lines'][number], unknown]>([
    ['shippedOn', '2026/11/20', 'shippedOn', '2026-11-20'],
    ['shippedOn', '2026/1/5', 'shippedOn', '2026-01-05'],
    ['shippedOn', '2026.11.20', 'shippedOn', '2026-11-20'],
    ['shippedOn', '2026年11月20日', 'shippedOn', '2026-11-20'],
    ['shippedOn', '2026年1月5日', 'shippedOn', '2026-01-05'],
    ['shippedOn', '20261120', 'shippedOn', '2026-11-20'],
    ['shippedOn', '２０２６－１１－２０', 'shippedOn', '2026-11-20'],
    ['shippedOn', '2026-11-20 14:30:00', 'shippedOn', '2026-11-20'],
    ['shippedOn', '46346', 'shippedOn', '2026-11-20'],
    ['shippedOn', '46081', 'shippedOn', '2026-02-28'],
    ['shippedOn', '', 'shippedOn', null],
    ['orderNo', ' ＣＫ２０２６１１２０－００３１ ', 'orderNo', 'CK20261120-0031'],
    ['dealer', 'ＪＸ００１２', 'dealer', 'JX0012'],
    ['dealerName', '', 'dealerName', '济南恒安门窗经营部'],
    ['dealerName', '济南恒安 门窗经营部', 'dealerName', '济南恒安门窗经营部'],
    ['region', '', 'dealer', 'JX0012'],
    ['region', 'east', 'dealer', 'JX0012'],
    ['carrierPhone', '０５３１－８８００１２３４', 'carrierPhone', '0531-88001234'],
    ['carrierPhone', '053188001234', 'carrierPhone', '053188001234'],
    ['waybill', '00012', 'waybill', '00012'],
    ['lineNo', '１２', 'lineNo', 12],
    ['quantity', '１２', 'quantity', 12_000],
    ['quantity', '4.000', 'quantity', 4_000],
    ['quantity', '4.0000', 'quantity', 4_000],
    ['quantity', '0.001', 'quantity', 1],
    ['quantity', '90.01', 'quantity', 90_010],
    ['quantity', '1,200', 'quantity', 1_200_000],
    ['quantity', '12套', 'quantity', 12_000],
    ['unit', '樘', 'unit', 'set'],
    ['unit', '件', 'unit', 'piece'],
    ['weightKg', '41.4', 'weightGrams', 41_400],
    ['weightKg', '612kg', 'weightGrams', 612_000],
    ['weightKg', '', 'weightGrams', null],
    ['weightKg', '-', 'weightGrams', null],
    ['packages', '', 'packages', 0],
    ['packages', '8.0', 'packages', 8],
    ['colour', '-', 'colour', ''],
    ['name', '双开\n庭院门', 'name', '双开 庭院门'],
    ['note', '第一行\n第二行', 'note', '第一行\n第二行'],
    ['name', '　双开庭院门 ', 'name', '双开庭院门'],
  ])('%s %j', async (field, cell, key, value) => {
    const order = await onlyOrder([importRow({ [field]: cell })]);
    expect({ ...order, ...order.lines[0] }).toMatchObject({ [key]: value });
  });

  test.each([
    ['大门', 'door'], ['防护窗', 'window_guard'], ['护窗', 'window_guard'], ['护栏', 'guardrail'], ['楼梯扶手', 'stair_handrail'], ['样品', 'sample'], ['家居产品', 'home'], ['家居', 'home'],
    ['彩管', 'pipe'], ['管材', 'pipe'], ['物料', 'material'], ['工装', 'tooling'], ['工具', 'tool'], ['window_guard', 'window_guard'],
  ])('the class %s is %s', async (word, productClass) => {
    expect((await onlyOrder([importRow({ productClass: word, unit: '件' })])).lines[0]?.productClass).toBe(productClass);
  });

  test.each<readonly [specification: string, note: string, quantity: string, metres: number | null]>([
    ['φ25×0.8×6000', '合计90延米', '15', 6_000],
    ['25×25×0.8×5800', '', '4', 5_800],
    ['φ25 L=6m', '', '4', 6_000],
    ['φ25×0.8', '合计90延米', '15', 6_000],
    ['φ25×0.8', '共24米', '4', 6_000],
    ['φ25×0.8', '合计100延米', '3', null],
    ['φ25×0.8', '', '15', null],
  ])('R-TL-11: lengths of %j with the note %j, %s of them, are %s m/1000', async (specification, note, quantity, metres) => {
    const order = await onlyOrder([importRow({ productClass: '彩管', unit: '支', specification, note, quantity })]);
    expect(order.lines[0]?.metresPerLength).toBe(metres);
  });

  test('R-TL-11: a line of fittings, whose unit is not its class\'s, is legal', async () => {
    expect((await onlyOrder([importRow({ productClass: '防护窗', unit: '件' })])).lines[0]).toMatchObject({ productClass: 'window_guard', unit: 'piece' });
  });

  test('rows of one order need not stand together, and rows without a line number column are counted', async () => {
    const fields: readonly ImportField[] = ['orderNo', 'dealer', 'productClass', 'name', 'quantity', 'unit'];
    const { orders, errors } = await judge([importRow({ orderNo: 'A1' }), importRow({ orderNo: 'B1' }), importRow({ orderNo: 'A1', name: '二' })], undefined, fields);
    expect(errors).toEqual([]);
    expect(orders.map(({ order }) => [order.orderNo, order.lines.map((line) => [line.lineNo, line.name])])).toEqual([
      ['A1', [[1, '双开庭院门 镀铜别墅款'], [2, '二']]],
      ['B1', [[1, '双开庭院门 镀铜别墅款']]],
    ]);
  });

  test('a line of sums at the end is no line', async () => {
    const order = await onlyOrder([importRow(), { orderNo: '合计', quantity: '4', weightKg: '612' }]);
    expect(order.lines).toHaveLength(1);
  });

  test('4,000 lines are one order', async () => {
    const order = await onlyOrder(Array.from({ length: 4_000 }, (_, index) => importRow({ lineNo: String(index + 1) })));
    expect(order.lines).toHaveLength(4_000);
  });
});

describe('each mistake names its cell and what would be right', () => {
  test.each<readonly [ImportField, string, string, RowError['problem'], string]>([
    ['quantity', '四', '四', 'not-a-quantity', '4'],
    ['quantity', '一百零八', '一百零八', 'not-a-quantity', '108'],
    ['quantity', '4..5', '4..5', 'not-a-quantity', '4'],
    ['quantity', '1.23456', '1.23456', 'not-a-quantity', '1.234'],
    ['quantity', '1e3', '1e3', 'not-a-quantity', '4'],
    ['quantity', '-3', '-3', 'not-positive', '3'],
    ['quantity', '0', '0', 'not-positive', '1'],
    ['quantity', '', '', 'empty', '4'],
    ['quantity', '1000001', '1000001', 'not-a-quantity', '4'],
    ['productClass', '门大', '门大', 'unknown-class', '大门'],
    ['productClass', '灯', '灯', 'unknown-class', '大门、防护窗、护栏、楼梯扶手、样品、家居产品、彩管、物料、工装、工具'],
    ['productClass', '', '', 'empty', '大门、防护窗、护栏、楼梯扶手、样品、家居产品、彩管、物料、工装、工具'],
    ['shippedOn', '2026-13-40', '2026-13-40', 'not-a-date', '2026-11-20'],
    ['shippedOn', '2026-02-29', '2026-02-29', 'not-a-date', '2026-11-20'],
    ['shippedOn', '下周', '下周', 'not-a-date', '2026-11-20'],
    ['shippedOn', '99999', '99999', 'not-a-date', '2026-11-20'],
    ['dealer', '', '', 'empty', 'JX0012'],
    ['dealer', 'JX9999', 'JX9999', 'unknown-dealer', 'JX0012'],
    ['dealerName', '洛阳洛龙区瑞祥建材', '洛阳洛龙区瑞祥建材', 'dealer-name-differs', '济南恒安门窗经营部'],
    ['region', '华中', '华中', 'region-differs', '华东'],
    ['unit', '箩', '箩', 'unknown-unit', '套、件、延米、支'],
    ['unit', '', '', 'empty', '套、件、延米、支'],
    ['unit', '支', '支', 'unit-does-not-fit', '套、件'],
    ['weightKg', '很重', '很重', 'not-a-weight', '41.4'],
    ['weightKg', '-5', '-5', 'not-a-weight', '41.4'],
    ['packages', '八', '八', 'not-a-count', '8'],
    ['packages', '1.5', '1.5', 'not-a-count', '8'],
    ['lineNo', '0', '0', 'not-a-line-number', '1'],
    ['lineNo', '', '', 'not-a-line-number', '1'],
    ['lineNo', '第一', '第一', 'not-a-line-number', '1'],
    ['orderNo', '', '', 'empty', 'CK20261120-0031'],
    ['orderNo', '-', '-', 'empty', 'CK20261120-0031'],
    ['dealer', '\ud800', '\ufffd', 'unknown-dealer', 'JX0012'],
    ['dealer', '—', '', 'empty', 'JX0012'],
    ['orderNo', 'CK 2026 0031', 'CK 2026 0031', 'not-an-order-number', 'CK-2026-0031'],
    ['orderNo', 'C'.repeat(41), 'C'.repeat(41), 'too-long', '40'],
    ['name', '', '', 'empty', '2400×2800 双开'],
    ['name', '门'.repeat(201), `${'门'.repeat(100)}…`, 'too-long', '200'],
    ['colour', '古\u0007铜', '古\u2407铜', 'control-characters', '古铜'],
    ['note', '备'.repeat(501), `${'备'.repeat(100)}…`, 'too-long', '500'],
  ])('%s %j', async (field, cell, found, mistake, expected) => {
    const { errors, orders } = await judge([importRow({ [field]: cell })]);
    expect(errors.map(short)).toEqual([[2, templateHeaders[field], found, mistake, expected]]);
    expect(orders).toEqual([]);
  });

  test('between rows: line numbers twice, a head that differs, more lines than an order holds', async () => {
    const { errors } = await judge([importRow(), importRow({ lineNo: '2', carrier: '别家物流' }), importRow({ lineNo: '2' }), importRow({ lineNo: '1' })]);
    expect(errors.map(short)).toEqual([
      [3, '物流公司', '别家物流', 'order-head-differs', '德通物流'],
      [4, '行号', '2', 'line-number-twice', '3'],
      [5, '行号', '1', 'line-number-twice', '4'],
    ]);
    const many = await judge(Array.from({ length: 4_001 }, (_, index) => importRow({ lineNo: String(index + 1) })));
    expect(many.errors.map(short)).toEqual([[4_002, '出库单号', 'CK20261120-0031', 'too-many-lines', '4000']]);
  });

  test('a row with several mistakes tells them all, in the order of the columns', async () => {
    const { errors } = await judge([importRow({ dealer: '', shippedOn: 'x', quantity: '四', unit: '箩' })]);
    expect(errors.map((error) => error.column)).toEqual(['经销商编码', '发货日期', '数量', '单位']);
  });

  test('columns that are missing are named one by one', async () => {
    const { errors } = await judge([importRow()], undefined, ['orderNo', 'name', 'note']);
    expect(errors.map(short)).toEqual(['经销商编码', '产品类别', '数量', '单位'].map((column) => [1, column, '', 'column-missing', column]));
  });

  test('the file full of mistakes yields exactly one error for each of them', async () => {
    const rows = [
      importRow({ quantity: '四' }),
      importRow({ lineNo: '2', productClass: '门大' }),
      importRow({ orderNo: 'CK2', dealer: 'JX0047', dealerName: '洛阳洛龙区瑞祥建材', region: '华中', shippedOn: '2026-13-40' }),
      importRow({ orderNo: 'CK2', dealer: 'JX0047', dealerName: '洛阳洛龙区瑞祥建材', region: '华中' }),
      importRow({ orderNo: 'CK3', dealer: '' }),
      importRow({ orderNo: 'CK3', lineNo: '2', quantity: '-3' }),
    ];
    const table = await readTable(gb18030(csvText(importCells(rows))));
    if (!table.ok) throw new Error(table.problem.code);
    const { errors, orders } = await judgeTable(table.value, recogniseColumns(table.value.headers), async () => known());
    expect(orders).toEqual([]);
    expect(errors.map(short)).toEqual([
      [2, '数量', '四', 'not-a-quantity', '4'],
      [3, '产品类别', '门大', 'unknown-class', '大门'],
      [4, '发货日期', '2026-13-40', 'not-a-date', '2026-11-20'],
      [5, '行号', '1', 'line-number-twice', '2'],
      [6, '经销商编码', '', 'empty', 'JX0012'],
      [7, '数量', '-3', 'not-positive', '3'],
    ]);
  });
});

describe('what HQ already holds', () => {
  const heldAs = (order: OutboundOrder, change: Partial<KnownOrder> = {}): ReadonlyMap<string, KnownOrder> =>
    new Map([[order.orderNo, { dealer: order.dealer, hash: orderHash(order), status: 'on-the-way', ...change }]]);

  test('the same order again is no change, whatever has become of it', async () => {
    const order = await onlyOrder([importRow()]);
    for (const status of ['on-the-way', 'picked-up', 'fed-back', 'refused', 'withdrawn'] as const) {
      const { orders, errors } = await judge([importRow()], heldAs(order, { status }));
      expect([orders.map((each) => each.change), errors]).toEqual([['same'], []]);
    }
  });

  test.each<readonly [string, Partial<KnownOrder>, Short | undefined]>([
    ['on its way: updated', {}, undefined],
    ['picked up', { status: 'picked-up' }, [2, '出库单号', 'CK20261120-0031', 'order-picked-up', '']],
    ['fed back', { status: 'fed-back' }, [2, '出库单号', 'CK20261120-0031', 'order-picked-up', '']],
    ['refused', { status: 'refused' }, [2, '出库单号', 'CK20261120-0031', 'order-picked-up', '']],
    ['withdrawn', { status: 'withdrawn' }, [2, '出库单号', 'CK20261120-0031', 'order-withdrawn', '']],
    ['of another dealer', { dealer: 'JX0047' }, [2, '经销商编码', 'JX0012', 'order-exists-differently', 'JX0047']],
  ])('a different order whose number is %s', async (_, change, error) => {
    const order = await onlyOrder([importRow()]);
    const { orders, errors } = await judge([importRow({ quantity: '5' })], heldAs(order, change));
    expect(errors.map(short)).toEqual(error === undefined ? [] : [error]);
    expect(orders.map((each) => each.change)).toEqual(error === undefined ? ['updated'] : []);
  });
});

test('headers of other ERPs are recognised; unknown columns are left alone', async () => {
  const cells = [['客户编码', '销售出库单号', '物料名称', '规格', '存货分类', '实发数量', '计量单位', '仓库'], ['JX0012', 'CK1', '平窗', '1500×1800', '护窗', '8', '套', '一号库']];
  const table = await readTable(utf8(csvText(cells)));
  if (!table.ok) throw new Error(table.problem.code);
  const { orders, errors } = await judgeTable(table.value, recogniseColumns(table.value.headers), async () => known());
  expect(errors).toEqual([]);
  expect(orders[0]?.order).toMatchObject({ orderNo: 'CK1', dealer: 'JX0012', lines: [{ lineNo: 1, name: '平窗', specification: '1500×1800', quantity: 8_000 }] });
});

test('every mistake has a sentence that names what stands there or what would be right, in both languages', async () => {
  const { errors } = await judge([importRow({ quantity: '四', shippedOn: 'x', unit: '箩', dealer: 'JX9' })]);
  for (const language of languages) {
    for (const error of errors) {
      const { what, next } = mistakeSentence(language, error);
      expect(what).toContain(error.found);
      expect(next.length).toBeGreaterThan(3);
    }
  }
});

test('whatever the cells hold, a row becomes a line that the schema takes or a mistake that names a cell of it', async () => {
  const good = importRow();
  const cell = (field: ImportField) => fc.oneof({ weight: 4, arbitrary: fc.constant(good[field] ?? '') }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) }, { weight: 1, arbitrary: fc.constantFrom('-', '0', '１２', '1e9', '\ud800', '\n', '合计', '99999', '2026-02-30') });
  const row = fc.tuple(...importFields.map(cell));
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), async (cells) => {
      const rows = cells.map((each, index) => ({ row: index + 2, cells: each }));
      const headers = importFields.map((field) => templateHeaders[field]);
      const { orders, errors } = await judgeTable({ encoding: 'xlsx', headerRow: 1, headers, rows }, recogniseColumns(headers), async () => known());
      for (const { order } of orders) expect(outboundOrderSchema.safeParse(order).success).toBe(true);
      for (const error of errors) {
        expect(rowErrorSchema.safeParse(error).success).toBe(true);
        expect(headers).toContain(error.column);
        expect(error.row).toBeLessThan(rows.length + 2);
      }
    }),
    { numRuns: 1_000 },
  );
});
