import { makeUuid7, type PickupId } from '../../shared/kernel/ids.ts';
import { epochMs } from '../../shared/kernel/instant.ts';
import { done, refused, type Outcome } from '../../shared/kernel/outcome.ts';
import { problem } from '../../shared/kernel/problem.ts';
import type { LimitView } from '../../shared/wire/console-shapes.ts';
import { canBeSettled } from '../../shared/wire/can-be-settled.ts';
import { settlementMessage } from '../../shared/words/settlement-message.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { isInSight, type StaffIdentity } from '../auth/identity.ts';
import type { Hq } from '../hq.ts';
import { postNews, type News } from '../notice/post-news.ts';
import { postNotices } from '../notice/post-notices.ts';
import { isTaken } from '../store/query.ts';
import type { Settlement } from './judge-limit.ts';
import { judgePickups } from './judge-pickups.ts';
import { readLimitViews } from './limit-views.ts';

/**
 * R-TL-20, Civil Code art. 621: a person decides, with the reason, whether goods are deemed accepted that have no feedback that counts, and of which HQ knew a defect, refused the feedback for good or switched the desk off, and the dealer is
 * told. A limit that was decided before may be decided again; one that nothing but time decides, or that was answered meanwhile, is `thing.changed-meanwhile`.
 */
export async function settleLimit(
  hq: Pick<Hq, 'db' | 'clock' | 'random' | 'rules' | 'noticeBoard'>,
  staff: StaffIdentity,
  settlement: { readonly pickup: PickupId; readonly rule: string; readonly verdict: Settlement; readonly reason: string },
): Promise<Outcome<LimitView>> {
  const { pickup, rule, verdict, reason } = settlement;
  const settled = hq.db.transaction().execute(async (trx): Promise<Outcome<{ readonly view: LimitView; readonly posted: number }>> => {
    const now = hq.clock.now();
    const row = await trx.selectFrom('pickups').innerJoin('dealers', 'dealers.id', 'pickups.dealer').select(['pickups.dealer', 'pickups.order_nos', 'dealers.region']).where('pickups.id', '=', pickup).executeTakeFirst();
    if (row === undefined || !isInSight(staff.sight, row.region)) return refused(problem('thing.not-found', { what: 'pickup', id: pickup }));
    // Judged as of now first: what is decided must be what the person sees.
    await judgePickups(trx, hq, [pickup], now);
    const before = (await readLimitViews(trx, [pickup])).get(pickup)?.find((view) => view.rule === rule);
    if (before === undefined) return refused(problem('thing.not-found', { what: 'limit', id: rule }));
    if (!canBeSettled(before)) return refused(problem('thing.changed-meanwhile', { what: 'limit', id: rule }));
    const { earlier } = await trx.selectFrom('limit_settlements').select((eb) => eb.fn.countAll<number>().as('earlier')).where('pickup', '=', pickup).where('rule', '=', rule).executeTakeFirstOrThrow();
    await trx.insertInto('limit_settlements').values({ id: makeUuid7<string>(epochMs(now), hq.random(10)), pickup, rule, number: earlier + 1, due_at: before.dueAt, verdict, reason, staff: staff.id, at: now }).execute();
    const { tellings } = await judgePickups(trx, hq, [pickup], now);
    const view = (await readLimitViews(trx, [pickup])).get(pickup)?.find((each) => each.rule === rule);
    if (view === undefined) throw new Error('a limit that was just decided is gone');
    const orderNos = JSON.parse(row.order_nos) as readonly string[];
    const told: News = { kind: 'settlement', pickup, rule, dueAt: before.dueAt, verdict, reason, settledAt: now };
    await postNews(trx, row.dealer, [told, { kind: 'message', sentAt: now, text: settlementMessage(view, orderNos, verdict, reason), record: null }], now);
    await appendAudit(trx, { at: now, who: staff.username, action: 'settle-limit', about: `pickup:${pickup}`, details: `${rule}: ${verdict}; ${reason}` });
    return done({ view, posted: await postNotices(trx, tellings, now, hq.random) });
  });
  const outcome = await settled.catch((fault: unknown) => {
    // Somebody else decided the same limit at the same moment.
    if (isTaken(fault)) return refused(problem('thing.changed-meanwhile', { what: 'limit', id: rule }));
    throw fault;
  });
  if (!outcome.ok) return outcome;
  if (outcome.value.posted > 0) hq.noticeBoard.ring();
  return done(outcome.value.view);
}
