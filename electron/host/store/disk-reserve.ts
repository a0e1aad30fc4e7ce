import { open, rm, stat } from 'node:fs/promises';

/** A signature in progress writes at most this: journal entry, receipt, rows. The file that holds the place is given up where the disk runs full. */
export const reserveBytes = 64_000_000;

/** Below this the status says that the disk runs low. */
export const lowBytes = 500_000_000;

/** Holds the reserve: a file of real bytes, so that a file system cannot give the place to others. Answers whether it is held. */
export async function holdReserve(path: string): Promise<boolean> {
  try {
    if ((await stat(path)).size >= reserveBytes) return true;
  } catch {
    // Not there yet: it is made below.
  }
  try {
    const file = await open(path, 'w');
    try {
      const step = Buffer.alloc(4_000_000, 0x5a);
      for (let written = 0; written < reserveBytes; written += step.length) await file.writeFile(step);
      await file.sync();
    } finally {
      await file.close();
    }
    return true;
  } catch {
    await rm(path, { force: true }).catch(() => undefined);
    return false;
  }
}

/** Gives the reserve up, so that a signature in progress can finish. */
export async function giveUpReserve(path: string): Promise<void> {
  await rm(path, { force: true });
}
