import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { Sha256 } from '../../../shared/kernel/ids.ts';

const stepBytes = 1024 * 1024;

/** The SHA-256 of the bytes that a file holds now, read in steps of 1 MB. */
export async function hashFile(path: string): Promise<Sha256> {
  const hash = createHash('sha256');
  const step = Buffer.allocUnsafe(stepBytes);
  const file = await open(path, 'r');
  try {
    for (;;) {
      const { bytesRead } = await file.read(step, 0, stepBytes, null);
      if (bytesRead === 0) break;
      hash.update(step.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
  return hash.digest('hex') as Sha256;
}

/** The SHA-256 of bytes in memory. */
export function hashBytes(bytes: Uint8Array): Sha256 {
  return createHash('sha256').update(bytes).digest('hex') as Sha256;
}
