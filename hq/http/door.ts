import { done, refused, type Outcome } from '../../shared/kernel/outcome.ts';
import { problem } from '../../shared/kernel/problem.ts';
import { epochMs } from '../../shared/kernel/instant.ts';
import type { Clock } from '../clock.ts';

const mostAddresses = 10_000;

/** Counts how often one address knocks at a door without a lock (sign-in, enrolment, anchors) within a window, and asks it to wait beyond. */
export class Door {
  readonly #clock: Clock;
  readonly #most: number;
  readonly #windowMs: number;
  #counts = new Map<string, number>();
  #since = 0;

  constructor(clock: Clock, most: number, windowMs: number) {
    this.#clock = clock;
    this.#most = most;
    this.#windowMs = windowMs;
  }

  /** `hq.busy` where the address has knocked too often. */
  knock(address: string): Outcome<undefined> {
    const nowMs = epochMs(this.#clock.now());
    if (Math.abs(nowMs - this.#since) >= this.#windowMs || this.#counts.size >= mostAddresses) {
      this.#counts = new Map();
      this.#since = nowMs;
    }
    const count = (this.#counts.get(address) ?? 0) + 1;
    this.#counts.set(address, count);
    return count > this.#most ? refused(problem('hq.busy', {})) : done(undefined);
  }
}

/** The doors that open without an identity. */
export interface Doors {
  readonly signIn: Door;
  readonly enrolment: Door;
  readonly anchor: Door;
}

export function makeDoors(clock: Clock): Doors {
  const minute = 60_000;
  return { signIn: new Door(clock, 60, minute), enrolment: new Door(clock, 20, 10 * minute), anchor: new Door(clock, 1_200, minute) };
}
