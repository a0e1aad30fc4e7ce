import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Sha256 } from '../shared/kernel/ids.ts';

/** SHA-256 in lower-case hex; of a text, of its UTF-8 bytes. */
export function sha256(content: string | Uint8Array): Sha256 {
  return createHash('sha256').update(content).digest('hex') as Sha256;
}

/** SHA-256 of a file, read in pieces. Rejects with the file system's own error. */
export async function sha256OfFile(path: string): Promise<Sha256> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Uint8Array);
  return hash.digest('hex') as Sha256;
}
