import type { Transaction } from 'kysely';
import type { PickupId, RecordId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import { gradeRecord } from '../intake/grade-record.ts';
import type { Hq } from '../hq.ts';
import { postNews } from '../notice/post-news.ts';
import { postNotices } from '../notice/post-notices.ts';
import { worstOf } from '../pickup/judge-limit.ts';
import { judgePickups, type JudgedPickup } from '../pickup/judge-pickups.ts';
import type { Tables } from '../store/tables.ts';

/** R-TL-20: judges again each pickup with a provisional limit, and the records that answered it; what a person decided stays. Changes nothing where the year is still unknown. */
export async function judgeProvisional(hq: Pick<Hq, 'db' | 'clock' | 'rules' | 'random' | 'noticeBoard'>): Promise<void> {
  const now = hq.clock.now();
  const waiting = await hq.db.selectFrom('pickup_limits').select('pickup').distinct().where('provisional', '=', 1).orderBy('pickup').execute();
  for (const { pickup } of waiting) {
    const fresh = await hq.db.transaction().execute(async (trx) => {
      const { judged, tellings } = await judgePickups(trx, hq, [pickup], now);
      const result = judged.get(pickup);
      if (result !== undefined) await gradeAgain(trx, pickup, result, now);
      return postNotices(trx, tellings, now, hq.random);
    });
    if (fresh > 0) hq.noticeBoard.ring();
  }
}

/** Writes the verdicts on the pickup's records where they have changed, and tells their dealer. */
async function gradeAgain(trx: Transaction<Tables>, pickup: PickupId, judged: JudgedPickup, now: Instant): Promise<void> {
  const records = new Set(judged.limits.flatMap((limit) => limit.covering.map((covering) => covering.record)));
  for (const record of records) {
    const before = await trx.selectFrom('record_limits').select(['rule', 'due_at', 'verdict']).where('record', '=', record).orderBy('rule').execute();
    const graded = gradeRecord(judged, record);
    const isSame = graded.every((limit) => before.some((known) => known.rule === limit.rule && known.due_at === limit.dueAt && known.verdict === limit.verdict));
    if (!isSame) await writeVerdicts(trx, record, pickup, graded, now);
  }
}

async function writeVerdicts(trx: Transaction<Tables>, record: RecordId, pickup: PickupId, graded: ReturnType<typeof gradeRecord>, now: Instant): Promise<void> {
  for (const { rule, dueAt, verdict } of graded) {
    await trx.updateTable('record_limits').set({ due_at: dueAt, verdict }).where('record', '=', record).where('rule', '=', rule).execute();
  }
  const { dealer } = await trx
    .updateTable('records')
    .set({ timeliness: worstOf(graded.map((limit) => limit.verdict)) ?? 'none' })
    .where('id', '=', record)
    .returning('dealer')
    .executeTakeFirstOrThrow();
  await postNews(trx, dealer, [{ kind: 'judgement', record, pickup, limits: [...graded] }], now);
}
