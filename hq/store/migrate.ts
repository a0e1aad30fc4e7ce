import { createHash } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { DatabaseKind } from './database-kind.ts';
import { migrations, type Migration } from './migrations.ts';
import type { Tables } from './tables.ts';

/** Any number that no other program locks in the same database. */
const lockNumber = 7_219_004_118;

/**
 * Brings the database to the newest migration: all or nothing, under a lock, so that two processes that start together do it once.
 * Throws where the database was laid by a newer program, or by one whose migrations read differently.
 */
export async function migrate(db: Kysely<Tables>, kind: DatabaseKind, now: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (kind === 'postgres') await sql`select pg_advisory_xact_lock(${lockNumber})`.execute(trx);
    await sql.raw(statementFor(kind, 'create table if not exists migrations (number INT64 primary key, says text not null, hash text not null, applied_at text not null)')).execute(trx);
    const applied = await sql<{ number: number; hash: string }>`select number, hash from migrations order by number`.execute(trx);
    for (const row of applied.rows) {
      const known = migrations.find((migration) => migration.number === row.number);
      if (known === undefined) throw new Error(`the database was laid by a newer program (migration ${row.number})`);
      if (hashOf(known) !== row.hash) throw new Error(`migration ${row.number} was changed after it had been applied`);
    }
    for (const migration of migrations) {
      if (applied.rows.some((row) => row.number === migration.number)) continue;
      for (const statement of migration.statements) await sql.raw(statementFor(kind, statement)).execute(trx);
      await sql`insert into migrations (number, says, hash, applied_at) values (${migration.number}, ${migration.says}, ${hashOf(migration)}, ${now})`.execute(trx);
    }
  });
}

function statementFor(kind: DatabaseKind, statement: string): string {
  if (kind === 'postgres') return statement.replaceAll('INT64', 'bigint');
  const text = statement.replaceAll('INT64', 'integer');
  return text.startsWith('create table') ? `${text} strict` : text;
}

function hashOf(migration: Migration): string {
  return createHash('sha256').update(JSON.stringify(migration)).digest('hex');
}
