import { describe, expect, test } from 'vitest';
import { readTable } from '../../../../hq/delivery/import/read-table.ts';
import { readTableAside } from '../../../../hq/delivery/import/read-table-aside.ts';
import { recogniseColumns } from '../../../../hq/delivery/import/column-names.ts';
import { templateCsv, templateXlsx } from '../../../../hq/delivery/import/template.ts';
import type { Table } from '../../../../hq/delivery/import/table.ts';
import { csvText, gb18030, handmadeXlsx, importCells, importRow, sheetRow, utf16, utf8, xlsx } from '../../../kit/import-files.ts';

const cells = importCells([importRow(), importRow({ lineNo: '2', name: '大门配件包', unit: '件' })]);
const rowOf = (index: number): string[] => cells[index] ?? [];

async function read(bytes: Uint8Array): Promise<Table> {
  const outcome = await readTable(bytes);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
}

async function refusal(bytes: Uint8Array): Promise<string | undefined> {
  const outcome = await readTable(bytes);
  return outcome.ok ? undefined : outcome.problem.code;
}

describe('separated text', () => {
  const text = csvText(cells);
  const cases: readonly (readonly [string, () => Uint8Array, string])[] = [
    ['UTF-8 with a mark', () => utf8(text, true), 'utf-8'],
    ['UTF-8 without a mark', () => utf8(text), 'utf-8'],
    ['GB18030', () => gb18030(text), 'gb18030'],
    ['UTF-16 with a mark, tabs', () => utf16(csvText(cells, '\t')), 'utf-16le'],
    ['tabs', () => utf8(csvText(cells, '\t')), 'utf-8'],
    ['semicolons', () => utf8(csvText(cells, ';')), 'utf-8'],
    ['semicolons in GB18030', () => gb18030(csvText(cells, ';')), 'gb18030'],
    ['newlines of Unix', () => utf8(csvText(cells, ',', '\n')), 'utf-8'],
    ['newlines of an old Mac', () => utf8(csvText(cells, ',', '\r')), 'utf-8'],
    ['a header of Windows over rows of Unix', () => utf8(text.replaceAll('\r\n', '\n').replace('\n', '\r\n')), 'utf-8'],
    ['a header of Unix over rows of Windows', () => utf8(text.replace('\r\n', '\n')), 'utf-8'],
    ['no newline at the end', () => utf8(text.trimEnd()), 'utf-8'],
  ];
  test.each(cases)('is read whatever its writer: %s', async (_, bytes, encoding) => {
    const table = await read(bytes());
    expect(table.encoding).toBe(encoding);
    expect(table.headers).toEqual(cells[0]);
    expect(table.rows).toEqual([{ row: 2, cells: rowOf(1) }, { row: 3, cells: rowOf(2) }]);
  });

  test('line ends of Windows are one each, wherever a long file is cut', async () => {
    const rows = Array.from({ length: 3_000 }, (_, index) => `CK${index},${'门'.repeat(index % 97)}`);
    const table = await read(utf8(['出库单号,品名', ...rows].join('\r\n')));
    expect(table.rows.map((row) => row.cells[0])).toEqual(rows.map((row) => row.split(',')[0]));
    expect(table.rows.at(-1)?.row).toBe(3_001);
  });

  test('bytes as the standard writes them: two of them, and the four of characters beyond', async () => {
    const name = Buffer.from('9534b2358139ef31b3f6a6d5', 'hex');
    const table = await read(Buffer.concat([gb18030('出库单号,经销商名称\nCK1,'), name]));
    expect(table.encoding).toBe('gb18030');
    expect(table.rows[0]?.cells).toEqual(['CK1', '𠮷㐂出φ']);
  });

  test('quoted fields hold separators, quotes and newlines, and rows still count as a spreadsheet does', async () => {
    const tricky = importCells([importRow({ note: '散件,现场"开箱"\n第二行' }), importRow({ lineNo: '2' })]);
    const table = await read(utf8(csvText(tricky)));
    expect(table.rows.map((row) => row.row)).toEqual([2, 3]);
    expect(table.rows[0]?.cells.at(-1)).toBe('散件,现场"开箱"\n第二行');
  });

  test('leading zeros stay, also behind the formula that spreadsheets force them with', async () => {
    const table = await read(utf8(csvText(importCells([importRow({ carrierPhone: '053188001234', waybill: '="00077300"' })]))));
    expect(table.rows[0]?.cells).toEqual(expect.arrayContaining(['053188001234', '00077300']));
  });

  test('blank rows are left out and keep counting; a title above the header is passed over', async () => {
    const title = ['销售出库单明细', ...Array.from({ length: 18 }, () => '')];
    const semicolons = await read(utf8(`销售出库单明细\n${csvText(cells, ';', '\n')}`));
    expect([semicolons.headerRow, semicolons.headers]).toEqual([2, cells[0]]);
    const blank = Array.from({ length: 19 }, () => '');
    const table = await read(utf8(csvText([title, blank, ...cells.slice(0, 2), blank, ...cells.slice(2)])));
    expect(table.headerRow).toBe(3);
    expect(table.rows.map((row) => row.row)).toEqual([4, 6]);
  });

  test.each([
    ['nothing at all', new Uint8Array(), 'import.empty'],
    ['blanks only', utf8('\r\n , ,\r\n'), 'import.empty'],
    ['a header only', utf8(csvText(cells.slice(0, 1))), 'import.empty'],
    ['a picture under a wrong name', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), Buffer.from('JFIF')]), 'import.unreadable'],
    ['a PDF with NULs', Buffer.from('%PDF-1.7\n\0\0\0'), 'import.unreadable'],
    ['an old .xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'import.unreadable'],
    ['bytes that are neither UTF-8 nor GB18030', Buffer.from([0x61, 0x2c, 0x62, 0x0a, 0xff, 0xff, 0xff]), 'import.unreadable'],
    ['a quote that is never closed', utf8(`${csvText(cells)}"CK1,`), 'import.unreadable'],
    ['more columns than any order has', utf8(`${'a,'.repeat(300)}\n${'1,'.repeat(300)}\n`), 'import.unreadable'],
    ['more bytes than stated', new Uint8Array(30_000_001).fill(0x61), 'input.too-large'],
  ])('is refused with its reason: %s', async (_, bytes, code) => {
    expect(await refusal(bytes)).toBe(code);
  });

  test('50,000 rows are read, one more is refused with the limit', async () => {
    const line = 'CK1,JX0012,大门,门,1,套\n';
    const header = '出库单号,经销商编码,产品类别,产品名称,数量,单位\n';
    expect((await read(utf8(header + line.repeat(50_000)))).rows).toHaveLength(50_000);
    expect(await readTable(utf8(header + line.repeat(50_001)))).toEqual({ ok: false, problem: { code: 'import.too-many-rows', details: { limit: 50_000 } } });
  });
});

