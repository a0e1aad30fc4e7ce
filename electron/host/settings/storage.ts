import { statSync } from 'node:fs';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { listBackups } from '../backup/backup-files.ts';
import type { Desk } from '../desk.ts';
import { sumPhotos } from '../inspection/photo-rows.ts';
import { freeBytesOf } from './status.ts';

export interface Storage {
  readonly folder: string;
  readonly photos: number;
  readonly photoBytes: number;
  readonly databaseBytes: number;
  readonly freeBytes: number;
  readonly lastBackupAt: Instant | null;
  readonly backups: number;
}

/** What the desk keeps, and how much room is left. */
export async function readStorage(desk: Desk): Promise<Storage> {
  const backups = await listBackups(desk.folders.backups);
  const { photos, bytes } = sumPhotos(desk.store);
  return {
    folder: desk.folders.root,
    photos,
    photoBytes: bytes,
    databaseBytes: statSync(desk.folders.database).size,
    freeBytes: freeBytesOf(desk.folders.root),
    lastBackupAt: backups[0]?.at ?? null,
    backups: backups.length,
  };
}
