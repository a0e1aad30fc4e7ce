import { closeSync, fdatasync, openSync, readSync, writeSync, write } from 'node:fs';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import type { Sha256 } from '../../shared/kernel/ids.ts';

const syncFile = promisify(fdatasync);
const writePart = promisify(write);

/** Pieces of small pictures are written at once into the system's cache; those of large ones wait for their turn, because the disk may be behind. */
const smallBytes = 8_000_000;
const pieceBytes = 1_000_000;

/**
 * The bytes of one upload on their way in: appended as they come, then synced and hashed as they were stored. Rejects with the
 * file system's own error; nothing is retried, a failed sync is a failed upload.
 */
export class StagedUpload {
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

  async append(piece: Uint8Array): Promise<void> {
    let written = 0;
    while (written < piece.length) {
      const rest = piece.subarray(written);
      written += this.#isSmall ? writeSync(this.#file, rest, 0, rest.length, this.#offset + written) : (await writePart(this.#file, rest, 0, rest.length, this.#offset + written)).bytesWritten;
    }
    this.#offset += piece.length;
  }

  /** Puts everything on the disk and gives the SHA-256 of what is stored there. */
  async finish(): Promise<Sha256> {
    await syncFile(this.#file);
    const hash = createHash('sha256');
    const piece = Buffer.allocUnsafe(Math.min(pieceBytes, this.#offset));
    for (let at = 0; at < this.#offset; ) {
      const read = readSync(this.#file, piece, 0, piece.length, at);
      if (read === 0) break;
      hash.update(piece.subarray(0, read));
      at += read;
      if (at < this.#offset) await new Promise<void>((resolve) => setImmediate(resolve));
    }
    return hash.digest('hex') as Sha256;
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    closeSync(this.#file);
  }
}
