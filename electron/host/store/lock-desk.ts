import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { DeskFolders } from '../desk-folders.ts';

/** Another process runs this desk; `address` is where it can be reached, empty where it has not said. */
export class DeskInUse extends Error {
  readonly address: string;
  constructor(folder: string, address: string) {
    super(`the desk in ${folder} is running already${address === '' ? '' : `: ${address}`}`);
    this.address = address;
  }
}

export interface DeskLock {
  /** Tells a second start where the desk can be reached. */
  readonly announce: (address: string) => void;
  readonly release: () => void;
}

/**
 * Takes the desk for this process: an exclusive lock on a small database of its own, which the system gives back when the process ends, however it ends.
 * Throws `DeskInUse`.
 */
export function lockDesk(folders: Pick<DeskFolders, 'root' | 'lock' | 'address'>): DeskLock {
  const held = new Database(folders.lock, { timeout: 200 });
  try {
    held.pragma('journal_mode = DELETE');
    held.pragma('locking_mode = EXCLUSIVE');
    held.exec('BEGIN EXCLUSIVE; CREATE TABLE IF NOT EXISTS held (one INTEGER) STRICT; COMMIT');
  } catch (error) {
    held.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) throw new DeskInUse(folders.root, readAddress(folders.address));
    throw error;
  }
  return {
    announce: (address) => {
      writeFileSync(folders.address, address, { mode: 0o600 });
    },
    release: () => {
      rmSync(folders.address, { force: true });
      held.close();
    },
  };
}

function readAddress(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}
