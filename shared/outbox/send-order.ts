import type { Instant } from '../kernel/instant.ts';

/** What the order of sending looks at. */
export interface Sendable {
  /** The record's number in the device's chain. */
  readonly sequence: number;
  /** The earliest deadline it answers; null where it answers none. */
  readonly dueAt: Instant | null;
}

/**
 * Records go out by their number: HQ takes each only after the one before it, and each is a few kilobytes, so the notice of every one is there within seconds.
 */
export function recordOrder<Item extends Sendable>(items: readonly Item[]): readonly Item[] {
  return items.toSorted((one, other) => one.sequence - other.sequence);
}

/** Pictures go out by deadline, the most urgent first; what answers none comes last, the older before the newer. */
export function pictureOrder<Item extends Sendable>(items: readonly Item[]): readonly Item[] {
  return items.toSorted((one, other) => {
    if (one.dueAt === other.dueAt) return one.sequence - other.sequence;
    if (one.dueAt === null || other.dueAt === null) return one.dueAt === null ? 1 : -1;
    return one.dueAt < other.dueAt ? -1 : 1;
  });
}
