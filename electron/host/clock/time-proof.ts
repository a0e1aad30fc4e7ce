import { addMs, epochMs, type Instant } from '../../../shared/kernel/instant.ts';
import type { TimeProof } from '../../../shared/seal/time-proof.ts';
import type { AnchorRow } from './anchor-rows.ts';
import type { DeskClock } from './desk-clock.ts';

/** The longest running time a proof may claim (`timeProofSchema`). */
const longestMs = 366 * 86_400_000;

/** Running time since HQ gave the anchor, as an interval: the answer's journey and the clock's coarseness are in it. null after a restart. */
export function elapsedSince(anchor: AnchorRow, clock: DeskClock): { readonly leastMs: number; readonly mostMs: number } | null {
  if (anchor.boot !== clock.boot) return null;
  const now = clock.runningMs();
  const leastMs = Math.max(0, now - anchor.gotRunningMs - clock.resolutionMs);
  const mostMs = now - anchor.askedRunningMs + clock.resolutionMs;
  return now < anchor.gotRunningMs || mostMs > longestMs ? null : { leastMs, mostMs };
}

/** What this machine can say about now (R-TL-19). */
export function timeProof(anchor: AnchorRow | undefined, clock: DeskClock): TimeProof {
  return {
    wall: clock.wall(),
    boot: clock.boot,
    anchor: anchor?.signed ?? null,
    elapsed: anchor === undefined ? null : elapsedSince(anchor, clock),
  };
}

/**
 * The desk's best knowledge of now: HQ's time carried on by running time; else the wall clock, but never before the last time HQ gave.
 */
export function deskNow(anchor: AnchorRow | undefined, clock: DeskClock): Instant {
  const wall = clock.wall();
  if (anchor === undefined) return wall;
  const elapsed = elapsedSince(anchor, clock);
  if (elapsed !== null) return addMs(anchor.hqTime, Math.round((elapsed.leastMs + elapsed.mostMs) / 2));
  return wall < anchor.hqTime ? anchor.hqTime : wall;
}

/** A wall clock that is off by more than this is pointed out. */
export const mostDriftMs = 2 * 60_000;

/** Wall clock minus HQ's time carried by running time; null where no running time connects them. */
export function wallDriftMs(anchor: AnchorRow | undefined, clock: DeskClock): number | null {
  if (anchor === undefined || elapsedSince(anchor, clock) === null) return null;
  return epochMs(clock.wall()) - epochMs(deskNow(anchor, clock));
}

/** Whether the wall clock contradicts what is known: far from HQ's time, or before a time HQ has already given. */
export function isWallSuspicious(anchor: AnchorRow | undefined, clock: DeskClock): boolean {
  const drift = wallDriftMs(anchor, clock);
  if (drift !== null) return Math.abs(drift) > mostDriftMs;
  return anchor !== undefined && clock.wall() < anchor.hqTime;
}
