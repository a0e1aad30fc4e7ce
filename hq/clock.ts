import type { Instant } from '../shared/kernel/instant.ts';

/** HQ's own clock; every wish for the time goes through it. */
export interface Clock {
  now(): Instant;
}

/** Chance: so many fresh, unpredictable bytes. */
export type Random = (count: number) => Uint8Array;
