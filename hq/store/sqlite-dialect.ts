import Sqlite from 'better-sqlite3';
import { CompiledQuery, SqliteDialect, SqliteDriver, type DatabaseConnection, type SqliteStatement } from 'kysely';

/** Statements that stay prepared; HQ has a few hundred. */
const mostPrepared = 600;

/**
 * SQLite for one writer: WAL, `synchronous=FULL` (the driver's own NORMAL loses acknowledged commits at a power cut), foreign
 * keys, and `begin immediate`, so that a transaction never finds half-way that somebody else is writing.
 */
export class HqSqliteDialect extends SqliteDialect {
  readonly #database: PreparedSqlite;

  constructor(file: string) {
    const database = openSqlite(file);
    super({ database });
    this.#database = database;
  }

  override createDriver(): SqliteDriver {
    return new ImmediateDriver(this.#database);
  }
}

class ImmediateDriver extends SqliteDriver {
  readonly #database: PreparedSqlite;

  constructor(database: PreparedSqlite) {
    super({ database });
    this.#database = database;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** SQLite rolls back by itself where the disk is full or broken; a second rollback would hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.isInTransaction()) await super.rollbackTransaction(connection);
  }
}

interface PreparedSqlite {
  prepare(text: string): SqliteStatement;
  isInTransaction(): boolean;
  close(): void;
}

function openSqlite(file: string): PreparedSqlite {
  const database = new Sqlite(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('busy_timeout = 5000');
  database.pragma('trusted_schema = OFF');
  database.pragma('cache_size = -65536');
  const prepared = new Map<string, SqliteStatement>();
  return {
    prepare(text) {
      const known = prepared.get(text);
      if (known !== undefined) return known;
      if (prepared.size >= mostPrepared) prepared.clear();
      const statement = database.prepare(text);
      prepared.set(text, statement);
      return statement;
    },
    isInTransaction: () => database.inTransaction,
    close() {
      prepared.clear();
      database.close();
    },
  };
}
