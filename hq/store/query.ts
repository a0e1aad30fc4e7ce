import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** The database, inside a transaction or outside. Inside one only its own `trx` may be used: on SQLite the outer one waits for it forever. */
export type Query = Kysely<Tables> | Transaction<Tables>;

/** Rows per INSERT: SQLite takes 32,766 parameters a statement, PostgreSQL 65,535. */
const mostRows = 500;

/** The rows in pieces that one INSERT can carry. */
export function pieces<Row>(rows: readonly Row[], most: number = mostRows): readonly (readonly Row[])[] {
  const found: (readonly Row[])[] = [];
  for (let start = 0; start < rows.length; start += most) found.push(rows.slice(start, start + most));
  return found;
}

/** Whether the database refused a row because its key is there already (UNIQUE or PRIMARY KEY). */
export function isTaken(fault: unknown): boolean {
  if (typeof fault !== 'object' || fault === null || !('code' in fault)) return false;
  return fault.code === '23505' || fault.code === 'SQLITE_CONSTRAINT_UNIQUE' || fault.code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
}

/** Whether the transaction lost a race that it wins when tried again (PostgreSQL: serialization failure, deadlock; SQLite: busy). */
export function isRaceLost(fault: unknown): boolean {
  if (typeof fault !== 'object' || fault === null || !('code' in fault)) return false;
  return fault.code === '40001' || fault.code === '40P01' || fault.code === 'SQLITE_BUSY';
}

/** A text as LIKE looks for it anywhere in a lower-case column; `%`, `_` and `\` stand for themselves (`… like ? escape '\'`). */
export function likeAnywhere(text: string): string {
  return `%${text.trim().toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
