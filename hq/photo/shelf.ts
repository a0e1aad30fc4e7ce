import { closeSync, createReadStream, fsync, openSync, renameSync, type ReadStream } from 'node:fs';
import { mkdir, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Sha256 } from '../../shared/kernel/ids.ts';
import { syncFolder } from '../store/sync-folder.ts';

const syncOpen = promisify(fsync);
const folders = Array.from({ length: 256 }, (_, index) => index.toString(16).padStart(2, '0'));

/**
 * Photo bytes by their SHA-256. The shelf knows no owners: whether somebody may see a picture is judged by the record that uses
 * it. A file is on the shelf once it is whole, synced, in its place, and its folder is synced; only then its row is written.
 */
export class Shelf {
  readonly #folder: string;
  /** Folders that stay open for their syncs. */
  readonly #open = new Map<string, number>();

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async open(folder: string): Promise<Shelf> {
    for (const name of folders) await mkdir(join(folder, name), { recursive: true, mode: 0o700 });
    await syncFolder(folder);
    return new Shelf(folder);
  }

  pathOf(hash: Sha256): string {
    return join(this.#folder, hash.slice(0, 2), hash);
  }

  /** Moves whole, synced files to their places and syncs each folder once. A picture that is there already stays as it is. */
  async place(staged: readonly { readonly path: string; readonly hash: Sha256 }[]): Promise<void> {
    // A rename is a word in memory until the folder is synced: at once it costs less than on its way to another thread.
    for (const { path, hash } of staged) renameSync(path, this.pathOf(hash));
    await Promise.all([...new Set(staged.map(({ hash }) => hash.slice(0, 2)))].map(async (name) => this.#sync(name)));
  }

  close(): void {
    for (const name of this.#open.keys()) this.#closeFolder(name);
  }

  /** As `syncFolder`, on a folder that stays open. One that could not be synced is opened anew the next time. */
  async #sync(name: string): Promise<void> {
    if (process.platform === 'win32') return;
    const folder = this.#open.get(name) ?? openSync(join(this.#folder, name), 'r');
    this.#open.set(name, folder);
    try {
      await syncOpen(folder);
    } catch (fault) {
      this.#closeFolder(name);
      throw fault;
    }
  }

  #closeFolder(name: string): void {
    const folder = this.#open.get(name);
    if (folder !== undefined) closeSync(folder);
    this.#open.delete(name);
  }

  async has(hash: Sha256): Promise<boolean> {
    try {
      return (await stat(this.pathOf(hash))).isFile();
    } catch {
      return false;
    }
  }

  /** Opens a picture for reading, with its size. Rejects where it is not there. */
  async read(hash: Sha256): Promise<{ readonly bytes: number; readonly stream: ReadStream }> {
    const path = this.pathOf(hash);
    const file = await open(path, 'r');
    await file.close();
    const { size } = await stat(path);
    return { bytes: size, stream: createReadStream(path) };
  }
}
