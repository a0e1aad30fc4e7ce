import type { PickupId } from '../../shared/kernel/ids.ts';
import { addMs, dayMs, type Instant } from '../../shared/kernel/instant.ts';
import type { PolicyDraft } from '../../shared/policy/policy-document.ts';
import type { ProductClass } from '../../shared/policy/product-class.ts';
import type { LimitState } from '../../shared/wire/console-shapes.ts';
import type { PolicyReplay } from '../../shared/wire/rule-shapes.ts';
import type { Hq } from '../hq.ts';
import { weighPickups, type JudgedPickup } from '../pickup/judge-pickups.ts';
import { pieces, type Query } from '../store/query.ts';

/** The most pickups that one replay looks at, and the most cases it shows. */
const mostPickups = 2_000;
const mostCases = 100;
const atOnce = 50;

type Case = PolicyReplay['cases'][number];

/**
 * Judges the pickups of the last days twice, by the rules of then and by the draft, and counts where goods of a class come out otherwise.
 * It takes what people did as it was: nobody seals earlier because a limit is shorter.
 */
export async function replayPolicy(hq: Pick<Hq, 'db' | 'clock' | 'rules'>, draft: PolicyDraft, days: number): Promise<PolicyReplay> {
  const now = hq.clock.now();
  const since = addMs(now, -days * dayMs);
  const { total } = await hq.db.selectFrom('pickups').select((eb) => eb.fn.countAll<number>().as('total')).where('picked_up_at', '>=', since).executeTakeFirstOrThrow();
  const rows = await hq.db.selectFrom('pickups').select('id').where('picked_up_at', '>=', since).orderBy('picked_up_at', 'desc').orderBy('id').limit(mostPickups).execute();
  const drafted = { policyAt: (instant: Instant) => ({ ...draft, version: hq.rules.policyAt(instant).version }), calendar: () => hq.rules.calendar() };
  const found: Case[] = [];
  for (const piece of pieces(rows.map((row) => row.id), atOnce)) {
    const weighed = await weighPickups(hq.db, [hq.rules, drafted], piece, now);
    const dealers = await readDealers(hq.db, piece);
    for (const [before, after] of weighed) {
      const dealer = dealers.get(before.pickup.id);
      if (dealer !== undefined) found.push(...casesOf(before, after, dealer));
    }
  }
  return {
    pickups: rows.length,
    beyond: total - rows.length,
    changes: countChanges(found),
    cases: found.toSorted((one, other) => (one.pickedUpAt < other.pickedUpAt ? 1 : -1)).slice(0, mostCases),
  };
}

/** A case for each class whose limit ends in another state. */
function casesOf(before: JudgedPickup, after: JudgedPickup, dealer: Pick<Case, 'dealer' | 'dealerName'>): readonly Case[] {
  const { pickup } = before;
  const classes = [...new Set(before.limits.flatMap((each) => each.limit.classes))];
  return classes.flatMap((productClass): readonly Case[] => {
    const [was, is] = [limitOf(before, productClass), limitOf(after, productClass)];
    if (was === undefined || is === undefined || was.state === is.state) return [];
    return [{ pickup: pickup.id, orderNos: [...new Set(pickup.orders.map((order) => order.orderNo))], ...dealer, productClass, pickedUpAt: pickup.pickedUpAt, was, is }];
  });
}

function limitOf(judged: JudgedPickup, productClass: ProductClass): { readonly rule: string; readonly dueAt: Instant; readonly state: LimitState } | undefined {
  const found = judged.limits.find((each) => each.limit.classes.includes(productClass));
  return found === undefined ? undefined : { rule: found.limit.rule, dueAt: found.limit.dueAt, state: found.state };
}

function countChanges(cases: readonly Case[]): PolicyReplay['changes'] {
  const counts = new Map<string, PolicyReplay['changes'][number]>();
  for (const { was, is } of cases) {
    const key = `${was.state}>${is.state}`;
    counts.set(key, { was: was.state, is: is.state, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].toSorted((one, other) => other.count - one.count);
}

async function readDealers(db: Query, pickups: readonly PickupId[]): Promise<ReadonlyMap<PickupId, Pick<Case, 'dealer' | 'dealerName'>>> {
  const rows = await db.selectFrom('pickups').innerJoin('dealers', 'dealers.id', 'pickups.dealer').select(['pickups.id', 'pickups.dealer', 'dealers.name']).where('pickups.id', 'in', pickups).execute();
  return new Map(rows.map((row) => [row.id, { dealer: row.dealer, dealerName: row.name }]));
}
