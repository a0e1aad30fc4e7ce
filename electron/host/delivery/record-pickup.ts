import type { PickupView } from '../../../shared/bridge/shapes.ts';
import type { LineKey } from '../../../shared/delivery/pickup.ts';
import { lineSize } from '../../../shared/delivery/line-size.ts';
import { pickupLines, type Pickup } from '../../../shared/delivery/pickup.ts';
import { packageOrdinals } from '../../../shared/inspection/packages.ts';
import type { OrderNo, PackageId, PickupId } from '../../../shared/kernel/ids.ts';
import { addMs, minuteMs, msBetween, type Instant } from '../../../shared/kernel/instant.ts';
import { refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem, type Problem } from '../../../shared/kernel/problem.ts';
import type { Quantity } from '../../../shared/kernel/quantity.ts';
import { newId, now, type Desk } from '../desk.ts';
import { writeEmptyChecks } from '../inspection/draft-rows.ts';
import { policyAt } from '../policy/rules-in-force.ts';
import { gatherOrders } from './gather-orders.ts';
import { bindOrderToPickup, readOrderRow, rememberCarrier } from './order-rows.ts';
import { classesOf, searchTextOf, titleOf } from './order-text.ts';
import { writePickup } from './pickup-rows.ts';
import { getPickup } from './pickup-view.ts';

/** The most packages of one pickup; beyond it the program says so. */
export const mostPackages = 40_000;
/** Filling in the form takes this long at most; an older time has been changed by hand and needs its reason. */
const formMs = 15 * minuteMs;

export interface PickupEntry {
  readonly orders: readonly OrderNo[];
  /** Those of them that are picked up here though the person knows that another desk has. */
  readonly alsoElsewhere: readonly OrderNo[];
  readonly pickedUpAt: Instant;
  readonly timeChangedBecause: string | null;
  readonly carrier: string;
  readonly carrierPhone: string;
  readonly waybill: string;
  readonly plate: string;
  readonly metresPerLength: Readonly<Record<LineKey, Quantity>>;
}

/**
 * Records that the dealer took goods over (提货): every inspection clock starts from it. One commit: the pickup with its own copy of the orders, an empty
 * check for each line and package. Refusals: those of `gatherOrders`, `order.picked-up-elsewhere` where the person did not know it, `input.invalid` for a time to come or a changed time without a
 * reason, `pickup.length-missing` (R-TL-11), `inspection.too-many-packages`.
 */
export function recordPickup(desk: Desk, entry: PickupEntry): Outcome<PickupView> {
  const enteredAt = now(desk);
  if (entry.pickedUpAt > addMs(enteredAt, minuteMs)) return refused(problem('input.invalid', { field: 'pickedUpAt', expected: 'not later than now' }));
  const isChanged = msBetween(entry.pickedUpAt, enteredAt) > formMs;
  if (isChanged && (entry.timeChangedBecause ?? '').trim() === '') return refused(problem('input.invalid', { field: 'timeChangedBecause', expected: 'why the time is not now' }));
  const id = newId<PickupId>(desk);
  const outcome = desk.store.commit((): Outcome<undefined> => {
    const orders = gatherOrders(desk, entry.orders, entry.metresPerLength);
    if (!orders.ok) return orders;
    const untold = pickedUpUntold(desk, entry);
    if (untold !== undefined) return refused(untold);
    const pickup: Pickup = {
      id,
      orders: [...orders.value],
      pickedUpAt: entry.pickedUpAt,
      enteredAt,
      timeChangedBecause: entry.timeChangedBecause,
      carrier: entry.carrier.trim(),
      carrierPhone: entry.carrierPhone.trim(),
      waybill: entry.waybill.trim(),
      plate: entry.plate.trim(),
    };
    const lines = pickupLines(pickup);
    const policy = policyAt(desk.store, pickup.pickedUpAt).document;
    const unmeasured = lines.find((line) => lineSize(policy.timeLimits, line).kind === 'length-unknown');
    if (unmeasured !== undefined) return refused(problem('pickup.length-missing', { line: unmeasured.name }));
    const ordinals = lines.flatMap((line) => packageOrdinals(policy.timeLimits, line).map((ordinal) => ({ line: line.key, ordinal })));
    if (ordinals.length > mostPackages) return refused(problem('inspection.too-many-packages', { limit: mostPackages }));
    writePickup(desk.store, pickup, {
      ...titleOf(lines),
      classes: classesOf(lines),
      lines: lines.length,
      search: searchTextOf(pickup.orders, pickup.carrier, pickup.waybill, pickup.plate),
    });
    const packages = ordinals.map((each) => ({ ...each, id: newId<PackageId>(desk) }));
    writeEmptyChecks(desk.store, id, lines.map((line) => line.key), packages);
    for (const order of pickup.orders) bindOrderToPickup(desk.store, order.orderNo, id);
    rememberCarrier(desk.store, pickup.carrier, pickup.carrierPhone, enteredAt);
    return { ok: true, value: undefined };
  });
  if (!outcome.ok) return outcome;
  desk.changes.publish({ topic: 'orders' });
  desk.changes.publish({ topic: 'today' });
  return getPickup(desk, id);
}

/** What HQ has told of another desk may have come while the form was filled in. */
function pickedUpUntold(desk: Desk, { orders, alsoElsewhere }: Pick<PickupEntry, 'orders' | 'alsoElsewhere'>): Problem | undefined {
  for (const orderNo of orders) {
    const elsewhere = readOrderRow(desk.store, orderNo)?.elsewhere ?? null;
    if (elsewhere !== null && !alsoElsewhere.includes(orderNo)) return problem('order.picked-up-elsewhere', { orderNo, deviceName: elsewhere.deviceName });
  }
  return undefined;
}
