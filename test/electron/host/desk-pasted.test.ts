import { expect, test } from 'vitest';
import { readPasted } from '../../../electron/host/delivery/read-pasted.ts';

function valueOf(text: string) {
  const read = readPasted(text);
  if (!read.ok) throw new Error(read.problem.code);
  return read.value;
}

test('a table with a heading is read by its heading, whatever the order of columns', () => {
  const { lines, wrong } = valueOf('数量\t产品名称\t产品类别\t单位\t重量(kg)\n4\t双开庭院门\t大门\t套\t612\n1,200\t"配花\n福字"\t防护窗\t件\t-\n');
  expect(wrong).toEqual([]);
  expect(lines).toMatchObject([
    { lineNo: 1, productClass: 'door', name: '双开庭院门', quantity: 4_000, unit: 'set', weightGrams: 612_000 },
    { lineNo: 2, productClass: 'window_guard', name: '配花\n福字', quantity: 1_200_000, unit: 'piece', weightGrams: null },
  ]);
});

test('without a heading the usual order of columns holds', () => {
  expect(valueOf('1\t彩管\t304彩管\tφ25×0.8×6000\t钛金\t15\t支\t41.4\t1').lines).toMatchObject([{ productClass: 'pipe', quantity: 15_000, unit: 'length', weightGrams: 41_400, packages: 1 }]);
});

test('each cell that cannot be read is named by row and column; the other rows are read', () => {
  const { lines, wrong } = valueOf('产品类别\t产品名称\t数量\t单位\n大门\t门\t两樘\t套\n沙发\t沙发\t1\t套\n大门\t门\t1\t套');
  expect(lines).toHaveLength(1);
  expect(wrong).toEqual([
    { row: 2, field: 'quantity', heading: '数量', found: '两樘', expected: 'quantity' },
    { row: 3, field: 'productClass', heading: '产品类别', found: '沙发', expected: 'class' },
  ]);
});

test('more than 4,000 rows are refused with the limit', () => {
  expect(readPasted(Array.from({ length: 4_001 }, () => '1\t大门\t门').join('\n'))).toMatchObject({ ok: false, problem: { code: 'inspection.too-many-lines', details: { limit: 4_000 } } });
});

test('without a column for the class the product name tells it; a name that tells nothing is named', () => {
  const { lines, wrong } = valueOf('品名\t规格\t颜色\t数量\t单位\n304防护窗 平窗\t1500×1800\t本色\t8\t套\n304楼梯扶手\tH=900\t本色\t6\t套\n配花 福字\tφ220\t本色\t4\t件');
  expect(lines.map((line) => line.productClass)).toEqual(['window_guard', 'stair_handrail']);
  expect(wrong).toEqual([{ row: 4, field: 'productClass', heading: '', found: '', expected: 'class' }]);
});

test('a column that a line has no place for is named by its heading, one without a heading or with one that stands twice by its place; empty ones are not worth a word', () => {
  const read = valueOf('品名\t单价\t数量\t单位\t\t安装位置\t数量\n304防护窗\t380\t8\t套\t一层\t\t9\n304护栏\t\t2\t套\t二层\t\t');
  expect(read.lines).toHaveLength(2);
  expect(read.leftColumns).toEqual([
    { column: 2, heading: '单价', cells: 1 },
    { column: 5, heading: '', cells: 2 },
    { column: 7, heading: '数量', cells: 1 },
  ]);
});

test('without a heading the cells beyond the usual columns are named', () => {
  expect(valueOf('1\t彩管\t304彩管\tφ25×0.8×6000\t钛金\t15\t支\t41.4\t1\t轻放\t380').leftColumns).toEqual([{ column: 11, heading: '', cells: 1 }]);
});

test('rows above the heading, such as the title of the sheet, are named and are no lines', () => {
  const read = valueOf('销售出库单\t\n客户\t鲁东建材\n品名\t数量\n304防护窗\t8');
  expect(read.lines).toMatchObject([{ name: '304防护窗', quantity: 8_000 }]);
  expect([read.wrong, read.leftRows]).toEqual([[], [{ row: 1, text: '销售出库单' }, { row: 2, text: '客户 鲁东建材' }]]);
});

test('a table with numbers of its own says so', () => {
  expect(valueOf('行号\t品名\t数量\n10\t304防护窗\t8\n20\t304护栏\t2')).toMatchObject({ isNumbered: true, lines: [{ lineNo: 10 }, { lineNo: 20 }] });
  expect(valueOf('品名\t数量\n304防护窗\t8')).toMatchObject({ isNumbered: false, lines: [{ lineNo: 1 }] });
});

test('a text too long for a line is named by its column', () => {
  expect(valueOf(`品名\t颜色\t数量\n304防护窗\t${'红'.repeat(61)}\t8`).wrong).toMatchObject([{ row: 2, field: 'colour', heading: '颜色', expected: 'shorter' }]);
});

test('the rows that are wrong come back under their heading, and put right they are read without those that were', () => {
  const first = valueOf('品名\t数量\t备注\n304防护窗\t8\t好\n304护栏\t两套\t"一\n""二"""\n沙发\t1\t\n304彩管\t3\t');
  expect(first.lines.map((line) => line.name)).toEqual(['304防护窗', '304彩管']);
  expect(first.rest).toBe('品名\t数量\t备注\n304护栏\t两套\t"一\n""二"""\n沙发\t1\t');
  const again = valueOf(first.rest.replace('两套', '2').replace('沙发', '家居 沙发'));
  expect([again.wrong, again.rest]).toEqual([[], '']);
  expect(again.lines).toMatchObject([{ name: '304护栏', quantity: 2_000, note: '一\n"二"' }, { name: '家居 沙发', quantity: 1_000 }]);
  expect(valueOf('1\t彩管\t304彩管\t\t\t很多\t支').rest).toBe('1\t彩管\t304彩管\t\t\t很多\t支');
});

test('goods whose packages nobody counted come in one, and in none only where that is said', () => {
  expect(valueOf('品名\t数量\n304防护窗\t8').lines).toMatchObject([{ packages: 1 }]);
  expect(valueOf('品名\t数量\t包数\n304防护窗\t8\t\n304护栏\t8\t-\n304彩管\t8\t0').lines.map((line) => line.packages)).toEqual([1, 1, 0]);
});
