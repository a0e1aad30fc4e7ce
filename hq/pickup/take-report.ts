import type { PickupId } from '../../shared/kernel/ids.ts';
import { msBetween, type Instant } from '../../shared/kernel/instant.ts';
import { done, refused, type Outcome } from '../../shared/kernel/outcome.ts';
import { problem } from '../../shared/kernel/problem.ts';
import { pickupLines } from '../../shared/delivery/pickup.ts';
import type { PickupReport } from '../../shared/wire/desk-contract.ts';
import type { DeviceIdentity } from '../auth/identity.ts';
import type { Hq } from '../hq.ts';
import { postNews } from '../notice/post-news.ts';
import { postNotices } from '../notice/post-notices.ts';
import { judgePickups } from './judge-pickups.ts';
import { insertPickups, insertReminders, knownPickups, replaceUnsent, updatePickup } from './pickup-rows.ts';
import { pickupNews } from './pickup-twins.ts';

/** What a desk tells at a contact. */
export interface DeskReport {
  readonly pickups: readonly PickupReport[];
  readonly complete: boolean;
  /** Pickups that earlier pieces of this report have told. */
  readonly alsoTold?: readonly PickupId[] | undefined;
  readonly queue: { readonly waiting: number; readonly parked: number };
  readonly wall: Instant;
}

/**
 * R-TL-17, R-TL-23: takes in what a desk says of its open pickups, reminders and queue, and judges their limits again. An older revision
 * changes nothing of the pickup itself; its reminders and queue still count. `record.foreign` for another dealer's pickup or desk.
 */
export async function takeReport(hq: Omit<Hq, 'intake'>, sender: DeviceIdentity, report: DeskReport): Promise<Outcome<{ readonly hqTime: Instant }>> {
  const now = hq.clock.now();
  const reports = [...new Map(report.pickups.map((each) => [each.pickup.id, each])).values()];
  for (const { pickup } of reports) {
    if (pickup.orders.some((order) => order.dealer !== sender.dealer)) return refused(problem('record.foreign', {}));
    const keys = pickupLines(pickup).map((line) => line.key);
    if (new Set(keys).size !== keys.length) return refused(problem('input.invalid', { field: 'pickups.orders', expected: 'each line once' }));
  }
  const outcome = await hq.db.transaction().execute(async (trx): Promise<Outcome<number>> => {
    const device = await trx.selectFrom('devices').select(['revoked_at', 'name']).where('id', '=', sender.device).executeTakeFirst();
    if (device === undefined || device.revoked_at !== null) return refused(problem('device.revoked', {}));
    const known = await knownPickups(trx, reports.map(({ pickup }) => pickup.id));
    if ([...known.values()].some((pickup) => pickup.dealer !== sender.dealer || pickup.device !== sender.device)) return refused(problem('record.foreign', {}));
    // First of all rows that are changed, as with records: whoever waits for the dealer's row then holds the desk's.
    await trx
      .updateTable('devices')
      .set({ last_contact_at: now, clock_drift_ms: msBetween(now, report.wall), waiting: report.queue.waiting, parked: report.queue.parked, ...(report.complete ? { complete_report_at: now } : {}) })
      .where('id', '=', sender.device)
      .execute();
    const fresh = reports.filter(({ pickup }) => !known.has(pickup.id));
    await insertPickups(trx, fresh.map((each) => ({ pickup: each.pickup, dealer: sender.dealer, device: sender.device, revision: each.revision, limitsShownAt: each.limitsShownAt })), now);
    await postNews(trx, sender.dealer, fresh.map(({ pickup }) => pickupNews(pickup, device.name)), now);
    for (const each of reports) {
      const held = known.get(each.pickup.id);
      if (held !== undefined && each.revision > held.revision) await updatePickup(trx, each, now);
      await insertReminders(trx, each);
      await replaceUnsent(trx, each.pickup.id, await stillUnsent(trx, each));
    }
    const silent = report.complete ? await forgetUnnamed(trx, sender, new Set([...reports.map(({ pickup }) => pickup.id), ...(report.alsoTold ?? [])])) : [];
    const open = report.complete ? await openPickups(trx, sender) : [];
    const { tellings } = await judgePickups(trx, hq, [...reports.map(({ pickup }) => pickup.id), ...silent, ...open], now);
    return done(await postNotices(trx, tellings, now, hq.random));
  });
  if (!outcome.ok) return outcome;
  if (outcome.value > 0) hq.noticeBoard.ring();
  return done({ hqTime: now });
}

type Trx = Parameters<typeof insertReminders>[0];

/** A record that has arrived meanwhile is no longer on the queue, whatever a report that was on its way says. */
async function stillUnsent(trx: Trx, report: PickupReport): Promise<PickupReport['unsent']> {
  if (report.unsent.length === 0) return [];
  const arrived = await trx.selectFrom('records').select('id').where('id', 'in', report.unsent.map((each) => each.record)).execute();
  return report.unsent.filter((each) => !arrived.some((row) => row.id === each.record));
}

/** A complete report is silent about a pickup: nothing of it lies on the queue. */
async function forgetUnnamed(trx: Trx, sender: DeviceIdentity, named: ReadonlySet<PickupId>) {
  const rows = await trx.selectFrom('pickup_unsent').innerJoin('pickups', 'pickups.id', 'pickup_unsent.pickup').select('pickups.id').distinct().where('pickups.device', '=', sender.device).execute();
  const unnamed = rows.map((row) => row.id).filter((id) => !named.has(id));
  for (const id of unnamed) await replaceUnsent(trx, id, []);
  return unnamed;
}

/** Pickups of the desk whose limits this contact may settle. */
async function openPickups(trx: Trx, sender: DeviceIdentity) {
  const rows = await trx
    .selectFrom('pickup_limits')
    .innerJoin('pickups', 'pickups.id', 'pickup_limits.pickup')
    .select('pickups.id')
    .distinct()
    .where('pickups.device', '=', sender.device)
    .where('pickup_limits.settled', '=', 0)
    .execute();
  return rows.map((row) => row.id);
}
