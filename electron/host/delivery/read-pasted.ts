import { mostLines, orderLineSchema, type OrderLine } from '../../../shared/delivery/outbound-order.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import { parseQuantity } from '../../../shared/kernel/quantity.ts';
import { unitOfClass, type ProductClass, type Unit } from '../../../shared/policy/product-class.ts';

export interface WrongCell {
  readonly row: number;
  readonly column: string;
  readonly found: string;
  readonly expected: string;
}

type Field = 'lineNo' | 'productClass' | 'name' | 'specification' | 'colour' | 'quantity' | 'unit' | 'metresPerLength' | 'weight' | 'packages' | 'note';

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
 * (from 1, the heading counted) and column, with what would be right; the other rows are read. `inspection.too-many-lines`.
 */
export function readPasted(text: string): Outcome<{ readonly lines: OrderLine[]; readonly wrong: WrongCell[] }> {
  const rows = cellsOf(text).map((cells, index) => ({ cells, row: index + 1 })).filter(({ cells }) => cells.some((cell) => cell !== ''));
  const heading = columnsOf(rows[0]?.cells ?? []);
  const columns = heading ?? new Map(plainOrder.map((field, index) => [field, index]));
  const body = heading === undefined ? rows : rows.slice(1);
  if (body.length > mostLines) return refused(problem('inspection.too-many-lines', { limit: mostLines }));
  const lines: OrderLine[] = [];
  const wrong: WrongCell[] = [];
  const numbers = new Set<number>();
  for (const [index, { cells, row }] of body.entries()) {
    const read = readLine((field) => cells[columns.get(field) ?? -1] ?? '', row, index + 1);
    wrong.push(...read.wrong);
    if (read.line === undefined) continue;
    if (numbers.has(read.line.lineNo)) wrong.push({ row, column: headingOf('lineNo'), found: String(read.line.lineNo), expected: '不重复的行号' });
    else lines.push(read.line);
    numbers.add(read.line.lineNo);
  }
  return done({ lines, wrong });
}

function headingOf(field: Field): string {
  return headings[field][0] ?? field;
}

function readLine(cell: (field: Field) => string, row: number, place: number): { readonly line: OrderLine | undefined; readonly wrong: readonly WrongCell[] } {
  const wrong: WrongCell[] = [];
  const fault = (field: Field, expected: string) => void wrong.push({ row, column: headingOf(field), found: cell(field), expected });
  const plain = (field: Field) => cell(field).normalize('NFKC').trim();
  const lineNo = plain('lineNo') === '' ? place : wholeOf(plain('lineNo'));
  if (lineNo === undefined || lineNo < 1 || lineNo > 99_999) fault('lineNo', '1 到 99999 的整数');
  const productClass = plain('productClass') === '' ? classInName(plain('name')) : classNames.get(plain('productClass').toLowerCase());
  if (productClass === undefined) fault('productClass', '大门、护窗、护栏、楼梯扶手、样品、家居、管材、物料、工装、工具');
  const name = cell('name').trim();
  if (name === '') fault('name', '产品名称');
  const quantity = parseQuantity(plain('quantity').replaceAll(',', ''));
  if (quantity === undefined || quantity === 0) fault('quantity', '大于 0 的数，最多三位小数');
  const unit = plain('unit') === '' && productClass !== undefined ? unitOfClass[productClass] : unitNames.get(plain('unit').toLowerCase());
  if (unit === undefined) fault('unit', '套、件、米、支');
  const metres = plain('metresPerLength') === '' ? null : parseQuantity(plain('metresPerLength'));
  if (metres === undefined) fault('metresPerLength', '米数，最多三位小数');
  const kilograms = isBlank(plain('weight')) ? null : parseQuantity(plain('weight').replaceAll(',', ''));
  if (kilograms === undefined) fault('weight', '千克，最多三位小数');
  const packages = isBlank(plain('packages')) ? 0 : wholeOf(plain('packages'));
  if (packages === undefined || packages > 100_000) fault('packages', '整数');
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
  if (wrong.length > 0) return { line: undefined, wrong };
  const parsed = orderLineSchema.safeParse(line);
  if (parsed.success) return { line: parsed.data, wrong };
  const issue = parsed.error.issues[0];
  const field = String(issue?.path[0] ?? 'name') as Field;
  return { line: undefined, wrong: [{ row, column: headings[field] === undefined ? field : headingOf(field), found: cell(field), expected: issue?.message ?? '' }] };
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
