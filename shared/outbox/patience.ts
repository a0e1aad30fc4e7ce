import type { Problem } from '../kernel/problem.ts';

/** Failures in a row after which an item is parked and shown to a person. */
export const mostFailures = 5;

const firstWaitMs = 15_000;
const longestWaitMs = 15 * 60_000;

/** What becomes of an item after a failure: its next try, or a person's look at it. */
export type AfterFailure = { readonly kind: 'retry'; readonly waitMs: number } | { readonly kind: 'park' };

/**
 * Whether a failure tells of the item or only of the way to HQ. No network, a sign-in page, a busy HQ, one whose disk is full, an anchor that has grown old, a program on one side that is to be updated: none
 * of them is the item's fault, so none of them parks it, however long it lasts.
 */
export function isOfTheWay(problem: Pick<Problem, 'code'>): boolean {
  switch (problem.code) {
    case 'hq.unreachable':
    case 'hq.not-hq':
    case 'hq.busy':
    case 'disk.full':
    case 'hq.disk-full':
    case 'anchor.stale':
    case 'device.replayed':
    case 'device.revoked':
    case 'device.unknown':
    case 'wire.too-old':
    case 'wire.too-new':
      return true;
    default:
      return false;
  }
}

/** Whether HQ has refused the record itself and its chain goes on behind it: later records need not wait. */
export function isRefusedLink(problem: Pick<Problem, 'code'>): boolean {
  return problem.code === 'record.signer-revoked' || problem.code === 'record.signer-unknown';
}

/** Whether trying again can change nothing: HQ has judged, or the evidence itself is damaged on this desk. */
function isFinal(problem: Pick<Problem, 'code'>): boolean {
  return isRefusedLink(problem) || problem.code === 'photo.damaged-at-rest' || problem.code === 'thing.not-found';
}

/** What becomes of an item that has failed `failures` times in a row, the newest with `problem`. `chance` lies in [0, 1). */
export function afterFailure(failures: number, problem: Pick<Problem, 'code'>, chance: number): AfterFailure {
  if (isFinal(problem) || failures >= mostFailures) return { kind: 'park' };
  return { kind: 'retry', waitMs: waitMs(failures, chance) };
}

/**
 * How long to wait after so many failures in a row: doubling from a quarter of a minute to a quarter of an hour, spread by chance over its upper half, so that
 * desks that failed together do not come back together.
 */
export function waitMs(failures: number, chance: number): number {
  const full = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(20, Math.max(0, failures - 1)));
  return Math.round(full / 2 + (full / 2) * chance);
}

const restMs = 60_000;

/** How long until the desk speaks with HQ again: soon while something waits, by patience while HQ is not reached. `failures` counts contacts in a row that failed. */
export function untilNextContactMs(failures: number, hasWork: boolean, chance: number): number {
  if (failures > 0) return waitMs(failures, chance);
  return hasWork ? firstWaitMs : restMs;
}
