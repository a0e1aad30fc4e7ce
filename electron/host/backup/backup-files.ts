import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '../../../shared/kernel/instant.ts';

const pattern = /^desk-(\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}\.\d{3}Z)\.sqlite$/;

/** A verified backup of the database; one that is still being written has another ending. */
export interface BackupFile {
  readonly path: string;
  readonly at: Instant;
}

export function backupPath(folder: string, at: Instant): string {
  return join(folder, `desk-${at.replaceAll(':', '-')}.sqlite`);
}

/** The backups in the folder, the newest first. */
export async function listBackups(folder: string): Promise<readonly BackupFile[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .flatMap((name) => {
      const stamp = pattern.exec(name)?.[1];
      // The cast: the pattern is an instant's, with dashes where file names may not have colons.
      return stamp === undefined ? [] : [{ path: join(folder, name), at: `${stamp.slice(0, 10)}${stamp.slice(10).replaceAll('-', ':')}` as Instant }];
    })
    .toSorted((one, other) => (one.at < other.at ? 1 : -1));
}
