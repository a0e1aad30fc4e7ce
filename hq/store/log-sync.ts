import { closeSync, fdatasync, openSync } from 'node:fs';
import { promisify } from 'node:util';

const syncFile = promisify(fdatasync);

/**
 * Puts SQLite's log (`…-wal`) on the disk beside the main thread: one sync serves every commit before it. A sync that fails is not tried again,
 * because the system may have dropped what it could not write: from then on everything fails, until HQ is started anew and reads what is
 * really there.
 */
export class LogSync {
  readonly #path: string;
  #file: number | undefined;
  #written = 0;
  #synced = 0;
  #running: Promise<void> | undefined;
  #fault: { readonly error: unknown } | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  /** To be told at the end of whatever may have written. */
  note(): void {
    this.#written += 1;
  }

  /** Throws where a sync has failed. */
  check(): void {
    if (this.#fault !== undefined) throw this.#fault.error;
  }

  /** Resolves once everything that was noted so far is on the disk: nobody sees or answers with what a power cut could take. */
  async settle(): Promise<void> {
    const wanted = this.#written;
    while (this.#synced < wanted) {
      this.check();
      this.#running ??= this.#sync().finally(() => (this.#running = undefined));
      await this.#running;
    }
    this.check();
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }

  async #sync(): Promise<void> {
    const covered = this.#written;
    try {
      this.#file ??= openSync(this.#path, 'r+');
      await syncFile(this.#file);
      this.#synced = covered;
    } catch (error) {
      this.#fault = { error };
    }
  }
}
