import { pastedFields, type ExpectedCell, type LeftColumn, type LeftRow, type PastedField as Field, type PastedTable, type WrongCell } from '../../../shared/bridge/pasted-table.ts';
import { mostLines, orderLineSchema, type OrderLine } from '../../../shared/delivery/outbound-order.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import { parseQuantity } from '../../../shared/kernel/quantity.ts';
import { unitOfClass, type ProductClass, type Unit } from '../../../shared/policy/product-class.ts';

/** Headings as they stand on orders, in both languages; compared without blanks and case. */
const headings: Readonly<Record<Field, readonly string[]>> = {
  lineNo: ['行号', '序号', 'no', 'no.', 'line'],
  productClass: ['产品类别', '类别', '品类', 'class', 'category'],
  name: ['产品名称', '名称', '品名', 'name', 'product'],
  specification: ['规格型号', '规格', '型号', 'specification', 'spec'],
  colour: ['颜色', 'colour', 'color'],
  quantity: ['数量', 'quantity', 'qty'],
  unit: ['单位', 'unit'],
  metresPerLength: ['每支米数', '单支长度', '每支长度(米)', '每支长度', '每支(米)', 'each(m)', 'metresperlength'],
  weight: ['重量(kg)', '重量', '总重(公斤)', '总重(kg)', '总重', '重量(公斤)', 'weight', 'weight(kg)'],
  packages: ['件数(包)', '包数', '件数', 'packages'],
  note: ['备注', 'note', 'remark'],
};

/** Above the heading a sheet may have its title, the customer, the date; a heading further down is none. */
const mostRowsAbove = 10;

/** The order of columns where nobody pasted a heading. */
const plainOrder: readonly Field[] = ['lineNo', 'productClass', 'name', 'specification', 'colour', 'quantity', 'unit', 'weight', 'packages', 'note'];

const classNames: ReadonlyMap<string, ProductClass> = new Map<string, ProductClass>([
  ['大门', 'door'], ['door', 'door'],
  ['防护窗', 'window_guard'], ['护窗', 'window_guard'], ['window guard', 'window_guard'], ['window_guard', 'window_guard'],
  ['护栏', 'guardrail'], ['guardrail', 'guardrail'],
  ['楼梯扶手', 'stair_handrail'], ['扶手', 'stair_handrail'], ['stair handrail', 'stair_handrail'], ['stair_handrail', 'stair_handrail'],
  ['样品', 'sample'], ['sample', 'sample'],
  ['家居', 'home'], ['home', 'home'],
  ['管材', 'pipe'], ['彩管', 'pipe'], ['pipe', 'pipe'],
  ['物料', 'material'], ['material', 'material'],
  ['工装', 'tooling'], ['tooling', 'tooling'],
  ['工具', 'tool'], ['tool', 'tool'],
]);

const unitNames: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ['套', 'set'], ['樘', 'set'], ['set', 'set'], ['sets', 'set'],
  ['件', 'piece'], ['个', 'piece'], ['只', 'piece'], ['piece', 'piece'], ['pieces', 'piece'], ['pcs', 'piece'],
  ['米', 'metre'], ['延米', 'metre'], ['m', 'metre'], ['metre', 'metre'],
  ['支', 'length'], ['根', 'length'], ['length', 'length'], ['lengths', 'length'],
]);

/**
 * Reads a table pasted from Excel or WPS (tabs between cells, quoted cells with line breaks) as order lines. Every cell that cannot be read is named by row
 * (from 1, the heading counted) and column, with what would be right; the other rows are read. Columns that hold something a line has no place for and rows above the heading
 * are named too: nothing that was pasted goes without a word. `inspection.too-many-lines`.
 */
export function readPasted(text: string): Outcome<PastedTable> {
  const rows = cellsOf(text).map((cells, index) => ({ cells, row: index + 1 })).filter(({ cells }) => cells.some((cell) => cell !== ''));
  const place = rows.slice(0, mostRowsAbove).findIndex(({ cells }) => columnsOf(cells) !== undefined);
  const head = rows[place]?.cells ?? [];
  const columns = columnsOf(head) ?? new Map(plainOrder.map((field, index) => [field, index]));
  const body = rows.slice(place + 1);
  if (body.length > mostLines) return refused(problem('inspection.too-many-lines', { limit: mostLines }));
  const lines: OrderLine[] = [];
  const wrong: WrongCell[] = [];
  const numbers = new Set<number>();
  const headingOf = (field: Field): string => head[columns.get(field) ?? -1] ?? '';
  for (const [index, { cells, row }] of body.entries()) {
    const read = readLine((field) => cells[columns.get(field) ?? -1] ?? '', index + 1);
    wrong.push(...read.faults.map((fault) => ({ row, heading: headingOf(fault.field), ...fault })));
    if (read.line === undefined) continue;
    if (numbers.has(read.line.lineNo)) wrong.push({ row, field: 'lineNo', heading: headingOf('lineNo'), found: String(read.line.lineNo), expected: 'unused-number' });
    else lines.push(read.line);
    numbers.add(read.line.lineNo);
  }
  return done({
    lines,
    isNumbered: body.some(({ cells }) => (cells[columns.get('lineNo') ?? -1] ?? '') !== ''),
    wrong,
    rest: wrong.length === 0 ? '' : [...(place < 0 ? [] : [head]), ...body.filter(({ row }) => wrong.some((fault) => fault.row === row)).map(({ cells }) => cells)].map(textOf).join('\n'),
    leftColumns: leftColumnsOf(head, body.map(({ cells }) => cells), new Set(columns.values())),
    leftRows: leftRowsOf(rows.slice(0, Math.max(place, 0))),
  });
}

