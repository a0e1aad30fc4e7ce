import { createHash, type Hash } from 'node:crypto';
import { open, readFile, rm, type FileHandle } from 'node:fs/promises';
import type { Sha256 } from '../../../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import { isClip, mostBytesOf, mostClipBytes, type MediaType } from '../../../shared/photo/photo.ts';
import { needRoom, onDisk } from './disk-problem.ts';
import { fileKindOf, headerBytes } from './file-kind.ts';
import { hashBytes, hashFile } from './file-hash.ts';
import { passingPlace, type PhotoShelf } from './photo-shelf.ts';
import { tidyFileName } from './tidy-text.ts';

/** The most bytes of one chunk; the bridge carries no larger message. */
export const mostChunkBytes = 1024 * 1024;

/** What renditions of one photo may need on top of its own bytes. */
const renditionRoomBytes = 4_000_000;

/** A file that has arrived completely: fsynced in `incoming`, read back, its type known by its first bytes. */
export interface ArrivedFile {
  readonly path: string;
  readonly fileName: string;
  readonly type: MediaType;
  readonly bytes: number;
  readonly sha256: Sha256;
  /** The bytes as they were read back from disk; null for clips, which may be too large for memory. */
  readonly content: Buffer | null;
}

/**
 * One file on its way in: `append` its chunks one after the other, then `finish` or `abort`. After a refusal the passing file is gone and every
 * further call answers the same refusal. Hashing goes along with writing, and a wrong type is refused at its first chunk, not after 200 MB.
 */
export class PhotoIntake {
  readonly fileName: string;
  readonly size: number;
  readonly #shelf: PhotoShelf;
  readonly #path: string;
  readonly #hash: Hash = createHash('sha256');
  #file: FileHandle | undefined;
  #header = Buffer.alloc(0);
  #received = 0;
  #type: MediaType | undefined;
  #refusal: ReturnType<typeof refused> | undefined;
  #tail: Promise<unknown> = Promise.resolve();

  private constructor(shelf: PhotoShelf, fileName: string, size: number) {
    this.#shelf = shelf;
    this.fileName = fileName;
    this.size = size;
    this.#path = passingPlace(shelf);
  }

  /** Starts taking in a file of `size` bytes: `photo.empty`, `photo.too-many-bytes`, `disk.full` and `disk.error` refuse it. */
  static async begin(shelf: PhotoShelf, name: string, size: number): Promise<Outcome<PhotoIntake>> {
    const file = tidyFileName(name);
    if (!Number.isSafeInteger(size) || size < 0) return refused(problem('input.invalid', { field: 'size', expected: 'whole number of bytes' }));
    if (size === 0) return refused(problem('photo.empty', { file }));
    if (size > mostClipBytes) return refused(problem('photo.too-many-bytes', { file, bytes: size, limit: mostClipBytes }));
    const room = await needRoom(shelf.root, size + renditionRoomBytes + shelf.reserveBytes);
    if (!room.ok) return room;
    const intake = new PhotoIntake(shelf, file, size);
    return onDisk(shelf.root, 'open', size, async () => {
      intake.#file = await open(intake.#path, 'wx+', 0o444);
      return done(intake);
    });
  }

  /** Takes the next chunk (at most 1 MB) and answers how many bytes have arrived. */
  append(chunk: Uint8Array): Promise<Outcome<{ readonly received: number }>> {
    return this.#inTurn(async () => {
      const file = this.#file;
      if (file === undefined) return this.#refusal ?? this.#notThere();
      const refusal = this.#judgeChunk(chunk);
      if (refusal !== undefined) return this.#refuse(refusal);
      const written = await onDisk(this.#shelf.root, 'write', this.size, async () => done(await writeAll(file, chunk)));
      if (!written.ok) return this.#refuse(written);
      this.#hash.update(chunk);
      this.#received += chunk.length;
      return done({ received: this.#received });
    });
  }

  /** Ends the file: all bytes are there, on disk, and read back as they came. */
  finish(): Promise<Outcome<ArrivedFile>> {
    return this.#inTurn(async () => {
      const file = this.#file;
      if (file === undefined) return this.#refusal ?? this.#notThere();
      const type = this.#type ?? fileKindOf(this.#header);
      if (type === undefined) return this.#refuse(refused(problem('photo.wrong-type', { file: this.fileName })));
      if (this.#received !== this.size) return this.#refuse(refused(problem('photo.truncated', { file: this.fileName })));
      const sha256 = this.#hash.digest('hex') as Sha256;
      const arrived = await onDisk(this.#shelf.root, 'fsync', this.size, async () => {
        await file.sync();
        await this.#close();
        const content = isClip(type) ? null : await readFile(this.#path);
        const readBack = content === null ? await hashFile(this.#path) : hashBytes(content);
        if (readBack !== sha256) return refused(problem('disk.error', { operation: 'read back' }));
        return done({ path: this.#path, fileName: this.fileName, type, bytes: this.size, sha256, content });
      });
      return arrived.ok ? arrived : this.#refuse(arrived);
    });
  }

  /** Gives up: the passing file goes, also after `finish` where the file did not become an original. */
  abort(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#refuse(this.#refusal ?? this.#notThere());
    });
  }

  #judgeChunk(chunk: Uint8Array): ReturnType<typeof refused> | undefined {
    if (chunk.length > mostChunkBytes) return refused(problem('input.too-large', { limit: mostChunkBytes }));
    if (this.#received + chunk.length > this.size) return refused(problem('input.invalid', { field: 'size', expected: String(this.size) }));
    if (this.#header.length < headerBytes) this.#header = Buffer.concat([this.#header, chunk.subarray(0, headerBytes - this.#header.length)]);
    if (this.#type !== undefined || this.#header.length < Math.min(headerBytes, this.size)) return undefined;
    this.#type = fileKindOf(this.#header);
    if (this.#type === undefined) return refused(problem('photo.wrong-type', { file: this.fileName }));
    const limit = mostBytesOf(this.#type);
    return this.size <= limit ? undefined : refused(problem('photo.too-many-bytes', { file: this.fileName, bytes: this.size, limit }));
  }

  /** Remembers the refusal and removes the passing file; a file that cannot be removed now is a leftover for the next start. */
  async #refuse<Refusal extends ReturnType<typeof refused>>(refusal: Refusal): Promise<Refusal> {
    this.#refusal ??= refusal;
    await this.#close().catch(() => undefined);
    await rm(this.#path, { force: true }).catch(() => undefined);
    return refusal;
  }

  #notThere() {
    return refused(problem('thing.not-found', { what: 'intake', id: this.fileName }));
  }

  async #close(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    await file?.close();
  }

  #inTurn<Value>(step: () => Promise<Value>): Promise<Value> {
    const mine = this.#tail.then(step);
    this.#tail = mine.catch(() => undefined);
    return mine;
  }
}

async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let from = 0; from < chunk.length; ) from += (await file.write(chunk, from)).bytesWritten;
}
