import { addMs } from '../../../shared/kernel/instant.ts';
import type { RecordId } from '../../../shared/kernel/ids.ts';
import type { Problem } from '../../../shared/kernel/problem.ts';
import { afterFailure, isOfTheWay, isRefusedLink } from '../../../shared/outbox/patience.ts';
import type { Desk } from '../desk.ts';
import { readPickupRow } from '../delivery/pickup-rows.ts';
import { freeLines } from '../seal/free-lines.ts';
import { writeRecordState } from '../seal/record-rows.ts';
import { readErrand, writeAttempt } from './errand-rows.ts';

/** A number in [0, 1). */
export function chanceOf(desk: Desk): number {
  return Buffer.from(desk.random(4)).readUInt32BE(0) / 2 ** 32;
}

/** Notes that an item failed: it waits for its next try or is parked and shown; what HQ has refused for good can be signed again. A failure of the way to HQ leaves the item as it was. */
export function failErrand(desk: Desk, record: RecordId, problem: Problem): void {
  if (isOfTheWay(problem)) return;
  const errand = readErrand(desk.store, record);
  if (errand === undefined) return;
  const attempts = errand.attempts + 1;
  const next = afterFailure(attempts, problem, chanceOf(desk));
  desk.store.commit(() => {
    const parked = next.kind === 'park';
    writeAttempt(desk.store, record, { attempts, nextTryAt: parked ? null : addMs(desk.clock.wall(), next.waitMs), problem, parked });
    if (parked) writeRecordState(desk.store, record, 'parked');
    if (isRefusedLink(problem)) freeLines(desk.store, record);
  });
  for (const topic of ['queue', 'status'] as const) desk.changes.publish({ topic });
  const row = isRefusedLink(problem) ? readPickupRow(desk.store, errand.pickup) : undefined;
  if (row === undefined) return;
  for (const topic of ['today', 'orders'] as const) desk.changes.publish({ topic });
  desk.changes.publish({ topic: 'pickup', pickup: row.id, revision: row.revision });
}
