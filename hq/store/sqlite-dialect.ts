import { closeSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { CompiledQuery, SqliteAdapter, SqliteDialect, SqliteDriver, type DatabaseConnection, type SqliteStatement } from 'kysely';
import { LogCheckpoints } from './log-checkpoints.ts';
import { LogSync } from './log-sync.ts';

/** Statements that stay prepared; HQ has a few hundred. */
const mostPrepared = 600;
/** The log's length, in pages of 4 kB, at which a commit itself moves it into the database: a thread does so long before. */
const mostLogPages = 16_384;

/**
 * SQLite for one writer: WAL, foreign keys, and `begin immediate`, so that a transaction never finds half-way that somebody else is writing.
 * `synchronous=NORMAL` leaves the sync of a commit to the driver here, which does it beside the main thread, several commits at once, and lets
 * nothing out before: neither an answer to the commit nor to a later question that could have seen it.
 */
export class HqSqliteDialect extends SqliteDialect {
  readonly #database: OpenSqlite;

  constructor(file: string) {
    const database = openSqlite(file);
    super({ database });
    this.#database = database;
  }

  override createDriver(): SqliteDriver {
    return new ImmediateDriver(this.#database);
  }

  override createAdapter(): SqliteAdapter {
    return new TurnByTurnAdapter();
  }
}

/** The driver itself keeps transactions apart: the next one may begin while the last one's log is being synced. */
class TurnByTurnAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

class ImmediateDriver extends SqliteDriver {
  readonly #database: OpenSqlite;
  readonly #turns: (() => void)[] = [];
  #isTaken = false;

  constructor(database: OpenSqlite) {
    super({ database });
    this.#database = database;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    if (this.#isTaken) await new Promise<void>((resolve) => this.#turns.push(resolve));
    this.#isTaken = true;
    try {
      this.#database.log.check();
      return await super.acquireConnection();
    } catch (fault) {
      this.#passOn();
      throw fault;
    }
  }

  /** Gives the turn to the next one, and only then waits until all that this one has written or seen is on the disk. */
  override async releaseConnection(): Promise<void> {
    if (this.#database.takeWritten()) {
      this.#database.log.note();
      this.#database.checkpoints.note();
    }
    this.#passOn();
    await this.#database.log.settle();
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(begin));
  }

  /** SQLite rolls back by itself where the disk is full or broken; a second rollback would hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.isInTransaction()) await super.rollbackTransaction(connection);
  }

  override async destroy(): Promise<void> {
    await this.#database.checkpoints.close();
    await super.destroy();
  }

  #passOn(): void {
    const next = this.#turns.shift();
    if (next === undefined) this.#isTaken = false;
    else next();
  }
}

interface OpenSqlite {
  readonly log: LogSync;
  readonly checkpoints: LogCheckpoints;
  prepare(text: string): SqliteStatement;
  isInTransaction(): boolean;
  /** Whether a statement that can write was asked for since the last call. */
  takeWritten(): boolean;
  close(): void;
}

const begin = 'begin immediate';

function openSqlite(file: string): OpenSqlite {
  const database = new Sqlite(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  database.pragma('foreign_keys = ON');
  database.pragma('busy_timeout = 5000');
  database.pragma('trusted_schema = OFF');
  database.pragma('cache_size = -65536');
  database.pragma(`wal_autocheckpoint = ${mostLogPages}`);
  // The log comes with the first write and stays until the database is closed; its name must survive a power cut as well.
  database.pragma(`user_version = ${String(database.pragma('user_version', { simple: true }))}`);
  syncFolderOf(file);
  const log = new LogSync(`${file}-wal`);
  const checkpoints = new LogCheckpoints(file);
  const prepared = new Map<string, { readonly statement: SqliteStatement; readonly canWrite: boolean }>();
  let hasWritten = false;
  const prepare = (text: string) => {
    if (prepared.size >= mostPrepared) prepared.clear();
    const statement = database.prepare(text);
    const known = { statement, canWrite: !statement.readonly && text !== begin };
    prepared.set(text, known);
    return known;
  };
  return {
    log,
    checkpoints,
    prepare(text) {
      const { statement, canWrite } = prepared.get(text) ?? prepare(text);
      hasWritten ||= canWrite;
      return statement;
    },
    isInTransaction: () => database.inTransaction,
    takeWritten() {
      const written = hasWritten;
      hasWritten = false;
      return written;
    },
    close() {
      prepared.clear();
      log.close();
      database.close();
    },
  };
}

function syncFolderOf(file: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(file), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
