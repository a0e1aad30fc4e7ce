import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '../../shared/kernel/instant.ts';
import type { Query } from './query.ts';
import { syncFolder } from './sync-folder.ts';

/**
 * HQ's epoch: 32 hex digits that change when the database was restored from an older backup, so that desks refill it. HQ notices by
 * itself where the data folder has seen a later log position than the database holds; an administrator says so with `isRestored`
 * where the folder was restored as well.
 */
export async function openEpoch(db: Query, dataDir: string, now: Instant, random: (count: number) => Uint8Array, isRestored: boolean): Promise<string> {
  const newest = await db.selectFrom('epochs').selectAll().orderBy('since', 'desc').orderBy('epoch').limit(1).executeTakeFirst();
  const position = await lastPosition(db);
  const seen = await readSeen(dataDir);
  const because = newest === undefined ? 'first start' : isRestored ? 'restored, said the administrator' : seen > position ? `restored: position ${seen} was given out before` : undefined;
  if (newest !== undefined && because === undefined) return newest.epoch;
  const epoch = Buffer.from(random(16)).toString('hex');
  await db.insertInto('epochs').values({ epoch, since: now, because: because ?? '' }).execute();
  await writeSeen(dataDir, position);
  return epoch;
}

/** Keeps in the data folder how far the log has come: written every few seconds and at the end. */
export async function noteLogPosition(db: Query, dataDir: string): Promise<void> {
  await writeSeen(dataDir, await lastPosition(db));
}

async function lastPosition(db: Query): Promise<number> {
  const counter = await db.selectFrom('counters').select('value').where('name', '=', 'records').executeTakeFirstOrThrow();
  return counter.value;
}

async function readSeen(dataDir: string): Promise<number> {
  try {
    const text = await readFile(join(dataDir, 'log-position'), 'utf8');
    return /^\d{1,15}$/.test(text.trim()) ? Number(text) : 0;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw fault;
  }
}

async function writeSeen(dataDir: string, position: number): Promise<void> {
  const path = join(dataDir, 'log-position');
  const file = await open(`${path}.new`, 'w');
  try {
    await file.writeFile(`${position}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
  await syncFolder(dataDir);
}
