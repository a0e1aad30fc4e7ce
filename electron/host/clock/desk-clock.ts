import { uptime } from 'node:os';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { instantOf } from '../../../shared/kernel/instant.ts';
import { readBootId } from './boot-id.ts';

/** What a desk knows of time. `runningMs` counts from the machine's start, sleep included, and no person can set it. */
export interface DeskClock {
  /** The wall clock, which may be wrong. */
  readonly wall: () => Instant;
  /** Milliseconds of running time; comparable within one `boot`. */
  readonly runningMs: () => number;
  /** How coarse `runningMs` is. */
  readonly resolutionMs: number;
  /** Names the machine's current start; another one after every restart. */
  readonly boot: string;
}

/** The clocks of this machine. The running time is the system's uptime, which counts sleep too, unlike the process's own monotonic clock. */
export function systemClock(): DeskClock {
  return {
    wall: () => instantOf(Date.now()),
    runningMs: () => Math.round(uptime() * 1_000),
    resolutionMs: process.platform === 'darwin' ? 1_000 : 20,
    boot: readBootId(),
  };
}
