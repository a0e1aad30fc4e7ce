import type { DealerId, DeviceId, RegionId, Sha256 } from '../../shared/kernel/ids.ts';
import type { SwitchedOff } from '../../shared/delivery/deemed-acceptance.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import { switchedOffTimes } from '../desk/switched-off.ts';
import { prepare } from '../store/prepared-query.ts';
import type { Asking } from '../store/together.ts';

/** The end of a desk's chain as it stands while a batch is worked on. */
export interface ChainState {
  readonly dealer: DealerId;
  readonly deviceName: string;
  /** Null: it is not revoked. */
  readonly revokedAt: Instant | null;
  /** When it was switched off, now or before. */
  readonly switchedOff: readonly SwitchedOff[];
  /** When the desk last told of every open pickup. */
  readonly completeReportAt: Instant | null;
  sequence: number;
  hash: Sha256 | null;
}

const locked = prepare((db, { ids }: { readonly ids: readonly DeviceId[] }, words) => {
  const query = db.selectFrom('devices').select(['id', 'dealer', 'name', 'last_sequence', 'last_hash', 'revoked_at', 'off_before', 'complete_report_at']).where(words.among('id', ids)).orderBy('id');
  return words.hasRowLocks ? query.forNoKeyUpdate() : query;
});

/** The desks' rows, locked in one order until the commit, so that replicas never extend one chain at the same time. */
export async function lockChains(trx: Asking, ids: ReadonlySet<DeviceId>): Promise<Map<DeviceId, ChainState>> {
  const rows = await locked(trx, { ids: [...ids] });
  return new Map(rows.map((row) => [row.id, { dealer: row.dealer, deviceName: row.name, revokedAt: row.revoked_at, switchedOff: switchedOffTimes(row.off_before, row.revoked_at), completeReportAt: row.complete_report_at, sequence: row.last_sequence, hash: row.last_hash }]));
}

const moved = prepare((db, { ends }: { readonly ends: readonly object[] }, words) =>
  db
    .updateTable('devices')
    .from(words.rows('ends', ends, { device: 'text', sequence: 'bigint', hash: 'text' }))
    .set((eb) => ({ last_sequence: eb.ref('ends.sequence'), last_hash: eb.ref('ends.hash').$castTo<Sha256>() }))
    .whereRef('devices.id', '=', 'ends.device'),
);

/** Writes the new ends of the desks' chains. */
export async function moveChains(trx: Asking, chains: ReadonlyMap<DeviceId, ChainState>, devices: ReadonlySet<DeviceId>): Promise<void> {
  if (devices.size === 0) return;
  await moved(trx, { ends: [...chains].filter(([device]) => devices.has(device)).map(([device, { sequence, hash }]) => ({ device, sequence, hash })) });
}

const counted = prepare((db, { count }: { readonly count: number }) =>
  db.updateTable('counters').set((eb) => ({ value: eb('value', '+', count) })).where('name', '=', 'records').returning('value'),
);

/** The first of so many numbers in the order of arrival, which are then taken. */
export async function takePositions(trx: Asking, count: number): Promise<number> {
  const [row] = await counted(trx, { count });
  if (row === undefined) throw new Error('the counter of records is not there');
  return row.value - count + 1;
}

const lockedDealers = prepare((db, { ids }: { readonly ids: readonly DealerId[] }, words) => {
  const query = db.selectFrom('dealers').select(['id', 'region']).where(words.among('id', ids)).orderBy('id');
  return words.hasRowLocks ? query.forNoKeyUpdate() : query;
});

/** The dealers' regions. Their rows are locked in the order of their ids, as everybody does who posts news. */
export async function lockRegions(trx: Asking, dealers: ReadonlySet<DealerId>): Promise<ReadonlyMap<DealerId, RegionId>> {
  const rows = await lockedDealers(trx, { ids: [...dealers] });
  return new Map(rows.map((row) => [row.id, row.region]));
}
