import { mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sha256 } from '../../../proof/sha256.ts';
import { openDatabase } from '../../../hq/store/open-database.ts';
import { insertTables, rowsFor } from '../../../hq/store/insert-rows.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';

const now = '2026-11-22T00:00:00.000Z';
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatecheck-checkpoints-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function rowsOf(batch: number) {
  return Array.from({ length: 64 }, (_, index) => ({ sha256: sha256(`${batch} ${index}`), bytes: 1, arrived_at: now as Instant, pack: null, start: null }));
}

async function bytesOf(name: string): Promise<number> {
  return (await stat(join(folder, name))).size;
}

test('a long log is moved into the database while HQ goes on writing, and begins again once all of it is moved', async () => {
  const db = await openDatabase({ kind: 'sqlite' }, folder, now);
  const before = await bytesOf('hq.sqlite');
  let batch = 0;
  const write = async (count: number): Promise<void> => {
    for (const last = batch + count; batch < last; batch += 1) await db.transaction().execute(async (trx) => insertTables(trx, [rowsFor('blobs', rowsOf(batch))]));
  };
  await write(256);
  await expect.poll(() => bytesOf('hq.sqlite'), { timeout: 20_000 }).toBeGreaterThan(before);
  // Some 200 MB go through the log, which begins again where all of it is moved, at the latest after 16,384 pages.
  for (let round = 0; round < 24; round += 1) {
    await write(32);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(await bytesOf('hq.sqlite-wal')).toBeLessThan(70_000_000);
  await db.destroy();
  await expect(bytesOf('hq.sqlite-wal')).rejects.toThrow('ENOENT');
  const again = await openDatabase({ kind: 'sqlite' }, folder, now);
  const { n } = await again.selectFrom('blobs').select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  expect(n).toBe(batch * 64);
  await again.destroy();
});

test('HQ writes and closes as before where the thread that moves the log ends by itself', async () => {
  const own = await mkdtemp(join(tmpdir(), 'gatecheck-no-thread-'));
  const db = await openDatabase({ kind: 'sqlite' }, own, now);
  // Its name is gone, so the thread finds no database; HQ has it open.
  await rename(join(own, 'hq.sqlite'), join(own, 'elsewhere.sqlite'));
  for (let batch = 0; batch < 256; batch += 1) await db.transaction().execute(async (trx) => insertTables(trx, [rowsFor('blobs', rowsOf(batch))]));
  const { n } = await db.selectFrom('blobs').select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  expect(n).toBe(256 * 64);
  await db.destroy();
  await rm(own, { recursive: true });
});
