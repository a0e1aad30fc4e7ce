import { isFittings } from '../delivery/line-size.ts';
import type { PickupLine } from '../delivery/pickup.ts';
import type { TimeLimitPolicy } from '../policy/policy-document.ts';

/** Whether the units of a line are told apart in stage 2: doors are checked one by one (R-IN-1). */
export function isCheckedPerUnit(policy: TimeLimitPolicy, line: PickupLine): boolean {
  return line.productClass === 'door' && line.unit === 'set' && !isFittings(policy, line);
}

/** Whole units of a line, 12 for 12 sets; a part of a unit counts as one. */
export function unitsOf(line: Pick<PickupLine, 'quantity'>): number {
  return Math.ceil(line.quantity / 1000);
}
