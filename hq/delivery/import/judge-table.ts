import type { RowError } from '../../../shared/wire/console-shapes.ts';
import { breather } from './breathe.ts';
import { missingFields, templateHeaders, type ColumnMapping } from './column-names.ts';
import { groupOrder, groupRows, type GroupedOrder } from './group-rows.ts';
import { judgeOrder, sameName, type OrderJudgement } from './judge-order.ts';
import { cellPlace, judgeRow, visible, type CellPlace, type JudgedRow } from './judge-row.ts';
import type { Known } from './known.ts';
import type { Table, TableRow } from './table.ts';

export interface TableJudgement {
  /** Orders without a mistake, in the file's order. */
  readonly orders: readonly OrderJudgement[];
  /** Every mistake, by row, then as the columns stand. */
  readonly errors: readonly RowError[];
}

/** Asks HQ about the dealers (codes and names) and order numbers that a file names. */
export type AskKnown = (dealerCodes: readonly string[], orderNos: readonly string[]) => Promise<Known>;

/**
 * Judges a whole file: each cell, each row, each order, and each order against what HQ knows. All or nothing is the caller's: one
 * mistake anywhere means that nothing of the file is taken in. Works in slices, so that other requests go on.
 */
export async function judgeTable(table: Table, mapping: ColumnMapping, ask: AskKnown): Promise<TableJudgement> {
  const missing = missingFields(mapping);
  if (missing.length > 0) {
    return { orders: [], errors: missing.map((field) => ({ row: table.headerRow, column: templateHeaders[field], found: '', problem: 'column-missing' as const, expected: templateHeaders[field] })) };
  }
  const place = cellPlace(table.headers, mapping);
  const errors: RowError[] = [];
  const rows: JudgedRow[] = [];
  const turn = breather();
  for (const row of table.rows) {
    if (!isTotal(row, place)) rows.push(judgeRow(row, place, errors));
    await turn();
  }
  const groups = groupRows(rows);
  const known = await ask([...new Set(rows.flatMap((row) => row.head.dealer ?? []))], [...groups.keys()]);
  const orders: OrderJudgement[] = [];
  for (const [orderNo, group] of groups) {
    const grouped = groupOrder(orderNo, group, place, known, errors);
    const judged = judgeGrouped(grouped, place, known, errors);
    if (judged !== undefined && judged.findings.length === 0) orders.push(judged);
    await turn();
  }
  return { orders, errors: sortErrors(errors, table.headers) };
}

/** Orders whose cells are wrong are still asked whether their dealer exists, so that one look at the list shows everything. */
function judgeGrouped(grouped: GroupedOrder, place: CellPlace, known: Known, errors: RowError[]): OrderJudgement | undefined {
  const first = grouped.rows[0];
  if (first === undefined) return undefined;
  if (grouped.order === undefined) {
    const dealer = first.head.dealer ?? '';
    if (dealer !== '' && !known.dealers.has(dealer)) {
      errors.push({ row: first.row, column: place.column('dealer'), found: visible(dealer), problem: 'unknown-dealer', expected: known.dealerOfName.get(sameName(first.head.dealerName ?? '')) ?? '' });
    }
    return undefined;
  }
  const judged = judgeOrder(grouped.order, grouped.region, known);
  for (const finding of judged.findings) {
    errors.push({ row: first.row, column: place.column(finding.field), found: visible(finding.found), problem: finding.problem, expected: finding.expected });
  }
  return judged;
}

/** The line of sums that many exports end with: 合计 where the order number stands, and no line beside it. */
function isTotal(row: TableRow, place: CellPlace): boolean {
  const isSum = row.cells.some((cell) => /^(?:合\s*计|总\s*计|小\s*计|total)[::]?$/i.test(cell.trim()));
  return isSum && ['dealer', 'productClass', 'name'].every((field) => {
    const cell = place.cell(row, field as 'dealer' | 'productClass' | 'name').trim();
    return cell === '' || /^(?:合\s*计|总\s*计|小\s*计|total)[::]?$/i.test(cell);
  });
}

function sortErrors(errors: readonly RowError[], headers: readonly string[]): readonly RowError[] {
  const place = new Map(headers.map((header, index) => [header, index]));
  return errors.toSorted((one, other) => one.row - other.row || (place.get(one.column) ?? 0) - (place.get(other.column) ?? 0));
}
