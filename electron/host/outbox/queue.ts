import type { QueueItem } from '../../../shared/bridge/shapes.ts';
import type { RecordId } from '../../../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import type { Desk } from '../desk.ts';
import { recordCard } from '../seal/record-cards.ts';
import { readRecordRow, writeRecordState } from '../seal/record-rows.ts';
import { readDoneErrands, readErrand, readOpenErrands, writeAttempt, type ErrandRow } from './errand-rows.ts';

const mostDone = 200;

/** The queue as people see it: what waits or is parked, or, with `done`, what HQ has and what was signed again. */
export function listQueue(desk: Desk, done: boolean): QueueItem[] {
  const errands = done ? readDoneErrands(desk.store, mostDone) : readOpenErrands(desk.store).filter((errand) => !errand.isSignedAgain);
  return errands.flatMap((errand) => {
    const row = readRecordRow(desk.store, errand.record);
    return row === undefined ? [] : [{ record: recordCard(desk, row), ...progressOf(desk, errand), attempts: errand.attempts, nextTryAt: errand.nextTryAt, problem: errand.problem }];
  });
}

function progressOf(desk: Desk, errand: ErrandRow): Pick<QueueItem, 'percent' | 'bytes'> {
  const total = errand.recordBytes + errand.photoBytes;
  if (errand.state === 'received') return { percent: 100, bytes: { sent: total, total } };
  const sent = Math.min(total, (errand.isRecordHeld ? errand.recordBytes : 0) + errand.heldBytes + (desk.live.sending.get(errand.record) ?? 0));
  return { percent: total === 0 ? 0 : Math.min(99, Math.floor((sent * 100) / total)), bytes: { sent, total } };
}

/** Takes an item up again that was parked or waits for its next try. `thing.not-found`. */
export function retryErrand(desk: Desk, record: RecordId): Outcome<undefined> {
  const errand = readErrand(desk.store, record);
  if (errand === undefined) return refused(problem('thing.not-found', { what: 'record', id: record }));
  if (errand.state === 'received') return done(undefined);
  desk.store.commit(() => {
    writeAttempt(desk.store, record, { attempts: 0, nextTryAt: null, problem: null, parked: false });
    if (errand.state === 'parked') writeRecordState(desk.store, record, errand.isRecordHeld ? 'record-received' : 'waiting');
  });
  for (const topic of ['queue', 'status'] as const) desk.changes.publish({ topic });
  return done(undefined);
}
