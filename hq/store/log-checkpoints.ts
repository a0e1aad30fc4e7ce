import { stat } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';

/** The log's length from which it is moved into the database, and how many commits go by between two looks at it. */
const longLogBytes = 4_000_000;
const commitsBetween = 32;

/**
 * Has a long log of SQLite moved into the database by a thread, because copying and syncing it in the middle of a commit makes every request wait. The thread
 * starts with the first long log. Where it cannot keep up SQLite itself moves the rest in a commit (`wal_autocheckpoint`), which also lets the log begin again.
 */
export class LogCheckpoints {
  readonly #file: string;
  #commits = 0;
  #thread: { readonly worker: Worker; readonly ended: Promise<void> } | undefined;
  #hasEnded = false;
  #looking: Promise<void> | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  /** To be told of every commit. */
  note(): void {
    this.#commits += 1;
    if (this.#hasEnded || this.#commits % commitsBetween !== 0) return;
    this.#looking ??= this.#look().finally(() => (this.#looking = undefined));
  }

  /** Before the database itself is closed: the last one to close it moves the rest. */
  async close(): Promise<void> {
    await this.#looking;
    if (this.#thread === undefined) return;
    this.#thread.worker.postMessage(null);
    await this.#thread.ended;
  }

  async #look(): Promise<void> {
    const bytes = await stat(`${this.#file}-wal`).then(({ size }) => size, () => 0);
    if (bytes < longLogBytes) return;
    const { worker, ended } = (this.#thread ??= this.#start());
    worker.postMessage('move');
    await Promise.race([new Promise((resolve) => worker.once('message', resolve)), ended]);
  }

  #start(): { readonly worker: Worker; readonly ended: Promise<void> } {
    const worker = new Worker(new URL('./checkpoint-thread.ts', import.meta.url), { workerData: this.#file });
    // A thread that ends by itself is not missed: SQLite's own moving goes on.
    worker.on('error', () => undefined);
    const ended = new Promise<void>((resolve) => {
      worker.once('exit', () => {
        this.#hasEnded = true;
        resolve();
      });
    });
    return { worker, ended };
  }
}
