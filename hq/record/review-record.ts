import { makeUuid7, type RecordId } from '../../shared/kernel/ids.ts';
import { epochMs } from '../../shared/kernel/instant.ts';
import { done, refused, type Outcome } from '../../shared/kernel/outcome.ts';
import { problem } from '../../shared/kernel/problem.ts';
import type { RecordView } from '../../shared/wire/console-shapes.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { StaffIdentity } from '../auth/identity.ts';
import type { Hq } from '../hq.ts';
import { postNews } from '../notice/post-news.ts';
import { postNotices } from '../notice/post-notices.ts';
import { worstOf } from '../pickup/judge-limit.ts';
import { judgePickups } from '../pickup/judge-pickups.ts';
import { readRecord } from './read-record.ts';
import { recordsInSight } from './record-list.ts';

/**
 * R-TL-19: a person decides a verdict that the proof leaves open, with the reason, and the dealer's desk hears of it. Only a verdict that
 * needs review or was reviewed before can be decided; any other is `thing.changed-meanwhile`.
 */
export async function reviewRecord(
  hq: Omit<Hq, 'intake'>,
  staff: StaffIdentity,
  review: { readonly record: RecordId; readonly rule: string; readonly verdict: 'in-time' | 'late'; readonly reason: string },
): Promise<Outcome<RecordView>> {
  const { record, rule, verdict, reason } = review;
  return hq.db.transaction().execute(async (trx): Promise<Outcome<RecordView>> => {
    const now = hq.clock.now();
    const row = await recordsInSight(trx, staff.sight).select(['records.id', 'records.dealer', 'records.pickup']).where('records.id', '=', record).executeTakeFirst();
    if (row === undefined) return refused(problem('thing.not-found', { what: 'record', id: record }));
    const limits = await trx.selectFrom('record_limits').select(['rule', 'due_at', 'verdict', 'reviewed']).where('record', '=', record).orderBy('rule').execute();
    const open = limits.find((each) => each.rule === rule);
    if (open === undefined || row.pickup === null) return refused(problem('thing.not-found', { what: 'limit', id: rule.slice(0, 40) }));
    if (open.verdict !== 'needs-review' && open.reviewed === 0) return refused(problem('thing.changed-meanwhile', { what: 'limit', id: rule }));

    await trx.insertInto('reviews').values({ id: makeUuid7<string>(epochMs(now), hq.random(10)), record, rule, verdict, reason, staff: staff.id, at: now }).execute();
    await trx.updateTable('record_limits').set({ verdict, reviewed: 1 }).where('record', '=', record).where('rule', '=', rule).execute();
    const after = limits.map((each) => ({ rule: each.rule, dueAt: each.due_at, verdict: each.rule === rule ? verdict : each.verdict }));
    await trx.updateTable('records').set({ timeliness: worstOf(after.map((each) => each.verdict)) ?? 'none' }).where('id', '=', record).execute();
    const { tellings } = await judgePickups(trx, hq, [row.pickup], now);
    await postNotices(trx, tellings, now, hq.random);
    await postNews(trx, row.dealer, [{ kind: 'judgement', record, pickup: row.pickup, limits: after }], now);
    await appendAudit(trx, { at: now, who: staff.username, action: 'review-record', about: `record:${record}`, details: `${rule}: ${verdict}; ${reason}` });
    const view = await readRecord(trx, staff.sight, record);
    return view.ok ? done(view.value) : view;
  });
}
