import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertRows } from '../../../hq/store/insert-rows.ts';
import { openDatabase } from '../../../hq/store/open-database.ts';
import { isTaken } from '../../../hq/store/query.ts';
import type { Tables } from '../../../hq/store/tables.ts';
import { together, type Asking } from '../../../hq/store/together.ts';
import type { Sha256 } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { startPostgres } from '../../kit/postgres.ts';

const now = '2026-11-22T00:00:00.000Z';
const blob = (digit: string): Tables['blobs'] => ({ sha256: digit.repeat(64) as Sha256, bytes: 1, arrived_at: now as Instant, pack: null, start: null });

describe.each(['sqlite', 'postgres'] as const)('statements of one step on %s', (kind) => {
  let folder: string;
  let db: Kysely<Tables>;
  let stop = async (): Promise<void> => undefined;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gatecheck-together-'));
    const postgres = kind === 'postgres' ? await startPostgres() : undefined;
    if (postgres !== undefined) stop = postgres.stop;
    db = await openDatabase(postgres === undefined ? { kind: 'sqlite' } : { kind: 'postgres', url: await postgres.makeDatabase() }, folder, now);
  });
  afterAll(async () => {
    await db.destroy();
    await stop();
    await rm(folder, { recursive: true, force: true });
  });

  const count = async (asked: Asking): Promise<number> => Number((await asked.selectFrom('blobs').select((each) => each.fn.countAll().as('count')).executeTakeFirstOrThrow()).count);

  it('are worked on in the order in which they were asked, and answered in it', async () => {
    const seen = await db.transaction().execute(async (trx) => together(trx, (step) => [insertRows(step, 'blobs', [blob('a')]), count(step), insertRows(step, 'blobs', [blob('b')]), count(step)]));
    expect(seen).toEqual([undefined, 1, undefined, 2]);
    await expect(count(db)).resolves.toBe(2);
  });

  it('leave nothing behind when one of them fails, even where another goes on with a second statement', async () => {
    const twoAfterAnother = async (step: Asking): Promise<void> => {
      await insertRows(step, 'blobs', [blob('c')]);
      await insertRows(step, 'blobs', [blob('d')]);
    };
    const failing = db.transaction().execute(async (trx) => together(trx, (step) => [twoAfterAnother(step), insertRows(step, 'blobs', [blob('a')]), twoAfterAnother(step)]));
    const fault: unknown = await failing.then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(isTaken(fault)).toBe(true);
    await expect(count(db)).resolves.toBe(2);
  });
});
