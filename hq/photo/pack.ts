import { closeSync, fdatasync, openSync, readSync, write, writev } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Sha256 } from '../../shared/kernel/ids.ts';
import type { Random } from '../clock.ts';
import { syncFolder } from '../store/sync-folder.ts';

const syncFile = promisify(fdatasync);
const writeAt = promisify(write);
const writeAll = promisify(writev);

/** Pictures up to this size go into packs. */
export const mostPackedBytes = 1_000_000;
/** A pack of this size is full. */
const fullBytes = 256_000_000;
/** Where a picture is read back to, one after the other. */
const scratch = Buffer.allocUnsafeSlow(mostPackedBytes);

/** The bytes of a small picture, whole and of the hash they claim. */
export interface PackedPicture {
  readonly sha256: Sha256;
  readonly pieces: readonly Uint8Array[];
  readonly bytes: number;
}

/** Where a picture begins in which pack. */
export interface PackPlace {
  readonly pack: string;
  readonly start: number;
}

interface OpenPack {
  readonly name: string;
  readonly file: number;
  end: number;
}

/**
 * Small pictures one after the other in one file: a file of its own, its folder and their syncs cost a disk more than the picture. Before
 * each stands a line with its SHA-256 and length (`gatecheck-photo/1 <hash> <bytes>`), so that a pack explains itself without the database.
 * A pack is written by the process that began it and never again after a fault; what a crash leaves at its end no row names.
 */
export class Packs {
  readonly #folder: string;
  readonly #random: Random;
  #open: OpenPack | undefined;

  private constructor(folder: string, random: Random) {
    this.#folder = folder;
    this.#random = random;
  }

  static async open(folder: string, random: Random): Promise<Packs> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return new Packs(folder, random);
  }

  pathOf(pack: string): string {
    return join(this.#folder, pack);
  }

  /** Where each picture lies, in their order, once all of them are on the disk and read back as they came. Not to be called again before it ends. Rejects with the file system's error. */
  async append(pictures: readonly PackedPicture[]): Promise<readonly PackPlace[]> {
    const pack = (this.#open ??= await this.#begin());
    try {
      const { places, pieces, end } = layOut(pack.end, pictures);
      await writeWhole(pack.file, pieces, pack.end, end - pack.end);
      await syncFile(pack.file);
      pictures.forEach((picture, index) => {
        if (!holds(pack.file, places[index] ?? 0, picture)) throw new Error(`pack ${pack.name} gives back other bytes than it was given`);
      });
      pack.end = end;
      if (end >= fullBytes) this.close();
      return places.map((start) => ({ pack: pack.name, start }));
    } catch (fault) {
      this.close();
      throw fault;
    }
  }

  /** Whether these very bytes lie there. */
  has({ pack, start }: PackPlace, picture: PackedPicture): boolean {
    let file: number;
    try {
      file = openSync(this.pathOf(pack), 'r');
    } catch {
      return false;
    }
    try {
      return holds(file, start, picture);
    } finally {
      closeSync(file);
    }
  }

  close(): void {
    if (this.#open !== undefined) closeSync(this.#open.file);
    this.#open = undefined;
  }

  async #begin(): Promise<OpenPack> {
    const name = `${Buffer.from(this.#random(16)).toString('hex')}.pack`;
    const file = openSync(this.pathOf(name), 'wx+', 0o600);
    await syncFolder(this.#folder);
    return { name, file, end: 0 };
  }
}

function layOut(from: number, pictures: readonly PackedPicture[]) {
  const pieces: Uint8Array[] = [];
  const places: number[] = [];
  let end = from;
  for (const picture of pictures) {
    const line = Buffer.from(`gatecheck-photo/1 ${picture.sha256} ${picture.bytes}\n`, 'latin1');
    pieces.push(line, ...picture.pieces);
    places.push(end + line.length);
    end += line.length + picture.bytes;
  }
  return { places, pieces, end };
}

/** A disk that is nearly full takes a part; the second call then says why it does not take the rest. */
async function writeWhole(file: number, pieces: readonly Uint8Array[], at: number, length: number): Promise<void> {
  let { bytesWritten: written } = await writeAll(file, [...pieces], at);
  if (written === length) return;
  const all = Buffer.concat(pieces);
  while (written < length) written += (await writeAt(file, all, written, length - written, at + written)).bytesWritten;
}

function holds(file: number, start: number, { pieces, bytes }: PackedPicture): boolean {
  if (readSync(file, scratch, 0, bytes, start) !== bytes) return false;
  let at = 0;
  return pieces.every((piece) => scratch.compare(piece, 0, piece.length, at, (at += piece.length)) === 0);
}
