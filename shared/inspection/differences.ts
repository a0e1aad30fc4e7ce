import type { LineKey, PickupLine } from '../delivery/pickup.ts';
import { addQuantities, type Quantity } from '../kernel/quantity.ts';
import type { InspectionPolicy } from '../policy/policy-document.ts';
import type { Unit } from '../policy/product-class.ts';
import type { Decision, LineCheck, LineCount } from './inspection.ts';

/** Weighed against what the goods that arrived should weigh; positive is heavier. */
export interface WeightDifference {
  /** The ordered weight; of a line that did not arrive whole, or with more, its share for what arrived. */
  readonly expectedGrams: number;
  readonly actualGrams: number;
  readonly deviationGrams: number;
  /** In thousandths of the expected weight, rounded away from zero, so that a deviation never reads smaller than it is. */
  readonly deviationPermille: number;
  readonly isBeyondTolerance: boolean;
}

/** Expected against actual for one line (R-IN-6), in the line's unit. */
export interface LineDifference {
  readonly line: LineKey;
  readonly unit: Unit;
  readonly decision: Decision;
  readonly expected: Quantity;
  /** Good, damaged and extra together; null while nobody has compared. */
  readonly arrived: Quantity | null;
  readonly shortage: Quantity;
  readonly surplus: Quantity;
  readonly damaged: Quantity;
  readonly weight: WeightDifference | null;
  /** Whether anything differs: what stands on top of the comparison. */
  readonly differs: boolean;
}

/** R-IN-6: expected against actual for each line, in the lines' order. Lines nobody has said anything of differ in nothing yet. */
export function differences(policy: InspectionPolicy, lines: readonly PickupLine[], checks: readonly LineCheck[]): readonly LineDifference[] {
  const checkOf = new Map(checks.map((check) => [check.line, check]));
  return lines.map((line) => lineDifference(policy, line, checkOf.get(line.key)));
}

const none = 0 as Quantity;

export function lineDifference(policy: InspectionPolicy, line: PickupLine, check: LineCheck | undefined): LineDifference {
  const count = check?.count ?? null;
  const decision = check?.decision ?? 'undecided';
  const shortage = count?.missing ?? none;
  const surplus = count?.extra ?? none;
  const damaged = count?.damaged ?? none;
  const weight = weighingOf(policy, line, count);
  return {
    line: line.key,
    unit: line.unit,
    decision,
    expected: line.quantity,
    arrived: count === null ? null : addQuantities(count.good, count.damaged, count.extra),
    shortage,
    surplus,
    damaged,
    weight,
    differs: decision === 'refuse' || shortage > 0 || surplus > 0 || damaged > 0 || weight?.isBeyondTolerance === true,
  };
}

/** R-IN-6: the weighing of one line; null where the order names no weight or nobody weighed. */
export function weighingOf(policy: InspectionPolicy, line: Pick<PickupLine, 'quantity' | 'weightGrams'>, count: LineCount | null): WeightDifference | null {
  if (count === null || count.weightGrams === null || line.weightGrams === null) return null;
  return weightDifference(policy, shareOfWeight(line.weightGrams, addQuantities(count.good, count.damaged, count.extra), line.quantity), count.weightGrams);
}

/** What `arrived` of `ordered` weighs, to the gram, half up: lengths that are missing are a shortage and not a wrong weight as well. */
function shareOfWeight(grams: number, arrived: Quantity, ordered: Quantity): number {
  if (ordered === 0 || arrived === ordered) return grams;
  // Beyond 2^53 for heavy lines of many thousandths.
  return Number((2n * BigInt(grams) * BigInt(arrived) + BigInt(ordered)) / (2n * BigInt(ordered)));
}

/** The deviation of a weighing; beyond tolerance only past the policy's thousandths, exactly at them is in order. */
export function weightDifference(policy: InspectionPolicy, expectedGrams: number, actualGrams: number): WeightDifference {
  const deviationGrams = actualGrams - expectedGrams;
  const isBeyondTolerance = Math.abs(deviationGrams) * 1000 > expectedGrams * policy.weightTolerancePermille;
  const ratio = expectedGrams === 0 ? (actualGrams === 0 ? 0 : 1000) : (deviationGrams * 1000) / expectedGrams;
  return { expectedGrams, actualGrams, deviationGrams, deviationPermille: Math.sign(ratio) * Math.ceil(Math.abs(ratio)), isBeyondTolerance };
}
