import { spawnSync } from 'node:child_process';
import { closeSync, fsyncSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/** A small disk of its own, which a test can fill to the last byte. */
export interface SmallDisk {
  readonly folder: string;
  readonly freeBytes: () => number;
  /** Fills it until no more than `leave` bytes are free. */
  readonly fill: (leave: number) => void;
  /** Takes away what `fill` has laid. */
  readonly clear: () => void;
  readonly unmount: () => void;
}

/** Mounts a small disk in memory; `undefined` where this machine does not let us. */
export async function mountSmallDisk(folder: string, bytes: number): Promise<SmallDisk | undefined> {
  await mkdir(folder, { recursive: true });
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder]);
  if (mounted.status !== 0) return undefined;
  const ballast: string[] = [];
  const freeBytes = (): number => {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  };
  return {
    folder,
    freeBytes,
    fill: (leave) => {
      const path = join(folder, `ballast-${ballast.length}`);
      ballast.push(path);
      const file = openSync(path, 'w');
      try {
        for (let rest = freeBytes() - leave; rest > 0; rest = freeBytes() - leave) {
          const piece = Buffer.alloc(Math.min(rest, 1_000_000), 0x42);
          if (writeSync(file, piece) < piece.length) break;
        }
        fsyncSync(file);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      } finally {
        closeSync(file);
      }
    },
    clear: () => {
      for (const path of ballast.splice(0)) rmSync(path, { force: true });
    },
    unmount: () => {
      spawnSync('umount', ['-l', folder]);
    },
  };
}
