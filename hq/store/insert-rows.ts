import { CompiledQuery, PostgresAdapter, type Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** SQLite's rows go in pieces of these sizes, so that each table needs few texts. */
const pieceSizes = [64, 32, 16, 8, 4, 2, 1] as const;
/** Rows of one statement of PostgreSQL, and how many characters their texts may have together. */
const mostRows = 1_000;
const mostCharacters = 50_000_000;

const texts = new Map<string, string>();
/** Each table's columns in the order of its first row: the same in every text and every list of values. */
const columnsOfTables = new Map<string, readonly string[]>();

/**
 * Inserts rows whose columns are all named, with texts of statements that stay the same from call to call, so that they are built once
 * and stay prepared. `known`: what to do about rows whose key is there already.
 */
export async function insertRows<Table extends keyof Tables>(trx: Transaction<Tables>, table: Table, rows: readonly Tables[Table][], known: 'refuse' | 'leave' = 'refuse'): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = columnsOfTables.get(table) ?? Object.keys(first);
  columnsOfTables.set(table, columns);
  const tail = known === 'leave' ? ' on conflict do nothing' : '';
  if (trx.getExecutor().adapter instanceof PostgresAdapter) {
    const text = remembered(`${table} ${known}`, () => `insert into "${table}" (${list(columns)}) select ${list(columns)} from json_populate_recordset(null::"${table}", $1)${tail}`);
    for (const piece of piecesOf(rows)) await trx.executeQuery(CompiledQuery.raw(text, [piece]));
    return;
  }
  for (let from = 0; from < rows.length; ) {
    const size = pieceSizes.find((each) => each <= rows.length - from) ?? 1;
    const text = remembered(`${table} ${known} ${size}`, () => `insert into "${table}" (${list(columns)}) values ${Array.from({ length: size }, () => `(${columns.map(() => '?').join(', ')})`).join(', ')}${tail}`);
    await trx.executeQuery(CompiledQuery.raw(text, rows.slice(from, from + size).flatMap((row) => columns.map((column) => row[column as keyof Tables[Table]]))));
    from += size;
  }
}

function list(columns: readonly string[]): string {
  return columns.map((column) => `"${column}"`).join(', ');
}

function remembered(key: string, make: () => string): string {
  const known = texts.get(key);
  if (known !== undefined) return known;
  const made = make();
  texts.set(key, made);
  return made;
}

/** The rows as JSON lists. */
function piecesOf(rows: readonly object[]): readonly string[] {
  const found: string[] = [];
  let piece: string[] = [];
  let characters = 0;
  for (const row of rows) {
    const text = JSON.stringify(row);
    if (piece.length > 0 && (piece.length >= mostRows || characters + text.length > mostCharacters)) {
      found.push(`[${piece.join(',')}]`);
      piece = [];
      characters = 0;
    }
    piece.push(text);
    characters += text.length;
  }
  found.push(`[${piece.join(',')}]`);
  return found;
}
