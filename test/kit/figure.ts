import { performance } from 'node:perf_hooks';

/** One measured figure, and the one to reach or what it is to be read beside. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly target: string;
  /** Null: there is nothing to reach. */
  readonly holds: boolean | null;
}

/** The median of so many runs in milliseconds, after one that warms up. */
export function median(runs: number, work: () => unknown): number {
  work();
  const times = Array.from({ length: runs }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
  return middle(times);
}

export function middle(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
