import type { SwitchedOff } from '../../shared/delivery/deemed-acceptance.ts';
import type { Pickup } from '../../shared/delivery/pickup.ts';
import type { Decision, ItemCheck } from '../../shared/inspection/inspection.ts';
import type { DealerId, PickupId, RecordId, RegionId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import { switchedOffTimes } from '../desk/switched-off.ts';
import { prepare } from '../store/prepared-query.ts';
import type { Query } from '../store/query.ts';
import { together, type Asking } from '../store/together.ts';
import { readPickupDocument, readToldByNotices } from './pickup-rows.ts';
import { readTwins, twinsOf } from './pickup-twins.ts';
import { readRefusedGoods } from './refused-goods.ts';

/** A line that a record covers, and when the record was sealed. */
interface CoveredLine {
  readonly pickup: string;
  readonly line: string;
  readonly decision: Decision;
  readonly damaged: number | null;
  readonly missing: number | null;
  readonly items: ItemCheck;
  readonly findings: number;
  readonly id: RecordId;
  readonly position: number;
  readonly not_before: Instant | null;
  readonly not_after: Instant;
  /** The policy by which the desk showed the limits. */
  readonly policy_version: string;
}

/** What is being taken in within the same transaction and does not stand in the tables yet. */
export interface Arriving {
  /** Pickups that HQ hears of for the first time: nobody can have said more of them. */
  readonly pickups: ReadonlyMap<PickupId, { readonly pickup: Pickup; readonly dealer: DealerId; readonly region: RegionId; readonly complete_report_at: Instant | null; readonly switchedOff: readonly SwitchedOff[] }>;
  readonly lines: readonly CoveredLine[];
  /** Notices of installation with damage open. */
  readonly notices: Awaited<ReturnType<typeof readToldByNotices>>;
}

/** Nothing is being taken in. */
export const nothingArriving: Arriving = { pickups: new Map(), lines: [], notices: [] };

export type Gathered = Awaited<ReturnType<typeof gatherPickups>>;
export type GatheredPickup = Gathered['pickups'][number];

const heldPickups = prepare((db, { ids }: { readonly ids: readonly PickupId[] }, words) =>
  db
    .selectFrom('pickups')
    .innerJoin('devices', 'devices.id', 'pickups.device')
    .innerJoin('dealers', 'dealers.id', 'pickups.dealer')
    .select(['pickups.id', 'pickups.dealer', 'pickups.document', 'dealers.region', 'devices.complete_report_at', 'devices.revoked_at', 'devices.off_before'])
    .where(words.among('pickups.id', ids)),
);

const heldLines = prepare((db, { ids }: { readonly ids: readonly PickupId[] }, words) =>
  db
    .selectFrom('record_lines')
    .innerJoin('records', 'records.id', 'record_lines.record')
    .select(['record_lines.pickup', 'record_lines.line', 'record_lines.decision', 'record_lines.damaged', 'record_lines.missing', 'record_lines.items', 'record_lines.findings', 'records.id', 'records.position', 'records.not_before', 'records.not_after', 'records.policy_version'])
    .where(words.among('record_lines.pickup', ids))
    .orderBy('records.position'),
);

/** Everything that HQ holds of the pickups, and what is being taken in of them. */
export async function gatherPickups(trx: Query, ids: readonly PickupId[], arriving: Arriving) {
  const known = ids.filter((id) => !arriving.pickups.has(id));
  const [{ held, coveredBefore, reviewed, reminders, unsent, limits, settlements }, toldBefore, refused, twins] = await together(trx, (step) => [gatherEarlier(step, known), readToldByNotices(step, ids), readRefusedGoods(step, ids), readTwins(step, ids)]);
  const further = [...new Set(twins.map(({ twin }) => twin))].filter((twin) => !ids.includes(twin));
  const [coveredByTwins, toldByTwins] = further.length === 0 ? [[], []] : await together(trx, (step) => [heldLines(step, { ids: further }), readToldByNotices(step, further)]);
  const lines: readonly CoveredLine[] = [...coveredBefore, ...coveredByTwins, ...arriving.lines];
  const told = [...toldBefore, ...toldByTwins, ...arriving.notices];
  const pickups = [
    ...held.map(({ document, revoked_at: revokedAt, off_before: before, ...row }) => ({ ...row, pickup: readPickupDocument(document), switchedOff: switchedOffTimes(before, revokedAt) })),
    ...ids.flatMap((id) => {
      const pickup = arriving.pickups.get(id);
      return pickup === undefined ? [] : [{ id, ...pickup }];
    }),
  ];
  return {
    limits,
    pickups: pickups.map((row) => {
      const own = twinsOf(row.id, twins);
      const isOfGoods = ({ pickup }: { readonly pickup: string }): boolean => pickup === row.id || own.some(({ twin }) => twin === pickup);
      return {
        ...row,
        twins: own,
        covered: lines.filter((line) => line.pickup === row.id),
        // What was said of a line counts for the goods themselves, whichever pickup it was said of.
        saidOfGoods: lines.filter(isOfGoods),
        told: told.filter(isOfGoods),
        reviewed,
        settlements: settlements.filter((settlement) => settlement.pickup === row.id),
        reminders: reminders.filter((reminder) => reminder.pickup === row.id),
        // What was refused for good never arrives, though its desk goes on telling of it.
        unsentLines: new Set(unsent.filter((each) => each.pickup === row.id && !refused.some(({ record }) => record === each.record)).flatMap((each) => JSON.parse(each.lines) as string[])),
        refusedLines: new Set(refused.filter((each) => each.pickup === row.id).flatMap((each) => each.lines)),
        known: limits.filter((limit) => limit.pickup === row.id),
      };
    }),
  };
}

/** What was said of pickups before this transaction. */
async function gatherEarlier(trx: Asking, ids: readonly PickupId[]) {
  if (ids.length === 0) return { held: [], coveredBefore: [], reviewed: [], reminders: [], unsent: [], limits: [], settlements: [] };
  const [held, coveredBefore, reviewed, reminders, unsent, limits, settlements] = await Promise.all([
    heldPickups(trx, { ids }),
    heldLines(trx, { ids }),
    trx
      .selectFrom('record_limits')
      .innerJoin('records', 'records.id', 'record_limits.record')
      .select(['records.id', 'record_limits.rule', 'record_limits.verdict'])
      .where('records.pickup', 'in', ids)
      .where('record_limits.reviewed', '=', 1)
      .execute(),
    trx.selectFrom('pickup_reminders').selectAll().where('pickup', 'in', ids).execute(),
    trx.selectFrom('pickup_unsent').select(['pickup', 'record', 'lines']).where('pickup', 'in', ids).execute(),
    trx.selectFrom('pickup_limits').selectAll().where('pickup', 'in', ids).execute(),
    trx.selectFrom('limit_settlements').select(['pickup', 'rule', 'due_at', 'verdict']).where('pickup', 'in', ids).orderBy('number').execute(),
  ]);
  return { held, coveredBefore, reviewed, reminders, unsent, limits, settlements };
}
