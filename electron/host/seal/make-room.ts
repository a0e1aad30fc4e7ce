import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import type { Desk } from '../desk.ts';
import { freeBytesOf } from '../settings/status.ts';
import { giveUpReserve, holdReserve, lowBytes, reserveBytes } from '../store/disk-reserve.ts';
import { recheckDisk } from './recheck-disk.ts';

/** What one signature may write at most. */
const neededBytes = reserveBytes / 2;

/**
 * Makes sure that a signature can be finished. Where the disk is nearly full the reserve is given up first, because even the check that follows an error of
 * the disk needs room; then everything is checked again. `disk.full`, `disk.error`.
 */
export async function makeRoomToSeal(desk: Desk): Promise<Outcome<undefined>> {
  if (freeBytesOf(desk.folders.root) < neededBytes && desk.live.isReserveHeld) {
    await giveUpReserve(desk.folders.reserve);
    desk.live.isReserveHeld = false;
    desk.changes.publish({ topic: 'status' });
  }
  if (desk.live.fault !== null) {
    const checked = await recheckDisk(desk);
    if (!checked.ok) return checked;
  }
  const freeBytes = freeBytesOf(desk.folders.root);
  return freeBytes >= neededBytes ? done(undefined) : refused(problem('disk.full', { freeBytes, neededBytes }));
}

/** Holds the reserve again once others have left room for it. */
export async function takeReserveBack(desk: Desk): Promise<void> {
  if (desk.live.isReserveHeld || freeBytesOf(desk.folders.root) < reserveBytes + lowBytes) return;
  desk.live.isReserveHeld = await holdReserve(desk.folders.reserve);
}
