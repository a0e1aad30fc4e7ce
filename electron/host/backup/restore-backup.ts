import { copyFile, open } from 'node:fs/promises';
import Database from 'better-sqlite3';
import type { DeskFolders } from '../desk-folders.ts';
import { checkStore } from '../store/open-store.ts';
import { listBackups } from './backup-files.ts';

/** Puts the newest backup that is whole in the database's place; `false` where there is none. */
export async function restoreNewestBackup(folders: Pick<DeskFolders, 'backups' | 'database'>): Promise<boolean> {
  for (const backup of await listBackups(folders.backups)) {
    if (!isWhole(backup.path)) continue;
    await copyFile(backup.path, folders.database);
    const copy = await open(folders.database, 'r+');
    try {
      await copy.sync();
    } finally {
      await copy.close();
    }
    return true;
  }
  return false;
}

/** Whether a backup opens and passes the check of its pages, with every foreign key pointing at something. */
export function isWhole(path: string): boolean {
  try {
    const db = new Database(path, { readonly: true, fileMustExist: true });
    try {
      checkStore(path, db);
      return (db.pragma('foreign_key_check') as readonly unknown[]).length === 0;
    } finally {
      db.close();
    }
  } catch {
    return false;
  }
}
