import type { OrderNo, PickupId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { rowsOf, type Store } from '../store/open-store.ts';

/** A pickup by another of the dealer's desks. */
export interface PickupElsewhere {
  readonly pickup: PickupId;
  readonly deviceName: string;
  readonly pickedUpAt: Instant;
}

/** SQL: the earliest pickup elsewhere of the order in the row at hand, as JSON; null where there is none. */
export const elsewhereColumn = `(SELECT json_object('deviceName', e.device_name, 'pickedUpAt', e.picked_up_at) FROM picked_up_elsewhere e
  WHERE e.order_no = outbound_order.order_no ORDER BY e.picked_up_at, e.pickup LIMIT 1)`;

/** SQL: no other desk has picked the order of the row at hand up. */
export const isNowhereElse = 'NOT EXISTS (SELECT 1 FROM picked_up_elsewhere e WHERE e.order_no = outbound_order.order_no)';

/** Answers whether that was new. */
export function writePickupElsewhere(store: Store, orderNo: OrderNo, { pickup, deviceName, pickedUpAt }: PickupElsewhere): boolean {
  return store.prepare('INSERT INTO picked_up_elsewhere (order_no, pickup, device_name, picked_up_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING').run(orderNo, pickup, deviceName, pickedUpAt).changes === 1;
}

/** Orders of the pickup that another desk has picked up as well, the earliest pickup of each. */
export function readAlsoElsewhere(store: Store, pickup: PickupId): { readonly orderNo: OrderNo; readonly deviceName: string }[] {
  const sql = `SELECT e.order_no AS orderNo, e.device_name AS deviceName, min(e.picked_up_at) FROM outbound_order o JOIN picked_up_elsewhere e ON e.order_no = o.order_no
    WHERE o.pickup = ? GROUP BY e.order_no ORDER BY e.order_no`;
  return rowsOf<{ orderNo: OrderNo; deviceName: string }>(store.prepare(sql).all(pickup)).map(({ orderNo, deviceName }) => ({ orderNo, deviceName }));
}
