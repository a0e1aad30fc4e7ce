import { regionalRoles, type StaffRole } from '../../shared/dealer/staff-role.ts';
import { makeUuid7, type DealerId, type OrderNo, type PickupId, type RecordId, type RegionId } from '../../shared/kernel/ids.ts';
import { epochMs, type Instant } from '../../shared/kernel/instant.ts';
import type { Notice } from '../../shared/wire/console-shapes.ts';
import type { Random } from '../clock.ts';
import { insertTables, rowsFor } from '../store/insert-rows.ts';
import { prepare } from '../store/prepared-query.ts';
import type { Asking } from '../store/together.ts';

/** Something that people must hear of. `once` names the event, so that it is told once however often it is found. */
export interface Telling {
  readonly once: string;
  readonly kind: Notice['kind'];
  readonly roles: readonly StaffRole[];
  readonly dealer: DealerId | null;
  /** The dealer's region: people of a regional role hear of it only there. */
  readonly region: RegionId | null;
  readonly record: RecordId | null;
  readonly pickup: PickupId | null;
  readonly orderNos: readonly OrderNo[];
}

const told = prepare((db, { once }: { readonly once: readonly string[] }, words) => db.selectFrom('notices').select('once').where(words.among('once', once)));

/** Writes what is new of the tellings, within the transaction of the event itself. Ring the notice board after its commit. Gives how many are new. */
export async function postNotices(trx: Asking, tellings: readonly Telling[], now: Instant, random: Random): Promise<number> {
  if (tellings.length === 0) return 0;
  const known = new Set((await told(trx, { once: tellings.map((telling) => telling.once) })).map((row) => row.once));
  const fresh = new Map(tellings.filter((telling) => !known.has(telling.once)).map((telling) => [telling.once, telling]));
  const rows = [...fresh.values()].map((telling) => ({ telling, id: makeUuid7<string>(epochMs(now), random(10)) }));
  const notices = rows.map(({ telling: { once, kind, dealer, region, record, pickup, orderNos }, id }) => ({ id, once, at: now, kind, dealer, region, record, pickup, order_nos: JSON.stringify(orderNos) }));
  const roles = rows.flatMap(({ telling, id }) =>
    telling.roles.map((role) => ({ role, region: regionalRoles.includes(role) ? (telling.region ?? ('' as const)) : ('' as const), notice: id })),
  );
  await insertTables(trx, [rowsFor('notices', notices), rowsFor('notice_roles', roles)]);
  return rows.length;
}
