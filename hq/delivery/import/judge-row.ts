import type { OrderLine } from '../../../shared/delivery/outbound-order.ts';
import type { CivilDate } from '../../../shared/kernel/instant.ts';
import type { OrderNo } from '../../../shared/kernel/ids.ts';
import type { ImportField, RowError } from '../../../shared/wire/console-shapes.ts';
import { judgeClass, judgeUnit, unitsInstead } from './cell-class.ts';
import { judgeDay } from './cell-day.ts';
import { judgePackages, judgeQuantity, judgeWeight, readLineNo } from './cell-number.ts';
import { isNothing, judgeOrderNo, judgeRequiredWords, judgeWords, plainCode } from './cell-text.ts';
import type { CellVerdict } from './cell-verdict.ts';
import { templateHeaders, type ColumnMapping } from './column-names.ts';
import { pieceLength } from './piece-length.ts';
import type { TableRow } from './table.ts';

/** What the rows of one order must agree in; a field that is wrong is absent, one that says nothing is empty or null. */
export interface OrderHead {
  readonly salesOrderNo?: string;
  readonly dealer?: string;
  readonly dealerName?: string;
  readonly region?: string;
  readonly shippedOn?: CivilDate | null;
  readonly carrier?: string;
  readonly carrierPhone?: string;
  readonly waybill?: string;
}
export type HeadField = keyof OrderHead;

export interface JudgedRow {
  readonly row: number;
  /** Absent where the cell is no order number: the row then belongs to no order. */
  readonly orderNo: OrderNo | undefined;
  readonly head: OrderHead;
  /** Absent where the file has no such column or the cell is no number; its order then says which is free. */
  readonly lineNo: number | undefined;
  readonly lineNoCell: string;
  /** Absent where any cell of the line is wrong. */
  readonly line: Omit<OrderLine, 'lineNo'> | undefined;
}

/** Names a cell of the file in a mistake. */
export interface CellPlace {
  readonly column: (field: ImportField) => string;
  readonly cell: (row: TableRow, field: ImportField) => string;
  readonly isMapped: (field: ImportField) => boolean;
}

const longestFound = 100;

export function cellPlace(headers: readonly string[], mapping: ColumnMapping): CellPlace {
  return {
    column: (field) => headers[mapping[field] ?? -1] || templateHeaders[field],
    cell: (row, field) => row.cells[mapping[field] ?? -1] ?? '',
    isMapped: (field) => typeof mapping[field] === 'number',
  };
}

/** What stands in a cell as a person can see it: control characters as their pictures, a hundred characters at most. */
export function visible(cell: string): string {
  const shown = cell.length > longestFound ? `${cell.slice(0, longestFound)}…` : cell;
  return Array.from(shown.toWellFormed()).map((character) => (character < ' ' && character !== '\n' ? String.fromCodePoint(0x2400 + character.charCodeAt(0)) : character)).join('');
}

/** Judges each cell of a row by itself, and the unit against the class. Mistakes are added to `errors`. */
export function judgeRow(row: TableRow, place: CellPlace, errors: RowError[]): JudgedRow {
  const report = (field: ImportField, problem: RowError['problem'], expected: string): void => {
    errors.push({ row: row.row, column: place.column(field), found: visible(place.cell(row, field)), problem, expected });
  };
  const read = <Value>(field: ImportField, judge: (cell: string) => CellVerdict<Value>): Value | undefined => {
    const verdict = judge(place.cell(row, field));
    if (verdict.ok) return verdict.value;
    report(field, verdict.problem, verdict.expected);
    return undefined;
  };
  const orderNo = read('orderNo', judgeOrderNo);
  const head = {
    salesOrderNo: read('salesOrderNo', (cell) => judgeWords(plainCode(cell), 40)),
    dealer: codeOrNothing(place.cell(row, 'dealer')),
    dealerName: read('dealerName', (cell) => judgeWords(cell, 120)),
    region: read('region', (cell) => judgeWords(cell, 60)),
    shippedOn: read('shippedOn', judgeDay),
    carrier: read('carrier', (cell) => judgeWords(cell, 80)),
    carrierPhone: read('carrierPhone', (cell) => judgeWords(plainCode(cell), 40)),
    waybill: read('waybill', (cell) => judgeWords(plainCode(cell), 60)),
  };
  const lineNo = place.isMapped('lineNo') ? readLineNo(place.cell(row, 'lineNo')) : undefined;
  const line = judgeLine(read, report, (field) => place.cell(row, field));
  return { row: row.row, orderNo, head: said(head), lineNo, lineNoCell: place.cell(row, 'lineNo'), line };
}

function judgeLine(
  read: <Value>(field: ImportField, judge: (cell: string) => CellVerdict<Value>) => Value | undefined,
  report: (field: ImportField, problem: RowError['problem'], expected: string) => void,
  cell: (field: ImportField) => string,
): Omit<OrderLine, 'lineNo'> | undefined {
  const productClass = read('productClass', judgeClass);
  const name = read('name', (text) => judgeRequiredWords(text, 200, cell('specification').trim()));
  const specification = read('specification', (text) => judgeWords(text, 200, 'many'));
  const colour = read('colour', (text) => judgeWords(text, 60));
  const quantity = read('quantity', judgeQuantity);
  const unit = read('unit', judgeUnit);
  const weightGrams = read('weightKg', judgeWeight);
  const packages = read('packages', judgePackages);
  const note = read('note', (text) => judgeWords(text, 500, 'many'));
  const units = productClass === undefined || unit === undefined ? undefined : unitsInstead(productClass, unit);
  if (units !== undefined) report('unit', 'unit-does-not-fit', units);
  if (units !== undefined || productClass === undefined || name === undefined || specification === undefined || colour === undefined || quantity === undefined) return undefined;
  if (unit === undefined || weightGrams === undefined || packages === undefined || note === undefined) return undefined;
  const metresPerLength = unit === 'length' ? pieceLength(specification, note, quantity) : null;
  return { productClass, name, specification, colour, quantity, unit, metresPerLength, weightGrams, packages, note };
}

function codeOrNothing(cell: string): string {
  const code = plainCode(cell);
  return isNothing(code) ? '' : code;
}

/** The head without the fields that were wrong. */
function said(head: { readonly [Field in HeadField]: OrderHead[Field] | undefined }): OrderHead {
  const kept: Record<string, unknown> = {};
  for (const field in head) {
    const value = head[field as HeadField];
    if (value !== undefined) kept[field] = value;
  }
  return kept;
}
