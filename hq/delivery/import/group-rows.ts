import { mostLines, type OrderLine, type OutboundOrder } from '../../../shared/delivery/outbound-order.ts';
import type { DealerId, OrderNo } from '../../../shared/kernel/ids.ts';
import type { ImportField, RowError } from '../../../shared/wire/console-shapes.ts';
import { sameName } from './judge-order.ts';
import { visible, type CellPlace, type HeadField, type JudgedRow, type OrderHead } from './judge-row.ts';
import type { Known } from './known.ts';

/** An order as the file has it; `order` is absent where a cell, a line number, the head or the dealer is wrong. */
export interface GroupedOrder {
  readonly orderNo: OrderNo;
  readonly rows: readonly JudgedRow[];
  readonly order: OutboundOrder | undefined;
  readonly region: string;
}

const headFields: readonly HeadField[] = ['salesOrderNo', 'dealer', 'dealerName', 'region', 'shippedOn', 'carrier', 'carrierPhone', 'waybill'];
type Report = (row: JudgedRow, field: ImportField, found: string, problem: RowError['problem'], expected: string) => void;

/** Rows by order number, in the order of their first row; rows of one order need not stand together. */
export function groupRows(rows: readonly JudgedRow[]): ReadonlyMap<OrderNo, readonly JudgedRow[]> {
  const groups = new Map<OrderNo, JudgedRow[]>();
  for (const row of rows) {
    if (row.orderNo === undefined) continue;
    const group = groups.get(row.orderNo);
    if (group === undefined) groups.set(row.orderNo, [row]);
    else group.push(row);
  }
  return groups;
}

/** Makes one order of its rows: one head that all rows agree in, and lines with numbers of their own. Mistakes are added to `errors`. */
export function groupOrder(orderNo: OrderNo, rows: readonly JudgedRow[], place: CellPlace, known: Known, errors: RowError[]): GroupedOrder {
  const before = errors.length;
  const report: Report = (row, field, found, problem, expected) => {
    errors.push({ row: row.row, column: place.column(field), found: visible(found), problem, expected });
  };
  const head = agreedHead(rows, known, report);
  const lines = numberedLines(rows, place, report);
  const overfull = rows[mostLines];
  if (overfull !== undefined) report(overfull, 'orderNo', orderNo, 'too-many-lines', String(mostLines));
  const region = head.region ?? '';
  if (errors.length > before || lines === undefined || !isWhole(head) || !known.dealers.has(head.dealer)) return { orderNo, rows, order: undefined, region };
  const { region: _, ...kept } = head;
  // HQ knows the dealer, so the code is one.
  return { orderNo, rows, region, order: { orderNo, ...kept, dealer: head.dealer as DealerId, source: 'hq', lines } };
}

function agreedHead(rows: readonly JudgedRow[], known: Known, report: Report): OrderHead {
  const agreed: Record<string, unknown> = {};
  for (const field of headFields) {
    const values = rows.map((row) => row.head[field]);
    const first = values.find((value) => value !== undefined && value !== null && value !== '');
    rows.forEach((row, index) => {
      const value = values[index];
      if (field === 'dealer' && value === '') report(row, field, '', 'empty', known.dealerOfName.get(sameName(row.head.dealerName ?? '')) ?? (typeof first === 'string' ? first : 'JX0012'));
      else if (value !== undefined && value !== null && value !== '' && value !== first) report(row, field, value, 'order-head-differs', String(first));
    });
    if (values.every((value) => value !== undefined)) agreed[field] = first ?? (field === 'shippedOn' ? null : '');
  }
  return agreed as OrderHead;
}

function isWhole(head: OrderHead): head is Required<OrderHead> {
  return headFields.every((field) => head[field] !== undefined);
}

function numberedLines(rows: readonly JudgedRow[], place: CellPlace, report: Report): OrderLine[] | undefined {
  const used = new Set<number>();
  let free = rows.reduce((most, row) => Math.max(most, row.lineNo ?? 0), 0) + 1;
  const lines: OrderLine[] = [];
  let isComplete = true;
  rows.forEach((row, index) => {
    const given = place.isMapped('lineNo') ? row.lineNo : index + 1;
    if (given === undefined || used.has(given)) {
      report(row, 'lineNo', given === undefined ? row.lineNoCell : String(given), given === undefined ? 'not-a-line-number' : 'line-number-twice', String(free));
      free += 1;
      isComplete = false;
    } else used.add(given);
    if (row.line === undefined || given === undefined) isComplete = false;
    else lines.push({ lineNo: given, ...row.line });
  });
  return isComplete ? lines : undefined;
}
