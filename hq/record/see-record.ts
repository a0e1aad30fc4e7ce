import type { RecordId } from '../../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../../shared/kernel/outcome.ts';
import { problem } from '../../shared/kernel/problem.ts';
import type { RecordRow } from '../../shared/wire/console-shapes.ts';
import type { StaffIdentity } from '../auth/identity.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Hq } from '../hq.ts';
import { readRecordRow } from './record-list.ts';

/** Marks a record as seen by the person, or as unseen again. The first who saw it stays. */
export async function seeRecord(hq: Pick<Hq, 'db' | 'clock'>, staff: StaffIdentity, record: RecordId, seen: boolean): Promise<Outcome<RecordRow>> {
  return hq.db.transaction().execute(async (trx): Promise<Outcome<RecordRow>> => {
    const before = await readRecordRow(trx, staff.sight, record);
    if (before === undefined) return refused(problem('thing.not-found', { what: 'record', id: record }));
    if ((before.seenAt !== null) === seen) return done(before);
    const now = hq.clock.now();
    await trx.updateTable('records').set({ seen_at: seen ? now : null, seen_by: seen ? staff.id : null }).where('id', '=', record).execute();
    await appendAudit(trx, { at: now, who: staff.username, action: seen ? 'see-record' : 'unsee-record', about: `record:${record}`, details: '' });
    const after = await readRecordRow(trx, staff.sight, record);
    if (after === undefined) throw new Error('a record that was just marked is gone');
    return done(after);
  });
}
