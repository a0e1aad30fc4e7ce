import type { FileHandle } from 'node:fs/promises';

/** Bytes that can be looked at anywhere: a picture in memory, or a clip on disk that is too large for it. */
export interface ByteSource {
  readonly size: number;
  /** The bytes from `offset`, at most `length`; fewer only at the end. */
  at(offset: number, length: number): Promise<Buffer>;
}

/** Looks at bytes in memory. */
export function bufferSource(bytes: Buffer): ByteSource {
  return { size: bytes.length, at: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)) };
}

const windowBytes = 256 * 1024;

/** Looks at a file through a window of 256 kB, so that a walk over small elements reads the disk in large steps. */
export function fileSource(file: FileHandle, size: number): ByteSource {
  let start = 0;
  let held = Buffer.alloc(0);
  return {
    size,
    async at(offset, length) {
      if (offset < start || offset + length > start + held.length) {
        const next = Buffer.allocUnsafe(Math.max(length, windowBytes));
        const { bytesRead } = await file.read(next, 0, next.length, offset);
        start = offset;
        held = next.subarray(0, bytesRead);
      }
      return held.subarray(offset - start, offset - start + length);
    },
  };
}
