import type { OrderLine, OutboundOrder } from '../../../shared/delivery/outbound-order.ts';
import { unitWords, unitsInstead } from './cell-class.ts';
import type { CellProblem } from './cell-verdict.ts';
import type { Known } from './known.ts';
import { orderHash } from '../order-hash.ts';
import type { ImportField } from '../../../shared/wire/console-shapes.ts';

/** One thing that is wrong with an order: with the line, or with its head where `lineNo` is null. */
export interface OrderFinding {
  readonly lineNo: number | null;
  readonly field: ImportField;
  readonly found: string;
  readonly problem: CellProblem;
  readonly expected: string;
}

/** What taking the order in would change. */
export type OrderChange = 'new' | 'same' | 'updated';

export interface OrderJudgement {
  /** The order as it would be kept: HQ's own name of the dealer, and `hq` as its source. */
  readonly order: OutboundOrder;
  readonly hash: string;
  readonly change: OrderChange;
  readonly findings: readonly OrderFinding[];
}

/**
 * Judges an order against what HQ knows: the dealer exists and is called so, the region is the dealer's, and what HQ already holds
 * under the number may still change. The same order again is no change, whatever has happened to it since; a different one is refused once it
 * was picked up, withdrawn, or belongs to another dealer.
 */
export function judgeOrder(given: OutboundOrder, region: string, known: Known): OrderJudgement {
  const dealer = known.dealers.get(given.dealer);
  const findings: OrderFinding[] = [];
  const head = (field: ImportField, found: string, problem: CellProblem, expected: string): void => {
    findings.push({ lineNo: null, field, found, problem, expected });
  };
  if (dealer === undefined) head('dealer', given.dealer, 'unknown-dealer', known.dealerOfName.get(sameName(given.dealerName)) ?? '');
  else {
    if (given.dealerName !== '' && sameName(given.dealerName) !== sameName(dealer.name)) head('dealerName', given.dealerName, 'dealer-name-differs', dealer.name);
    if (region !== '' && sameName(region) !== sameName(dealer.regionName) && region !== dealer.region) head('region', region, 'region-differs', dealer.regionName);
  }
  const order: OutboundOrder = { ...given, dealerName: dealer?.name ?? given.dealerName, source: 'hq' };
  const hash = orderHash(order);
  const held = known.orders.get(given.orderNo);
  if (held === undefined) return { order, hash, change: 'new', findings };
  if (held.hash === hash) return { order, hash, change: 'same', findings };
  if (held.dealer !== given.dealer) head('dealer', given.dealer, 'order-exists-differently', held.dealer);
  else if (held.status === 'withdrawn') head('orderNo', given.orderNo, 'order-withdrawn', '');
  else if (held.status !== 'on-the-way') head('orderNo', given.orderNo, 'order-picked-up', '');
  return { order, hash, change: 'updated', findings };
}

/** What a file's cells have already been asked, for lines that come without a file: numbers once, quantities above zero, units that can be. */
export function judgeLines(lines: readonly OrderLine[]): readonly OrderFinding[] {
  const used = new Set<number>();
  const free = lines.reduce((most, line) => Math.max(most, line.lineNo), 0) + 1;
  return lines.flatMap((line) => {
    const findings: OrderFinding[] = [];
    const units = unitsInstead(line.productClass, line.unit);
    if (used.has(line.lineNo)) findings.push({ lineNo: line.lineNo, field: 'lineNo', found: String(line.lineNo), problem: 'line-number-twice', expected: String(free) });
    if (line.quantity === 0) findings.push({ lineNo: line.lineNo, field: 'quantity', found: '0', problem: 'not-positive', expected: '1' });
    if (units !== undefined) findings.push({ lineNo: line.lineNo, field: 'unit', found: unitWords[line.unit][0] ?? line.unit, problem: 'unit-does-not-fit', expected: units });
    used.add(line.lineNo);
    return findings;
  });
}

const plainName = /^[a-z\d\u4e00-\u9fff]*$/;

/** Names are the same whatever their blanks and the width of their brackets. */
export function sameName(name: string): string {
  return plainName.test(name) ? name : name.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
}
