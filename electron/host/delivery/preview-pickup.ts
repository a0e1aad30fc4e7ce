import type { DeskLimit, LengthNeeded } from '../../../shared/bridge/shapes.ts';
import { lineSize } from '../../../shared/delivery/line-size.ts';
import { lineKey, type LineKey, type PickupLine } from '../../../shared/delivery/pickup.ts';
import type { OrderNo } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { done, type Outcome } from '../../../shared/kernel/outcome.ts';
import type { Quantity } from '../../../shared/kernel/quantity.ts';
import type { Desk } from '../desk.ts';
import { policyAt } from '../policy/rules-in-force.ts';
import { gatherOrders } from './gather-orders.ts';
import { previewLimits } from './pickup-limits.ts';

/** The limits that would run from this instant, and the lines of pipe whose length somebody has to enter first (R-TL-11). */
export function previewPickup(
  desk: Desk,
  entry: { readonly orders: readonly OrderNo[]; readonly pickedUpAt: Instant; readonly metresPerLength: Readonly<Record<LineKey, Quantity>> },
): Outcome<{ readonly limits: DeskLimit[]; readonly lengthsNeeded: LengthNeeded[] }> {
  const orders = gatherOrders(desk, entry.orders, entry.metresPerLength);
  if (!orders.ok) return orders;
  const lines: readonly PickupLine[] = orders.value.flatMap((order) => order.lines.map((line) => ({ ...line, key: lineKey(order.orderNo, line.lineNo), orderNo: order.orderNo })));
  const policy = policyAt(desk.store, entry.pickedUpAt).document.timeLimits;
  const lengthsNeeded = lines.filter((line) => lineSize(policy, line).kind === 'length-unknown').map(({ key, orderNo, lineNo, name, specification }) => ({ line: key, orderNo, lineNo, name, specification }));
  return done({ limits: [...previewLimits(desk, entry.pickedUpAt, lines)], lengthsNeeded });
}