describe('workbooks', () => {
  test('dates and numbers as cells read as a person sees them', async () => {
    const [header = [], first = []] = cells;
    const typed = first.map((cell, index) => (index === 5 ? new Date('2026-11-20T00:00:00Z') : /^\d+$/.test(cell) ? Number(cell) : cell));
    const table = await read(await xlsx([header, typed]));
    expect(table.encoding).toBe('xlsx');
    expect(table.rows).toEqual([{ row: 2, cells: first.slice(0, 18) }].map((row) => ({ ...row, cells: expect.arrayContaining(row.cells) as unknown as string[] })));
    expect(table.rows[0]?.cells[5]).toBe('2026-11-20');
    expect(table.rows[0]?.cells[14]).toBe('4');
  });

  test('formulas give their last result, binary fractions what the spreadsheet shows, text its leading zeros', async () => {
    const sheet = [
      sheetRow(1, ['出库单号', '物流电话', '运单号', '重量(kg)', '数量']),
      sheetRow(2, ['CK1', '053188001234', '<c r="C2"><v>7.730019921E9</v></c>', '<c r="D2"><v>41.399999999999999</v></c>', '<c r="E2"><f>2+2</f><v>4</v></c>']),
      sheetRow(3, ['CK2', '<c r="B3" t="str"><f>"05"&amp;"31"</f><v>0531</v></c>', '<c r="C3" t="e"><f>1/0</f><v>#DIV/0!</v></c>', '<c r="D3"><v>0.30000000000000004</v></c>', '<c r="E3"><v>4</v></c>']),
    ].join('');
    const table = await read(await handmadeXlsx(sheet));
    expect(table.rows.map((row) => row.cells)).toEqual([
      ['CK1', '053188001234', '7730019921', '41.4', '4'],
      ['CK2', '0531', '', '0.3', '4'],
    ]);
  });

  test.each<readonly [string, () => Promise<Uint8Array>, string]>([
    ['a ZIP that is no workbook', () => handmadeXlsx('', { 'xl/workbook.xml': '' }), 'import.unreadable'],
    ['a workbook cut short', async () => (await xlsx(cells)).slice(0, 900), 'import.unreadable'],
    ['a workbook with broken XML', () => handmadeXlsx('<row r="1"><c r="A1" t="inlineStr"><is><t>出库单号'), 'import.unreadable'],
    ['a text file that begins like a ZIP', async () => Buffer.from('PK\u0003\u0004 出库单号'), 'import.unreadable'],
    ['an empty sheet', () => handmadeXlsx(''), 'import.empty'],
    ['a cell so far down that a reader would fill the memory', () => handmadeXlsx('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>'), 'import.too-many-rows'],
    ['a cell so far right', () => handmadeXlsx('<row r="1"><c r="XFD1"><v>1</v></c></row>'), 'import.unreadable'],
    ['a bomb: hundreds of megabytes in kilobytes', async () => declaring(Buffer.from(await handmadeXlsx('')), 'xl/worksheets/sheet1.xml', 300_000_001), 'input.too-large'],
  ])('are refused at the border: %s', async (_, bytes, code) => {
    expect(await refusal(await bytes())).toBe(code);
  });

  test('a part that unpacks to more than it declares is refused', async () => {
    const honest = Buffer.from(await handmadeXlsx(sheetRow(1, ['出库单号', '数量']) + sheetRow(2, ['CK1', '4'])));
    expect(await refusal(declaring(honest, 'xl/worksheets/sheet1.xml', 3))).toBe('import.unreadable');
  });

  test('reading beside the server gives the same as reading within, small and large, text and workbook', async () => {
    const many = importCells(Array.from({ length: 9_000 }, (_, index) => importRow({ lineNo: String(index + 1) })));
    const large = utf8(csvText(many));
    expect(large.length).toBeGreaterThan(1_000_000);
    for (const bytes of [await xlsx(cells), utf8('x'), large, await xlsx(many.slice(0, 3_500)), Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(1_000_001)])]) {
      expect(await readTableAside(bytes)).toEqual(await readTable(bytes));
    }
  });
});

test('the template is a file that HQ itself understands, in both formats', async () => {
  for (const bytes of [templateCsv(), await templateXlsx()]) {
    const table = await read(bytes);
    expect(Object.values(recogniseColumns(table.headers)).every((index) => index !== null)).toBe(true);
    expect(table.rows).toHaveLength(2);
    expect(table.rows[0]?.cells.slice(0, 3)).toEqual(['CK20261120-9001', 'DD20261104-118', 'JX0012']);
  }
});

/** Makes the directory of a ZIP declare another size for a part, as bombs do. */
function declaring(zip: Buffer, name: string, bytes: number): Buffer {
  const copy = Buffer.from(zip);
  for (let at = copy.indexOf('PK\u0001\u0002', 0, 'latin1'); at >= 0; at = copy.indexOf('PK\u0001\u0002', at + 4, 'latin1')) {
    const length = copy.readUInt16LE(at + 28);
    if (copy.toString('utf8', at + 46, at + 46 + length) === name) copy.writeUInt32LE(bytes, at + 24);
  }
  return copy;
}