function leftColumnsOf(head: readonly string[], body: readonly (readonly string[])[], taken: ReadonlySet<number>): LeftColumn[] {
  const cells = new Map<number, number>();
  for (const row of body) for (const [index, cell] of row.entries()) if (cell !== '' && !taken.has(index)) cells.set(index, (cells.get(index) ?? 0) + 1);
  return [...cells].sort(([one], [other]) => one - other).map(([index, count]) => ({ column: index + 1, heading: head[index] ?? '', cells: count }));
}

function leftRowsOf(rows: readonly { readonly cells: readonly string[]; readonly row: number }[]): LeftRow[] {
  return rows.map(({ cells, row }) => ({ row, text: cells.filter((cell) => cell !== '').join(' ') }));
}

interface Fault {
  readonly field: Field;
  readonly found: string;
  readonly expected: ExpectedCell;
}

function readLine(cell: (field: Field) => string, place: number): { readonly line: OrderLine | undefined; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const fault = (field: Field, expected: ExpectedCell) => void faults.push({ field, found: cell(field), expected });
  const plain = (field: Field) => cell(field).normalize('NFKC').trim();
  const lineNo = plain('lineNo') === '' ? place : wholeOf(plain('lineNo'));
  if (lineNo === undefined || lineNo < 1 || lineNo > 99_999) fault('lineNo', 'line-number');
  const productClass = plain('productClass') === '' ? classInName(plain('name')) : classNames.get(plain('productClass').toLowerCase());
  if (productClass === undefined) fault('productClass', 'class');
  const name = cell('name').trim();
  if (name === '') fault('name', 'name');
  const quantity = parseQuantity(plain('quantity').replaceAll(',', ''));
  if (quantity === undefined || quantity === 0) fault('quantity', 'quantity');
  const unit = plain('unit') === '' && productClass !== undefined ? unitOfClass[productClass] : unitNames.get(plain('unit').toLowerCase());
  if (unit === undefined) fault('unit', 'unit');
  const metres = plain('metresPerLength') === '' ? null : parseQuantity(plain('metresPerLength'));
  if (metres === undefined) fault('metresPerLength', 'metres');
  const kilograms = isBlank(plain('weight')) ? null : parseQuantity(plain('weight').replaceAll(',', ''));
  if (kilograms === undefined) fault('weight', 'kilograms');
  // What a paper does not count comes in one package at least: goods without packaging are looked at otherwise, so that must be said by a 0.
  const packages = isBlank(plain('packages')) ? 1 : wholeOf(plain('packages'));
  if (packages === undefined || packages > 100_000) fault('packages', 'whole');
  const line = {
    lineNo,
    productClass,
    name,
    specification: blankless(cell('specification')),
    colour: blankless(cell('colour')),
    quantity,
    unit,
    metresPerLength: metres,
    // Thousandths of a kilogram are grams.
    weightGrams: kilograms,
    packages,
    note: cell('note').trim(),
  };
  if (faults.length > 0) return { line: undefined, faults };
  const parsed = orderLineSchema.safeParse(line);
  if (parsed.success) return { line: parsed.data, faults };
  const path = parsed.error.issues[0]?.path[0];
  fault(path === 'weightGrams' ? 'weight' : (pastedFields.find((field) => field === path) ?? 'name'), 'shorter');
  return { line: undefined, faults };
}

/** The class that a product's name speaks of ("304防护窗 平窗"), where the table has no column for it; the longest word wins. */
function classInName(name: string): ProductClass | undefined {
  const words = [...classNames.keys()].filter((word) => name.toLowerCase().includes(word)).toSorted((one, other) => other.length - one.length);
  return classNames.get(words[0] ?? '');
}

function isBlank(text: string): boolean {
  return text === '' || text === '-' || text === '—';
}

function blankless(text: string): string {
  return isBlank(text.trim()) ? '' : text.trim();
}

function wholeOf(text: string): number | undefined {
  return /^\d{1,7}$/.test(text) ? Number(text) : undefined;
}

/** Which column holds which field, where the row is a heading: it names at least the product and the quantity. */
function columnsOf(cells: readonly string[]): ReadonlyMap<Field, number> | undefined {
  const columns = new Map<Field, number>();
  for (const [index, cell] of cells.entries()) {
    const word = cell.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
    for (const field of Object.keys(headings) as Field[]) if (!columns.has(field) && headings[field].includes(word)) columns.set(field, index);
  }
  return columns.has('name') && columns.has('quantity') ? columns : undefined;
}

/** A row as `cellsOf` reads it. */
function textOf(cells: readonly string[]): string {
  return cells.map((cell) => (/[\t\n\r"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t');
}

/** Cells of a pasted table: tabs and line breaks between them, quotes around cells that hold one of both, quotes in them doubled. */
function cellsOf(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const cell = /"((?:[^"]|"")*)"(?=\t|\r?\n|$)|([^\t\r\n]*)/y;
  for (let at = 0; at <= text.length; ) {
    cell.lastIndex = at;
    const match = cell.exec(text);
    if (match === null) break;
    rows.at(-1)?.push((match[1]?.replaceAll('""', '"') ?? match[2] ?? '').trim());
    at = cell.lastIndex;
    if (at >= text.length) break;
    if (text[at] === '\t') at += 1;
    else {
      at += text.startsWith('\r\n', at) ? 2 : 1;
      rows.push([]);
    }
  }
  return rows;
}
