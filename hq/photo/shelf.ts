import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Sha256 } from '../../shared/kernel/ids.ts';
import { syncFolder } from '../store/sync-folder.ts';

const folders = Array.from({ length: 256 }, (_, index) => index.toString(16).padStart(2, '0'));

/**
 * Photo bytes by their SHA-256. The shelf knows no owners: whether somebody may see a picture is judged by the record that uses
 * it. A file is on the shelf once it is whole, synced, in its place, and its folder is synced; only then its row is written.
 */
export class Shelf {
  readonly #folder: string;

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
    const touched = new Set<string>();
    for (const { path, hash } of staged) {
      const place = this.pathOf(hash);
      await rename(path, place);
      touched.add(dirname(place));
    }
    await Promise.all([...touched].map(syncFolder));
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
