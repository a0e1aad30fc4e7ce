import type { Quantity } from '../kernel/quantity.ts';
import type { OrderPolicy } from '../policy/policy-document.ts';

/** What an order is measured by: square metres of window guards and sets of doors, both in thousandths. */
export interface OrderSize {
  readonly windowGuardArea: Quantity;
  readonly doorSets: Quantity;
}

/** R-LT-5: more than 150.00 m² of window guards (exactly 150 is not), or 6 sets of doors or more. */
export function isLargeOrder(policy: OrderPolicy, size: OrderSize): boolean {
  return size.windowGuardArea > policy.largeOrder.windowGuardAreaAbove || size.doorSets >= policy.largeOrder.doorSetsFrom;
}
