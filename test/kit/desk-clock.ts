import type { DeskClock } from '../../electron/host/clock/desk-clock.ts';
import { addMs, instantOf, type Instant } from '../../shared/kernel/instant.ts';

/** Time that a test moves: true time, a wall clock that may be wrong, and a machine that may be restarted. */
export class TurnedClock {
  #trueMs: number;
  #wallOffMs = 0;
  #bootAtMs: number;
  #boot = 'boot-1';

  constructor(start: Instant) {
    this.#trueMs = Date.parse(start);
    this.#bootAtMs = this.#trueMs - 60_000;
  }

  /** True time, HQ's. */
  now(): Instant {
    return instantOf(this.#trueMs);
  }

  pass(ms: number): void {
    this.#trueMs += ms;
  }

  setWall(wall: Instant): void {
    this.#wallOffMs = Date.parse(wall) - this.#trueMs;
  }

  restartMachine(): void {
    this.#bootAtMs = this.#trueMs;
    this.#boot = `boot-${Number(this.#boot.slice(5)) + 1}`;
  }

  /** What a desk on this machine sees; made anew when the desk is opened again. */
  deskClock(): DeskClock {
    return {
      wall: () => addMs(this.now(), this.#wallOffMs),
      runningMs: () => this.#trueMs - this.#bootAtMs,
      resolutionMs: 20,
      boot: this.#boot,
    };
  }
}
