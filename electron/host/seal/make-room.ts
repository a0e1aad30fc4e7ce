import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import type { Desk } from '../desk.ts';
import { freeBytesOf } from '../settings/status.ts';
import { giveUpReserve, reserveBytes } from '../store/disk-reserve.ts';
import { recheckDisk } from './recheck-disk.ts';

/** What one signature may write at most. */
const neededBytes = reserveBytes / 2;

/**
 * Makes sure that a signature can be finished. After an error of the disk everything is checked again first; where the disk is nearly full the reserve is
 * given up. `disk.full`, `disk.error`.
 */
export async function makeRoomToSeal(desk: Desk): Promise<Outcome<undefined>> {
  if (desk.live.fault !== null) {
    const checked = await recheckDisk(desk);
    if (!checked.ok) return checked;
  }
  if (freeBytesOf(desk.folders.root) >= neededBytes) return done(undefined);
  if (desk.live.isReserveHeld) {
    await giveUpReserve(desk.folders.reserve);
    desk.live.isReserveHeld = false;
    desk.changes.publish({ topic: 'status' });
  }
  const freeBytes = freeBytesOf(desk.folders.root);
  return freeBytes >= neededBytes ? done(undefined) : refused(problem('disk.full', { freeBytes, neededBytes }));
}
