import type { PickupLine } from '../delivery/pickup.ts';
import { zeroQuantity, type Quantity } from '../kernel/quantity.ts';
import { claimsOf } from './claims.ts';
import type { Finding } from './finding.ts';
import type { LineCount } from './inspection.ts';

/**
 * Good, damaged and missing of a line as its findings say it, for a person to confirm: 12 sets with findings on two of them and a shortage of one are
 * 9 good, 2 damaged, 1 missing. Several findings on one numbered unit count it once; no sum exceeds what was expected.
 */
export function countsFromFindings(line: Pick<PickupLine, 'quantity'>, findings: readonly Finding[], weightGrams: number | null): LineCount {
  const expected = line.quantity;
  const claims = claimsOf(line, findings);
  const missing = least(expected, claims.missing);
  const damaged = least((expected - missing) as Quantity, claims.damaged);
  return { good: (expected - missing - damaged) as Quantity, damaged, missing, extra: zeroQuantity, weightGrams };
}

function least(one: Quantity, other: Quantity): Quantity {
  return one < other ? one : other;
}
