import { closeSync, fsync, openSync, renameSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Sha256 } from '../../shared/kernel/ids.ts';
import type { Random } from '../clock.ts';
import { syncFolder } from '../store/sync-folder.ts';
import { Packs, type PackedPicture } from './pack.ts';

const syncOpen = promisify(fsync);
const folders = Array.from({ length: 256 }, (_, index) => index.toString(16).padStart(2, '0'));

/** A picture to be kept: a whole, synced file, or bytes in memory for a pack. */
export type ReadyBytes = ({ readonly path: string } | Pick<PackedPicture, 'pieces'>) & { readonly sha256: Sha256; readonly bytes: number };

/** Where a picture lies, as its row says: in a pack, or in a file under its hash. */
export interface ShelfPlace {
  readonly pack: string | null;
  readonly start: number | null;
}

const ownFile: ShelfPlace = { pack: null, start: null };

/**
 * Photo bytes by their SHA-256, small ones in packs, each other one in a file of its own. The shelf knows no owners: whether somebody may see a
 * picture is judged by the record that uses it. A picture is on the shelf once it is whole, synced and, where it has a file, in its place
 * with the folder synced; only then its row is written.
 */
export class Shelf {
  readonly #folder: string;
  readonly #packs: Packs;
  /** Folders that stay open for their syncs. */
  readonly #open = new Map<string, number>();

  private constructor(folder: string, packs: Packs) {
    this.#folder = folder;
    this.#packs = packs;
  }

  static async open(folder: string, random: Random): Promise<Shelf> {
    for (const name of folders) await mkdir(join(folder, name), { recursive: true, mode: 0o700 });
    const packs = await Packs.open(join(folder, 'packs'), random);
    await syncFolder(folder);
    return new Shelf(folder, packs);
  }

  /** The file in which a picture lies, and from which byte on. */
  find(sha256: Sha256, { pack, start }: ShelfPlace): { readonly path: string; readonly start: number } {
    return pack === null ? { path: this.#fileOf(sha256), start: 0 } : { path: this.#packs.pathOf(pack), start: start ?? 0 };
  }

  /** Whether the very bytes that have come are those at the place: a picture that came before need not be kept twice. Of files it is not asked. */
  has({ pack, start }: ShelfPlace, picture: ReadyBytes): boolean {
    return 'pieces' in picture && pack !== null && start !== null && this.#packs.has({ pack, start }, picture);
  }

  /** Keeps each picture and answers where it lies. Calls follow each other. Rejects with the file system's error; none of them is then to be believed. */
  async keep(pictures: readonly ReadyBytes[]): Promise<ReadonlyMap<Sha256, ShelfPlace>> {
    const packed = pictures.filter((picture) => 'pieces' in picture);
    const staged = pictures.filter((picture) => 'path' in picture);
    // One after the other: when one fails, nothing of the other may be under way any more.
    const places = packed.length === 0 ? [] : await this.#packs.append(packed);
    await this.#place(staged);
    return new Map<Sha256, ShelfPlace>([...staged.map(({ sha256 }) => [sha256, ownFile] as const), ...packed.map(({ sha256 }, index) => [sha256, places[index] ?? ownFile] as const)]);
  }

  close(): void {
    this.#packs.close();
    for (const name of this.#open.keys()) this.#closeFolder(name);
  }

  #fileOf(hash: Sha256): string {
    return join(this.#folder, hash.slice(0, 2), hash);
  }

  /** Moves whole, synced files to their places and syncs each folder once. */
  async #place(staged: readonly { readonly path: string; readonly sha256: Sha256 }[]): Promise<void> {
    // A rename is a word in memory until the folder is synced: at once it costs less than on its way to another thread.
    for (const { path, sha256 } of staged) renameSync(path, this.#fileOf(sha256));
    await Promise.all([...new Set(staged.map(({ sha256 }) => sha256.slice(0, 2)))].map(async (name) => this.#sync(name)));
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
}
