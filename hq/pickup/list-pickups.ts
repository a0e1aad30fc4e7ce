import { sql } from 'kysely';
import type { OrderNo, PickupId, RegionId } from '../../shared/kernel/ids.ts';
import { instantSchema } from '../../shared/kernel/instant.ts';
import type { LimitState, pickupRowSchema } from '../../shared/wire/console-shapes.ts';
import type { z } from 'zod';
import type { Sight } from '../auth/identity.ts';
import { likeAnywhere, type Query } from '../store/query.ts';
import { limitViewOf } from './limit-views.ts';
import { readOpenRefused, refusedViews } from './refused-goods.ts';

type PickupRow = z.infer<typeof pickupRowSchema>;

/** Where a page ends: due time, pickup and rule of its last row. */
const cursorPattern = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)~([0-9a-f-]{36})~(R-[A-Z]{2}-\d{1,3})$/;

/** One row for each limit of each pickup in sight, by nearest deadline; those that are settled only where their state is asked for. */
export async function listPickups(
  db: Query,
  sight: Sight,
  filter: { readonly text: string; readonly state?: LimitState | undefined; readonly region?: RegionId | undefined },
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<{ readonly rows: PickupRow[]; readonly next: string | null; readonly total: number }> {
  let matching = db
    .selectFrom('pickup_limits')
    .innerJoin('pickups', 'pickups.id', 'pickup_limits.pickup')
    .innerJoin('dealers', 'dealers.id', 'pickups.dealer')
    .innerJoin('devices', 'devices.id', 'pickups.device');
  if (!sight.all) matching = matching.where('dealers.region', 'in', sight.regions.length === 0 ? ['' as RegionId] : sight.regions);
  if (filter.region !== undefined) matching = matching.where('dealers.region', '=', filter.region);
  matching = filter.state === undefined ? matching.where('pickup_limits.settled', '=', 0) : matching.where('pickup_limits.state', '=', filter.state);
  if (filter.text.trim() !== '') {
    const like = likeAnywhere(filter.text);
    matching = matching.where(sql<boolean>`(pickups.search like ${like} escape '\\' or dealers.search like ${like} escape '\\')`);
  }
  const cursor = cursorPattern.exec(page.after ?? '');
  let from = matching;
  if (cursor !== null) {
    const [dueAt, pickup, rule] = [instantSchema.safeParse(cursor[1]), cursor[2] as PickupId, cursor[3] ?? ''];
    if (dueAt.success) {
      from = from.where((eb) =>
        eb.or([
          eb('pickup_limits.due_at', '>', dueAt.data),
          eb.and([eb('pickup_limits.due_at', '=', dueAt.data), eb('pickup_limits.pickup', '>', pickup)]),
          eb.and([eb('pickup_limits.due_at', '=', dueAt.data), eb('pickup_limits.pickup', '=', pickup), eb('pickup_limits.rule', '>', rule)]),
        ]),
      );
    }
  }
  const rows = await from
    .select((eb) => [
      'pickup_limits.pickup', 'pickup_limits.rule', 'pickup_limits.classes', 'pickup_limits.quantity', 'pickup_limits.unit', 'pickup_limits.starts_at', 'pickup_limits.due_at', 'pickup_limits.provisional',
      'pickup_limits.state', 'pickup_limits.because', 'pickup_limits.record', 'pickups.order_nos', 'pickups.dealer', 'dealers.name as dealer_name', 'dealers.phone as dealer_phone', 'dealers.region',
      'pickups.picked_up_at', 'devices.last_contact_at',
      eb.selectFrom('pickup_reminders').select((each) => each.fn.countAll<number>().as('count')).whereRef('pickup_reminders.pickup', '=', 'pickup_limits.pickup').whereRef('pickup_reminders.rule', '=', 'pickup_limits.rule').as('reminders'),
    ])
    .orderBy('pickup_limits.due_at')
    .orderBy('pickup_limits.pickup')
    .orderBy('pickup_limits.rule')
    .limit(page.limit + 1)
    .execute();
  const { total } = await matching.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  const refused = await readOpenRefused(db, shown.map((row) => row.pickup));
  return {
    rows: shown.map((row) => {
      const limit = limitViewOf(row);
      return {
        pickup: row.pickup, orderNos: JSON.parse(row.order_nos) as OrderNo[], dealer: row.dealer, dealerName: row.dealer_name, dealerPhone: row.dealer_phone, region: row.region, pickedUpAt: row.picked_up_at,
        limit, refused: refusedViews(refused.get(row.pickup), limit.classes), reminders: row.reminders ?? 0, lastContactAt: row.last_contact_at,
      };
    }),
    next: rows.length > page.limit && last !== undefined ? `${last.due_at}~${last.pickup}~${last.rule}` : null,
    total,
  };
}
