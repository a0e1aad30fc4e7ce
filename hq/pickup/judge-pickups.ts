import type { Transaction } from 'kysely';
import type { DealerId, OrderNo, PickupId, RecordId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import { isDefectKnown, type DefectTold } from '../../shared/delivery/known-defect.ts';
import { pickupLines, type LineKey, type Pickup } from '../../shared/delivery/pickup.ts';
import type { ReminderSent } from '../../shared/delivery/reminders.ts';
import { timeLimits, type TimeLimit } from '../../shared/delivery/time-limits.ts';
import { tellsOfDefect } from '../../shared/inspection/line-defect.ts';
import type { Hq } from '../hq.ts';
import { pickedUpStatus } from '../delivery/order-status.ts';
import type { Telling } from '../notice/post-notices.ts';
import type { Rules } from '../policy/rule-book.ts';
import { insertRows } from '../store/insert-rows.ts';
import { prepare } from '../store/prepared-query.ts';
import { pieces, type Query } from '../store/query.ts';
import type { Tables } from '../store/tables.ts';
import { together, type Asking } from '../store/together.ts';
import { gatherPickups, nothingArriving, type Arriving, type Gathered, type GatheredPickup } from './gather-pickups.ts';
import { judgeLimit, type CoveringRecord, type JudgedLimit } from './judge-limit.ts';
import type { Twin } from './pickup-twins.ts';

/** A pickup with its limits, and what was judged of each. */
export interface JudgedPickup {
  readonly pickup: Pickup;
  readonly limits: readonly (JudgedLimit & { readonly limit: TimeLimit; readonly wasState: string | null; readonly covering: readonly CoveringRecord[] })[];
}

/**
 * R-TL-15 to R-TL-23 for pickups that HQ knows: gathers what it holds, judges each limit and writes what has changed, orders included.
 * Running it again changes nothing. Gives the tellings of limits that have come near their deadline and of orders picked up twice, and the other pickups of such orders,
 * for which what is known here may count as well.
 */
export async function judgePickups(
  trx: Transaction<Tables>,
  hq: Pick<Hq, 'rules'>,
  ids: readonly PickupId[],
  now: Instant,
  arriving: Arriving = nothingArriving,
): Promise<{ readonly judged: ReadonlyMap<PickupId, JudgedPickup>; readonly tellings: readonly Telling[]; readonly twins: readonly PickupId[] }> {
  const judged = new Map<PickupId, JudgedPickup>();
  const tellings: Telling[] = [];
  const twins = new Set<PickupId>();
  for (const piece of pieces([...new Set(ids)], 100)) {
    const gathered = await gatherPickups(trx, piece, arriving);
    for (const each of gathered.pickups) {
      const result = judgeOne(hq.rules, each, now);
      judged.set(each.id, result);
      for (const { twin } of each.twins) twins.add(twin);
      tellings.push(...each.twins.map((twin) => pickedUpTwice(each, twin)));
      for (const limit of result.limits) {
        if (limit.state !== 'near' || limit.wasState === 'near') continue;
        tellings.push({
          once: `near:${each.id}:${limit.limit.rule}:${limit.limit.dueAt}`,
          kind: 'near-deadline', roles: ['business-assistant'], dealer: each.dealer, region: each.region, record: null, pickup: each.id,
          orderNos: [...new Set(result.pickup.orders.map((order) => order.orderNo))],
        });
      }
    }
    await write(trx, hq, gathered, judged, { now, arriving });
  }
  return { judged, tellings, twins: [...twins].filter((id) => !judged.has(id)) };
}

/** Two desks took the same orders over: somebody at HQ must ask the dealer which of the two pickups counts. */
function pickedUpTwice({ id, dealer, region }: Pick<GatheredPickup, 'id' | 'dealer' | 'region'>, { twin, orderNos }: Twin): Telling {
  return { once: `picked-up-twice:${[id, twin].toSorted().join(':')}`, kind: 'picked-up-twice', roles: ['business-assistant', 'logistics-dispatcher'], dealer, region, record: null, pickup: id, orderNos };
}

/** Each pickup judged by several rules, in their order, from one reading and with nothing written: what a policy would have made of it. */
export async function weighPickups<const Each extends readonly Rules[]>(db: Query, rules: Each, ids: readonly PickupId[], now: Instant): Promise<readonly { readonly [Index in keyof Each]: JudgedPickup }[]> {
  const { pickups } = await gatherPickups(db, ids, nothingArriving);
  // The cast: a mapped tuple has the length of what it is mapped from.
  return pickups.map((each) => rules.map((one) => judgeOne(one, each, now)) as unknown as { readonly [Index in keyof Each]: JudgedPickup });
}

function judgeOne(rules: Rules, each: GatheredPickup, now: Instant): JudgedPickup {
  const { pickup } = each;
  const policy = rules.policyAt(pickup.pickedUpAt);
  const lines = pickupLines(pickup);
  const told = defectsTold(each);
  const limits = timeLimits(policy, rules.calendar(), pickup.pickedUpAt, lines).map((limit) => {
    const own = new Set(lines.filter((line) => limit.classes.includes(line.productClass)).map((line) => line.key));
    const covering = coveringOf(each, limit, { own, told, policy: policy.version });
    const done = new Set(each.covered.filter((row) => own.has(row.line)).map((row) => row.line));
    const isOpenIn = (some: ReadonlySet<LineKey>): boolean => [...some].some((line) => own.has(line) && !done.has(line));
    const facts = {
      limit,
      pickedUpAt: pickup.pickedUpAt,
      enteredAt: pickup.enteredAt,
      now,
      clockAnchored: true,
      queueKnownAt: each.complete_report_at,
      feedbackInQueue: isOpenIn(each.unsentLines),
      switchedOff: each.switchedOff,
      feedbackRefused: isOpenIn(each.refusedLines),
      hqKnewOfDefect: isDefectKnown(limit, own, told),
      reminders: remindersOf(each, limit),
    };
    const settled = each.settlements.findLast((row) => row.rule === limit.rule && row.due_at === limit.dueAt)?.verdict ?? null;
    const verdict = judgeLimit(policy.timeLimits, { ...facts, settled }, covering, done.size === own.size);
    return { ...verdict, limit, covering, wasState: each.known.find((row) => row.rule === limit.rule)?.state ?? null };
  });
  return { pickup, limits };
}

/** What HQ was told to be wrong with goods of the pickup: by records that cover them, and by notices of installation with damage open. */
function defectsTold(each: GatheredPickup): readonly (DefectTold & { readonly position: number })[] {
  const records = new Map(each.saidOfGoods.filter(tellsOfDefect).map((row) => [row.id, row]));
  return [
    ...[...records.values()].map((row) => ({ position: row.position, sealed: sealedOf(row), lines: each.saidOfGoods.filter((line) => line.id === row.id && tellsOfDefect(line)).map((line): LineKey => line.line) })),
    ...each.told.map((notice) => ({ position: notice.position, sealed: sealedOf(notice), lines: notice.lines })),
  ];
}

function sealedOf(row: { readonly not_before: Instant | null; readonly not_after: Instant }): CoveringRecord['sealed'] {
  return { notBefore: row.not_before, notAfter: row.not_after };
}

/** Records that cover lines of the limit, oldest first. */
function coveringOf(
  each: GatheredPickup,
  limit: TimeLimit,
  { own, told, policy }: { readonly own: ReadonlySet<LineKey>; readonly told: ReturnType<typeof defectsTold>; readonly policy: string },
): readonly CoveringRecord[] {
  const records = new Map<RecordId, GatheredPickup['covered'][number]>(each.covered.filter((row) => own.has(row.line)).map((row) => [row.id, row]));
  return [...records].map(([record, row]) => {
    const review = each.reviewed.find((one) => one.id === record && one.rule === limit.rule)?.verdict;
    return {
      record,
      sealed: sealedOf(row),
      wasShownOther: row.policy_version !== policy,
      hqKnewOfDefect: isDefectKnown(limit, own, told.filter((telling) => telling.position < row.position)),
      reviewed: review === undefined || review === 'needs-review' ? null : review,
    };
  });
}

const minutesOf = { 'one-hour': 'minutes-before-60', 'fifteen-minutes': 'minutes-before-15', 'half-time': 'half-time' } as const;

function remindersOf(each: GatheredPickup, limit: TimeLimit): readonly ReminderSent[] {
  return each.reminders
    .filter((row) => row.rule === limit.rule && row.due_at === limit.dueAt)
    .map((row) => ({ kind: minutesOf[row.kind as keyof typeof minutesOf], sentAt: row.shown_at, channel: 'desk' }));
}

async function write(trx: Transaction<Tables>, hq: Pick<Hq, 'rules'>, gathered: Gathered, judged: ReadonlyMap<PickupId, JudgedPickup>, { now, arriving }: { readonly now: Instant; readonly arriving: Arriving }): Promise<void> {
  const rows = gathered.pickups.flatMap((each) => {
    const version = hq.rules.policyAt(each.pickup.pickedUpAt).version;
    return (judged.get(each.id)?.limits ?? []).map(({ limit, state, because, record, settled }) => ({
      pickup: each.id, rule: limit.rule, classes: JSON.stringify(limit.classes), quantity: limit.quantity, unit: limit.unit, starts_at: limit.startsAt, due_at: limit.dueAt,
      provisional: limit.provisional ? (1 as const) : (0 as const), policy_version: version, state, because: JSON.stringify(because), record, settled: settled ? (1 as const) : (0 as const), judged_at: now,
    }));
  });
  await together(trx, (step) => [writeLimits(step, rows, { gathered, judged, arriving }), writeOrderStates(step, gathered, now)]);
}

/** Writes the limits that are new or judged otherwise than before, and removes those that no longer apply. */
async function writeLimits(
  trx: Asking,
  rows: readonly Tables['pickup_limits'][],
  { gathered, judged, arriving }: { readonly gathered: Gathered; readonly judged: ReadonlyMap<PickupId, JudgedPickup>; readonly arriving: Arriving },
): Promise<void> {
  const changed = rows.filter((row) => !gathered.limits.some((known) => known.pickup === row.pickup && known.rule === row.rule && isSame(known, row)));
  await insertRows(trx, 'pickup_limits', changed.filter((row) => arriving.pickups.has(row.pickup)));
  for (const piece of pieces(changed.filter((row) => !arriving.pickups.has(row.pickup)))) {
    await trx
      .insertInto('pickup_limits')
      .values(piece)
      .onConflict((conflict) =>
        conflict.columns(['pickup', 'rule']).doUpdateSet((eb) => ({
          classes: eb.ref('excluded.classes'), quantity: eb.ref('excluded.quantity'), unit: eb.ref('excluded.unit'), starts_at: eb.ref('excluded.starts_at'), due_at: eb.ref('excluded.due_at'),
          provisional: eb.ref('excluded.provisional'), policy_version: eb.ref('excluded.policy_version'), state: eb.ref('excluded.state'), because: eb.ref('excluded.because'),
          record: eb.ref('excluded.record'), settled: eb.ref('excluded.settled'), judged_at: eb.ref('excluded.judged_at'),
        })),
      )
      .execute();
  }
  const stale = gathered.limits.filter((known) => judged.get(known.pickup)?.limits.every((each) => each.limit.rule !== known.rule) === true);
  for (const limit of stale) await trx.deleteFrom('pickup_limits').where('pickup', '=', limit.pickup).where('rule', '=', limit.rule).execute();
}

function isSame(known: Tables['pickup_limits'], row: Omit<Tables['pickup_limits'], 'judged_at'>): boolean {
  return (
    known.state === row.state && known.because === row.because && known.record === row.record && known.settled === row.settled && known.due_at === row.due_at && known.starts_at === row.starts_at &&
    known.provisional === row.provisional && known.quantity === row.quantity && known.classes === row.classes && known.policy_version === row.policy_version
  );
}

const heldOrders = prepare((db, { orderNos }: { readonly orderNos: readonly OrderNo[] }, words) => db.selectFrom('outbound_orders').select(['order_no', 'dealer', 'status']).where(words.among('order_no', orderNos)));

/** An outbound order is picked up once a pickup names it, fed back once records cover its lines, refused where every one of them was refused. */
async function writeOrderStates(trx: Asking, gathered: Gathered, now: Instant): Promise<void> {
  const wanted = new Map<OrderNo, { readonly dealer: DealerId; readonly status: 'picked-up' | 'fed-back' | 'refused' }>();
  for (const each of gathered.pickups) {
    const decisions = new Map(each.covered.map((row) => [row.line, row.decision]));
    for (const order of each.pickup.orders) wanted.set(order.orderNo, { dealer: each.dealer, status: pickedUpStatus(order, decisions) });
  }
  if (wanted.size === 0) return;
  const known = await heldOrders(trx, { orderNos: [...wanted.keys()] });
  for (const row of known) {
    const next = wanted.get(row.order_no);
    if (next === undefined || next.dealer !== row.dealer || row.status === 'withdrawn' || row.status === next.status) continue;
    await trx.updateTable('outbound_orders').set({ status: next.status, changed_at: now }).where('order_no', '=', row.order_no).execute();
  }
}
