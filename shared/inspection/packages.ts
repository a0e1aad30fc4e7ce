import type { PickupLine } from '../delivery/pickup.ts';
import { isFittings } from '../delivery/line-size.ts';
import type { TimeLimitPolicy } from '../policy/policy-document.ts';

/**
 * How many packages of a line stage 1 looks at: as many as the order names, and at least one for doors, whose packaging is always
 * checked (R-IN-1). Goods that travel unpacked have none.
 */
export function packagesToCheck(policy: TimeLimitPolicy, line: PickupLine): number {
  return line.productClass === 'door' && !isFittings(policy, line) ? Math.max(1, line.packages) : line.packages;
}

/** The ordinals of a line's packages: 1 to n. */
export function packageOrdinals(policy: TimeLimitPolicy, line: PickupLine): readonly number[] {
  return Array.from({ length: packagesToCheck(policy, line) }, (_, index) => index + 1);
}
