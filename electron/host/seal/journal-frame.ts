import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { sha256 } from '../../../proof/sha256.ts';
import type { Sha256 } from '../../../shared/kernel/ids.ts';

/**
 * The journal's frame: `GCJ1`, length and CRC-32 of the payload (big-endian, 4 bytes each), payload. The payload is UTF-8: the SHA-256 of the payload before it
 * (64 zeros for the first), a newline, the entry's JSON.
 */
const magic = Buffer.from('GCJ1', 'latin1');
const headBytes = 12;
/** A record of 16 MB with the escapes of JSON and a receipt's name fits. */
const mostPayloadBytes = 64_000_000;

/** What the first payload names as its predecessor. */
export const noPredecessor = '0'.repeat(64) as Sha256;

export interface Frame {
  readonly json: string;
  readonly predecessor: Sha256;
  /** SHA-256 of the payload: what the next frame must name. */
  readonly hash: Sha256;
}

export function makeFrame(json: string, predecessor: Sha256): { readonly bytes: Buffer; readonly hash: Sha256 } {
  const payload = Buffer.from(`${predecessor}\n${json}`, 'utf8');
  const head = Buffer.alloc(headBytes);
  magic.copy(head);
  head.writeUInt32BE(payload.length, 4);
  head.writeUInt32BE(crc32(payload), 8);
  return { bytes: Buffer.concat([head, payload]), hash: sha256(payload) };
}

/**
 * Reads the frame that begins at the byte `at`; `undefined` where no whole one does: the file ends, or a power cut left half of one, or bytes are damaged.
 */
export async function readFrame(file: FileHandle, at: number): Promise<(Frame & { readonly end: number }) | undefined> {
  const head = await readBytes(file, at, headBytes);
  if (head === undefined || !head.subarray(0, 4).equals(magic)) return undefined;
  const length = head.readUInt32BE(4);
  if (length < 66 || length > mostPayloadBytes) return undefined;
  const payload = await readBytes(file, at + headBytes, length);
  if (payload === undefined || crc32(payload) !== head.readUInt32BE(8)) return undefined;
  return {
    predecessor: payload.toString('latin1', 0, 64) as Sha256,
    json: payload.toString('utf8', 65),
    hash: sha256(payload),
    end: at + headBytes + length,
  };
}

async function readBytes(file: FileHandle, at: number, length: number): Promise<Buffer | undefined> {
  const bytes = Buffer.alloc(length);
  for (let from = 0; from < length; ) {
    const { bytesRead } = await file.read(bytes, from, length - from, at + from);
    if (bytesRead === 0) return undefined;
    from += bytesRead;
  }
  return bytes;
}
