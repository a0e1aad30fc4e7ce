import { addMs, minuteMs } from '../../shared/kernel/instant.ts';
import type { Hq } from '../hq.ts';
import { postNotices } from '../notice/post-notices.ts';
import { judgePickups } from '../pickup/judge-pickups.ts';

/** Pickups judged in one commit, so that nobody waits long for the writer. */
const atOnce = 50;

/** R-TL-17, R-TL-23: judges every limit that is near its deadline or past it and not settled. What has not changed is not written. */
export async function scanLimits(hq: Pick<Hq, 'db' | 'clock' | 'rules' | 'random' | 'noticeBoard'>): Promise<void> {
  const now = hq.clock.now();
  const horizon = addMs(now, hq.rules.policyAt(now).timeLimits.nearDeadlineMinutes * minuteMs);
  const rows = await hq.db.selectFrom('pickup_limits').select('pickup').distinct().where('settled', '=', 0).where('due_at', '<=', horizon).orderBy('pickup').execute();
  for (let start = 0; start < rows.length; start += atOnce) {
    const ids = rows.slice(start, start + atOnce).map((row) => row.pickup);
    const fresh = await hq.db.transaction().execute(async (trx) => {
      const { tellings } = await judgePickups(trx, hq, ids, now);
      return postNotices(trx, tellings, now, hq.random);
    });
    if (fresh > 0) hq.noticeBoard.ring();
  }
}
