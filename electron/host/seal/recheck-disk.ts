import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import type { Desk } from '../desk.ts';
import { holdReserve } from '../store/disk-reserve.ts';
import { adoptEntry, markJournal, readJournalMark } from './adopt-entry.ts';
import { openJournal } from './journal.ts';

/**
 * After an error of the disk: opens the database anew, checks it, and reads the journal on from where it stands, so that a record whose commit failed is there. Only then
 * signatures are taken again. `disk.error` while the trouble lasts.
 */
export async function recheckDisk(desk: Desk): Promise<Outcome<undefined>> {
  try {
    await desk.journal.tail;
    desk.store.reopen();
    const { mark } = await openJournal(desk.folders.journal, readJournalMark(desk.store), (entry, at) => {
      desk.store.commit(() => {
        adoptEntry(desk.store, entry);
        markJournal(desk.store, at);
      });
    });
    desk.journal.mark = mark;
  } catch (error) {
    console.error('the disk is not well yet', error);
    return refused(desk.live.fault ?? problem('disk.error', { operation: 'check' }));
  }
  desk.live.fault = null;
  desk.live.isReserveHeld = desk.live.isReserveHeld && (await holdReserve(desk.folders.reserve));
  for (const topic of ['status', 'today', 'queue'] as const) desk.changes.publish({ topic });
  return done(undefined);
}
