import { open, rename, rm, stat } from 'node:fs/promises';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import type { Desk } from '../desk.ts';
import { onDisk } from '../photo/disk-problem.ts';
import { syncFolder } from '../photo/folder-sync.ts';
import { backupPath, listBackups } from './backup-files.ts';
import { isWhole } from './restore-backup.ts';

/** How many backups are kept. */
const mostBackups = 7;
/** Pages copied at a time, so that the desk answers in between. */
const pagesAtOnce = 500;

/**
 * Makes a backup of the database beside it, checks it, and lets the oldest go. Photos and the journal are files that never change; they need none.
 * `disk.full`, `disk.error`.
 */
export async function makeBackup(desk: Desk): Promise<Outcome<{ readonly at: Instant; readonly bytes: number }>> {
  const at = desk.clock.wall();
  const path = backupPath(desk.folders.backups, at);
  const passing = `${path}.passing`;
  return onDisk(desk.folders.backups, 'backup', 0, async () => {
    try {
      await desk.store.db.backup(passing, { progress: () => pagesAtOnce });
      if (!isWhole(passing)) return refused(problem('disk.error', { operation: 'backup' }));
      const file = await open(passing, 'r+');
      try {
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(passing, path);
      await syncFolder(desk.folders.backups);
    } finally {
      for (const ending of ['', '-wal', '-shm', '-journal']) await rm(`${passing}${ending}`, { force: true });
    }
    for (const old of (await listBackups(desk.folders.backups)).slice(mostBackups)) await rm(old.path, { force: true });
    desk.changes.publish({ topic: 'status' });
    return done({ at, bytes: (await stat(path)).size });
  });
}
