import { rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from '../photo/folder-sync.ts';

/** Moves a damaged database and its side files away, under a name with the stamp, so that nothing of it is lost. */
export async function setDamagedAside(path: string, stamp: string): Promise<void> {
  const name = `${path}.damaged-${stamp}`;
  for (const ending of ['', '-wal', '-shm']) {
    try {
      await rename(`${path}${ending}`, `${name}${ending}`);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
  await syncFolder(dirname(path));
}
