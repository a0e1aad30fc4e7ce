import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { LogSync } from '../../../hq/store/log-sync.ts';
import { insertTables, rowsFor } from '../../../hq/store/insert-rows.ts';
import { openDatabase } from '../../../hq/store/open-database.ts';
import type { Sha256 } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';

describe('the log of HQ’s SQLite', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gatecheck-log-sync-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('is settled for everybody who waits, whoever has noted it', async () => {
    const path = join(folder, 'log');
    await writeFile(path, 'x');
    const log = new LogSync(path);
    await log.settle();
    log.note();
    log.note();
    await expect(Promise.all([log.settle(), log.settle(), log.settle()])).resolves.toHaveLength(3);
    log.close();
  });

  it('that could not be synced settles for nobody any more, whatever happens to the disk afterwards', async () => {
    const path = join(folder, 'gone');
    const log = new LogSync(path);
    log.note();
    await expect(Promise.allSettled([log.settle(), log.settle()])).resolves.toMatchObject([{ status: 'rejected' }, { status: 'rejected' }]);
    await writeFile(path, 'x');
    await expect(log.settle()).rejects.toThrow('ENOENT');
    expect(() => {
      log.check();
    }).toThrow('ENOENT');
    log.close();
  });

  it('lets transactions follow each other that are asked for at the same time, and each sees the ones before it', async () => {
    const now = '2026-11-22T00:00:00.000Z';
    const db = await openDatabase({ kind: 'sqlite' }, folder, now);
    const count = async (): Promise<number> => Number((await sql<{ readonly n: number }>`select count(*) as n from blobs`.execute(db)).rows[0]?.n);
    const rows = Array.from({ length: 45 }, (_, index) => ({ sha256: index.toString(16).padStart(64, '0') as Sha256, bytes: 1, arrived_at: now as Instant, pack: null, start: null }));
    const seen = await Promise.all(
      [13, 32, 45].map(async (length) =>
        db.transaction().execute(async (trx) => {
          await insertTables(trx, [rowsFor('blobs', rows.slice(0, length), 'leave')]);
          return (await trx.selectFrom('blobs').select('sha256').execute()).length;
        }),
      ),
    );
    expect(seen).toEqual([13, 32, 45]);
    await expect(db.transaction().execute(async (trx) => insertTables(trx, [rowsFor('blobs', rows.slice(44))]))).rejects.toThrow('UNIQUE');
    await expect(count()).resolves.toBe(45);
    await db.destroy();
  });
});
