import { closeSync, fdatasync, openSync, readSync, writeSync, write } from 'node:fs';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { sha256 } from '../../proof/sha256.ts';
import type { Sha256 } from '../../shared/kernel/ids.ts';

const syncFile = promisify(fdatasync);
const writePart = promisify(write);

/** Pieces of small pictures are written at once into the system's cache; those of large ones wait for their turn, because the disk may be behind. */
const smallBytes = 8_000_000;
const pieceBytes = 1_000_000;
/** Where pictures of one piece are read back to, one after the other. */
const scratch = Buffer.allocUnsafeSlow(pieceBytes);

/** Where the bytes of a finished upload are: in a file of their own, or in memory. */
export type FinishedBytes = { readonly path: string } | { readonly pieces: readonly Uint8Array[] };

/** The bytes of one upload on their way in. */
export interface ArrivingBytes {
  /** How many have come, those of earlier requests included. */
  readonly offset: number;
  /** Valid from `finish` until `close`. */
  readonly bytes: FinishedBytes;
  /** Nothing where the piece is taken when this returns; otherwise what to wait for before the next. */
  append(piece: Uint8Array): Promise<void> | undefined;
  /** The SHA-256 of what has come. */
  finish(): Promise<Sha256>;
  /** Leaves what has come in the upload's file, for a later request to go on. */
  layDown(): Promise<void>;
  close(): void;
}

/**
 * The bytes of one upload on their way in, in a file: appended as they come, then synced and hashed as they were stored. Rejects with the
 * file system's own error; nothing is retried, a failed sync is a failed upload.
 */
export class StagedUpload implements ArrivingBytes {
  readonly path: string;
  readonly #file: number;
  readonly #isSmall: boolean;
  #offset: number;
  #isOpen = true;

  constructor(path: string, offset: number, length: number) {
    this.path = path;
    this.#file = openSync(path, offset === 0 ? 'w+' : 'r+', 0o600);
    this.#offset = offset;
    this.#isSmall = length <= smallBytes;
  }

  get offset(): number {
    return this.#offset;
  }

  get bytes(): FinishedBytes {
    return { path: this.path };
  }

  append(piece: Uint8Array): Promise<void> | undefined {
    if (!this.#isSmall) return this.#appendLater(piece);
    for (let written = 0; written < piece.length; ) written += writeSync(this.#file, piece, written, piece.length - written, this.#offset + written);
    this.#offset += piece.length;
    return undefined;
  }

  async #appendLater(piece: Uint8Array): Promise<void> {
    for (let written = 0; written < piece.length; ) written += (await writePart(this.#file, piece, written, piece.length - written, this.#offset + written)).bytesWritten;
    this.#offset += piece.length;
  }

  /** Puts everything on the disk, gives the SHA-256 of what is stored there, and closes the file. */
  async finish(): Promise<Sha256> {
    await syncFile(this.#file);
    const hash = await this.#hash();
    this.close();
    return hash;
  }

  async #hash(): Promise<Sha256> {
    if (this.#offset <= pieceBytes) return sha256(scratch.subarray(0, readSync(this.#file, scratch, 0, this.#offset, 0)));
    const hash = createHash('sha256');
    const piece = Buffer.allocUnsafe(pieceBytes);
    for (let at = 0; at < this.#offset; ) {
      const read = readSync(this.#file, piece, 0, piece.length, at);
      if (read === 0) break;
      hash.update(piece.subarray(0, read));
      at += read;
      if (at < this.#offset) await new Promise<void>((resolve) => setImmediate(resolve));
    }
    return hash.digest('hex') as Sha256;
  }

  async layDown(): Promise<void> {
    this.close();
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    closeSync(this.#file);
  }
}
