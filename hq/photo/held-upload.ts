import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { sha256 } from '../../proof/sha256.ts';
import type { Sha256 } from '../../shared/kernel/ids.ts';
import type { ArrivingBytes } from './staged-upload.ts';

/** The bytes of one small picture that stay in memory while they come, because most come whole in one request and go on to a pack. */
export class HeldUpload implements ArrivingBytes {
  readonly #path: string;
  #pieces: Uint8Array[] = [];
  #offset = 0;

  /** `path`: where what has come goes when the rest does not come with it. */
  constructor(path: string) {
    this.#path = path;
  }

  get offset(): number {
    return this.#offset;
  }

  get bytes(): { readonly pieces: readonly Uint8Array[] } {
    return { pieces: this.#pieces };
  }

  append(piece: Uint8Array): undefined {
    this.#pieces.push(piece);
    this.#offset += piece.length;
    return undefined;
  }

  async finish(): Promise<Sha256> {
    const [only, ...others] = this.#pieces;
    if (only !== undefined && others.length === 0) return sha256(only);
    const hash = createHash('sha256');
    for (const piece of this.#pieces) hash.update(piece);
    return hash.digest('hex') as Sha256;
  }

  async layDown(): Promise<void> {
    await writeFile(this.#path, this.#pieces, { mode: 0o600 });
  }

  close(): void {
    this.#pieces = [];
  }
}
