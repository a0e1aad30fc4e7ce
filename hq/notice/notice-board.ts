import { EventEmitter } from 'node:events';

/** Wakes whoever waits for notices in this process; what the notices are stands in the database. */
export class NoticeBoard {
  readonly #bell = new EventEmitter().setMaxListeners(0);
  #isClosed = false;

  /** To be called after the commit that wrote a notice. */
  ring(): void {
    this.#bell.emit('ring');
  }

  /** Ends all waiting: HQ is closing. */
  close(): void {
    this.#isClosed = true;
    this.ring();
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Resolves at the next ring, after `patienceMs` (another replica may have written), or when the signal aborts. */
  async wait(patienceMs: number, signal: AbortSignal | undefined): Promise<void> {
    if (signal?.aborted === true || this.#isClosed) return;
    await new Promise<void>((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        this.#bell.off('ring', end);
        signal?.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, patienceMs);
      this.#bell.once('ring', end);
      signal?.addEventListener('abort', end, { once: true });
    });
  }
}
