import { instantOf, type Instant } from '../shared/kernel/instant.ts';

/** HQ's own clock; every wish for the time goes through it. */
export interface Clock {
  now(): Instant;
}

/** Chance: so many fresh, unpredictable bytes. */
export type Random = (count: number) => Uint8Array;

/** The computer's clock. A request asks it several times: the text of a millisecond is written once. */
export function makeWallClock(): Clock {
  let lastMs = 0;
  let last = instantOf(lastMs);
  return {
    now() {
      const ms = Date.now();
      if (ms !== lastMs) {
        lastMs = ms;
        last = instantOf(ms);
      }
      return last;
    },
  };
}
