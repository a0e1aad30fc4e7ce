import Database from 'better-sqlite3';
import { migrate } from './migrate.ts';

/** A statement of the store; parameters are named or positional as its text says. */
export type Statement = Database.Statement<unknown[], unknown>;

/** The desk's one database and its one writer. */
export interface Store {
  readonly path: string;
  /** The driver's connection; another one after `reopen`. */
  readonly db: Database.Database;
  /** The prepared statement of this text; each text is compiled once. */
  prepare(sql: string): Statement;
  /** Runs the work in one commit (`BEGIN IMMEDIATE`): it is on the disk when this returns. An error rolls all of it back. */
  commit<Value>(work: () => Value): Value;
  /** Closes the file and opens and checks it anew: the only way on after an error of the disk. Throws as `openStore` does. */
  reopen(): void;
  close(): void;
}

/** The file cannot be trusted any more: `quick_check` found what its text says. */
export class StoreDamaged extends Error {
  readonly path: string;
  constructor(path: string, found: string) {
    super(`the database ${path} is damaged: ${found}`);
    this.path = path;
  }
}

/**
 * Opens the database, checks it and brings it to the newest shape. WAL with `synchronous=FULL`: a commit that was answered survives a power cut
 * (the driver's own default does not). Throws `StoreDamaged` where the check fails, and the driver's error where the file cannot be opened.
 */
export function openStore(path: string): Store {
  let db = openChecked(path);
  let isOpen = true;
  const statements = new Map<string, Statement>();
  const close = () => {
    statements.clear();
    if (isOpen) db.close();
    isOpen = false;
  };
  return {
    path,
    get db() {
      return db;
    },
    prepare(sql) {
      const known = statements.get(sql);
      if (known !== undefined) return known;
      const made = db.prepare(sql);
      statements.set(sql, made);
      return made;
    },
    commit<Value>(work: () => Value): Value {
      if (db.inTransaction) return work();
      // The cast: the driver's types lose what the work answers.
      return db.transaction(work).immediate() as Value;
    },
    reopen() {
      close();
      db = openChecked(path);
      isOpen = true;
    },
    close,
  };
}

function openChecked(path: string): Database.Database {
  const db = new Database(path, { timeout: 5_000 });
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma('trusted_schema = OFF');
    db.pragma('journal_size_limit = 16000000');
    db.pragma('cache_size = -16000');
    checkStore(path, db);
    migrate(db);
    return db;
  } catch (error) {
    db.close();
    if (error instanceof Database.SqliteError && (error.code.startsWith('SQLITE_CORRUPT') || error.code === 'SQLITE_NOTADB')) throw new StoreDamaged(path, error.message);
    throw error;
  }
}

/** Reads through every page of the file. Throws `StoreDamaged`. Foreign keys are kept by every write and need no reading. */
export function checkStore(path: string, db: Database.Database): void {
  const found = db.pragma('quick_check(1)', { simple: true });
  if (found !== 'ok') throw new StoreDamaged(path, String(found));
}

/** One row, as the caller's own SQL names its columns. */
export function rowOf<Row>(value: unknown): Row | undefined {
  // The cast: a statement gives the columns that the SQL beside it names, and STRICT tables keep their types.
  return value as Row | undefined;
}

export function rowsOf<Row>(values: readonly unknown[]): readonly Row[] {
  return values as readonly Row[];
}
