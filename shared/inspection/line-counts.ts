import type { PickupLine } from '../delivery/pickup.ts';
import { addQuantities, wholeQuantity, zeroQuantity, type Quantity } from '../kernel/quantity.ts';
import { isDamagePoint, type Finding } from './finding.ts';
import type { LineCount } from './inspection.ts';

/**
 * Whether a finding makes the units it affects other than good: damage of the item itself, or fittings or parts that are missing
 * from it. Broken outer packaging with sound goods does not, nor does a shortage or a weight.
 */
export function makesUnitsBad(finding: Pick<Finding, 'nature' | 'check'>): boolean {
  if (isDamagePoint(finding)) return finding.check !== 'outer-packaging';
  return finding.check !== 'count' && finding.check !== 'weight';
}

/** A finding that says units did not arrive. A surplus is entered as a count, not as a finding. */
export function isShortage(finding: Pick<Finding, 'nature' | 'check'>): boolean {
  return finding.nature === 'quantity' && finding.check === 'count';
}

/**
 * Good, damaged and missing of a line as its findings say it, for a person to confirm: 12 sets with findings on two of them and a shortage of one are
 * 9 good, 2 damaged, 1 missing. Several findings on one numbered unit count it once; no sum exceeds what was expected.
 */
export function countsFromFindings(line: Pick<PickupLine, 'quantity'>, findings: readonly Finding[], weightGrams: number | null): LineCount {
  const expected = line.quantity;
  const missing = least(expected, sum(findings.filter(isShortage).map((finding) => finding.quantity)));
  const bad = findings.filter(makesUnitsBad);
  const units = new Set(bad.flatMap((finding) => (finding.unit === null ? [] : [finding.unit])));
  const unnumbered = sum(bad.filter((finding) => finding.unit === null).map((finding) => finding.quantity));
  const damaged = least((expected - missing) as Quantity, addQuantities(wholeQuantity(units.size), unnumbered));
  return { good: (expected - missing - damaged) as Quantity, damaged, missing, extra: zeroQuantity, weightGrams };
}

function sum(quantities: readonly Quantity[]): Quantity {
  return addQuantities(...quantities);
}

function least(one: Quantity, other: Quantity): Quantity {
  return one < other ? one : other;
}
