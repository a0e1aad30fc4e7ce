import type { OrderNo, PickupId } from '../../shared/kernel/ids.ts';
import type { Pickup } from '../../shared/delivery/pickup.ts';
import type { News } from '../notice/post-news.ts';
import { prepare } from '../store/prepared-query.ts';
import type { Asking } from '../store/together.ts';

const twins = prepare((db, { ids }: { readonly ids: readonly PickupId[] }, words) =>
  db
    .selectFrom('pickup_orders as one')
    .innerJoin('pickup_orders as other', (join) => join.onRef('other.order_no', '=', 'one.order_no').onRef('other.pickup', '<>', 'one.pickup'))
    .innerJoin('pickups as own', 'own.id', 'one.pickup')
    // Dealers number their papers themselves: the same number of another dealer is another order.
    .innerJoin('pickups as twin', (join) => join.onRef('twin.id', '=', 'other.pickup').onRef('twin.dealer', '=', 'own.dealer'))
    .select(['one.pickup', 'other.pickup as twin', 'one.order_no'])
    .where(words.among('one.pickup', ids))
    .orderBy('one.order_no'),
);

/** Other pickups of the same outbound orders by the same dealer: two of its desks, out of touch with each other, took them over. */
export async function readTwins(db: Asking, ids: readonly PickupId[]) {
  return twins(db, { ids });
}

/** Another pickup of some of the same outbound orders. */
export interface Twin {
  readonly twin: PickupId;
  readonly orderNos: readonly OrderNo[];
}

/** Those of one pickup, each with the orders it shares. */
export function twinsOf(pickup: PickupId, read: Awaited<ReturnType<typeof readTwins>>): readonly Twin[] {
  const own = read.filter((row) => row.pickup === pickup);
  return [...new Set(own.map(({ twin }) => twin))].map((twin) => ({ twin, orderNos: own.filter((row) => row.twin === twin).map((row) => row.order_no) }));
}

/** What the dealer's desks are told of a pickup that HQ hears of for the first time. */
export function pickupNews(pickup: Pickup, deviceName: string): News {
  return { kind: 'picked-up', pickup: pickup.id, orderNos: [...new Set(pickup.orders.map((order) => order.orderNo))], pickedUpAt: pickup.pickedUpAt, deviceName };
}
