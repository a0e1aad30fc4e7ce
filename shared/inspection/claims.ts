import type { PickupLine } from '../delivery/pickup.ts';
import { addQuantities, wholeQuantity, type Quantity } from '../kernel/quantity.ts';
import { isDamagePoint, type Finding } from './finding.ts';

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

/** R-IN-6: a finding that says the goods weigh other than they should. */
export function isWrongWeight(finding: Pick<Finding, 'nature' | 'check'>): boolean {
  return finding.nature === 'quantity' && finding.check === 'weight';
}

/** How much of a line its findings say is damaged or missing, in the line's unit. */
export interface Claims {
  readonly damaged: Quantity;
  readonly missing: Quantity;
  /** Damaged units that the findings name, each once. */
  readonly units: ReadonlySet<number>;
  /** Damaged without a unit being named. */
  readonly unnamed: Quantity;
}

/**
 * R-IN-2, R-IN-6: what the findings of one line claim. Damaged are the different units that findings name, several findings on one unit counting it
 * once, and what findings without a unit say they affect. Missing is what the shortages say. Named units never come to more than the line has: the last
 * unit of 1.5 m is half a metre.
 */
export function claimsOf(line: Pick<PickupLine, 'quantity'>, findings: readonly Pick<Finding, 'nature' | 'check' | 'unit' | 'quantity'>[]): Claims {
  const bad = findings.filter(makesUnitsBad);
  const units = new Set(bad.flatMap((finding) => (finding.unit === null ? [] : [finding.unit])));
  const unnamed = addQuantities(...bad.filter((finding) => finding.unit === null).map((finding) => finding.quantity));
  const named = Math.min(line.quantity, wholeQuantity(units.size)) as Quantity;
  return { damaged: addQuantities(named, unnamed), missing: addQuantities(...findings.filter(isShortage).map((finding) => finding.quantity)), units, unnamed };
}
