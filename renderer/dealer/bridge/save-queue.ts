import type { Problem } from '../../../shared/kernel/problem.ts';
import { refusalOf } from './bridge-problem.ts';

/** `retrying`: the host is away; nothing is dropped, it is tried until it is back. */
export type Saving = 'saved' | 'saving' | 'retrying';

interface Waiting<Answer> {
  readonly call: () => Promise<Answer>;
  /** The name of what is typed; null where each call counts by itself. */
  readonly typed: string | null;
}

interface Told<Answer> {
  readonly saving: (saving: Saving) => void;
  readonly saved: (answer: Answer) => void;
  readonly refused: (problem: Problem) => void;
}

const retryMs = 1_000;

/**
 * Sends changes to the host one after the other, the first at once. What is typed under one name while a call is under way is sent as one call
 * when that is answered, so that a killed page loses no more than it changed during a single call.
 */
export class SaveQueue<Answer> {
  private readonly told: Told<Answer>;
  private readonly queue: Waiting<Answer>[] = [];
  private running: Promise<void> | undefined;

  constructor(told: Told<Answer>) {
    this.told = told;
  }

  /** Whether everything has been answered. */
  get isIdle(): boolean {
    return this.running === undefined;
  }

  /** Sends `call` after those before it. It takes the place of the last one waiting where both say what is typed under the same name. */
  push(call: () => Promise<Answer>, typed: string | null): void {
    const last = this.queue.at(-1);
    const isUnderWay = this.queue.length === 1;
    if (typed !== null && last?.typed === typed && !isUnderWay) this.queue.pop();
    this.queue.push({ call, typed });
    if (this.running !== undefined) return;
    this.told.saving('saving');
    this.running = this.drain();
  }

  /** Resolves when everything is saved or refused. */
  async flush(): Promise<void> {
    await this.running;
  }

  /** Sends what waits at once: the page is going away and nobody will be there to send it after the call under way. */
  leave(): void {
    for (const { call } of this.queue.splice(1)) void call().catch(() => undefined);
  }

  private async drain(): Promise<void> {
    for (let first = this.queue[0]; first !== undefined; first = this.queue[0]) {
      try {
        const answer = await first.call();
        this.queue.shift();
        this.told.saving('saving');
        this.told.saved(answer);
      } catch (error) {
        const refused = refusalOf(error);
        if (refused === undefined) {
          this.told.saving('retrying');
          await new Promise((resolve) => setTimeout(resolve, retryMs));
        } else {
          this.queue.shift();
          this.told.refused(refused);
        }
      }
    }
    // In one step with the last look at the queue: a change in between would wait for nobody.
    this.running = undefined;
    this.told.saving('saved');
  }
}
