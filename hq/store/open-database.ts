import { join } from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import type { DatabaseChoice } from './database-kind.ts';
import { migrate } from './migrate.ts';
import { PreparedClient } from './prepared-client.ts';
import { HqSqliteDialect } from './sqlite-dialect.ts';
import type { Tables } from './tables.ts';

/** PostgreSQL's number for `int8`; counts come as whole numbers, never as text. */
const int8 = 20;
/** … and for `numeric`, which sums of `int8` are. */
const numeric = 1700;

/** Opens the database and brings it to the newest migration. Rejects where it cannot be reached, or is of a newer program. */
export async function openDatabase(choice: DatabaseChoice, dataDir: string, now: string): Promise<Kysely<Tables>> {
  const db =
    choice.kind === 'sqlite'
      ? new Kysely<Tables>({ dialect: new HqSqliteDialect(join(dataDir, 'hq.sqlite')) })
      : new Kysely<Tables>({ dialect: new PostgresDialect({ pool: openPool(choice.url) }) });
  try {
    await migrate(db, choice.kind, now);
    return db;
  } catch (fault) {
    await db.destroy();
    throw fault;
  }
}

function openPool(url: string): Pool {
  const pool = new Pool({
    Client: PreparedClient,
    connectionString: url,
    max: 12,
    // What is asked together goes to the server together: each round trip of a commit costs two switches of process.
    pipeline: true,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 60_000,
    application_name: 'gatecheck-hq',
    types: {
      getTypeParser: (oid: number) => (oid === int8 || oid === numeric ? wholeNumber : (text: string) => parseOther(oid, text)),
    },
  });
  // A server that goes away ends connections, idle ones and those in the middle of a transaction; whoever asked gets the fault as the
  // answer to the next query, and a new connection is opened for the one after. Without listeners the process would end instead.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  return pool;
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a safe whole number: ${text}`);
  return value;
}

/** int2, int4 and bool beside text: HQ's tables hold no other type. */
function parseOther(oid: number, text: string): string | number | boolean {
  if (oid === 21 || oid === 23) return Number(text);
  if (oid === 16) return text === 't';
  return text;
}
