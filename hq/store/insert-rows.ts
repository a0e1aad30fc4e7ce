import { CompiledQuery, PostgresAdapter } from 'kysely';
import type { Tables } from './tables.ts';
import type { Asking } from './together.ts';

/** SQLite's rows go in pieces of these sizes, so that each table needs few texts. */
const pieceSizes = [64, 32, 16, 8, 4, 2, 1] as const;
/** Rows of one statement of PostgreSQL, and how many characters their texts may have together. */
const mostRows = 1_000;
const mostCharacters = 50_000_000;

const texts = new Map<string, string>();
/** Each table's columns in the order of its first row: the same in every text and every list of values. */
const columnsOfTables = new Map<string, readonly string[]>();

/** Rows for a table, all columns named. `leave`: a row whose key is there already is left out. */
export interface TableRows<Table extends keyof Tables = keyof Tables> {
  readonly table: Table;
  readonly rows: readonly Tables[Table][];
  readonly known: 'refuse' | 'leave';
}

export function rowsFor<Table extends keyof Tables>(table: Table, rows: readonly Tables[Table][], known: 'refuse' | 'leave' = 'refuse'): TableRows {
  // The cast: which table it is was judged by this function's own signature.
  return { table, rows, known } as TableRows;
}

/** Inserts rows of one table; see `insertTables`. */
export async function insertRows<Table extends keyof Tables>(trx: Asking, table: Table, rows: readonly Tables[Table][], known: 'refuse' | 'leave' = 'refuse'): Promise<void> {
  await insertTables(trx, [rowsFor(table, rows, known)]);
}

/**
 * Inserts rows into tables, those that others refer to first, with texts of statements that stay the same from call to call, so that they are built once and stay prepared: on
 * PostgreSQL one statement for all tables (what refers to what is judged at its end), on SQLite one for each piece.
 */
export async function insertTables(trx: Asking, wanted: readonly TableRows[]): Promise<void> {
  const full = wanted.filter(({ rows }) => rows.length > 0);
  if (full.length === 0) return;
  if (!(trx.getExecutor().adapter instanceof PostgresAdapter)) {
    for (const each of full) await insertPieces(trx, each);
    return;
  }
  const texts = full.map((each) => piecesOf(each.rows));
  if (texts.every((pieces) => pieces.length === 1)) {
    const text = remembered(full.map(({ table, known }) => `${table} ${known}`).join(', '), () => (full.length === 1 ? full.map((each) => insertOf(each, 1)).join('') : `with ${full.map((each, index) => `w${index} as (${insertOf(each, index + 1)})`).join(', ')} select 1`));
    await trx.executeQuery(CompiledQuery.raw(text, texts.flat()));
    return;
  }
  for (const [index, each] of full.entries()) {
    const text = remembered(`${each.table} ${each.known}`, () => insertOf(each, 1));
    for (const piece of texts[index] ?? []) await trx.executeQuery(CompiledQuery.raw(text, [piece]));
  }
}

function insertOf({ table, rows, known }: TableRows, parameter: number): string {
  const columns = list(columnsOf(table, rows));
  return `insert into "${table}" (${columns}) select ${columns} from json_populate_recordset(null::"${table}", $${parameter})${tailOf(known)}`;
}

async function insertPieces(trx: Asking, { table, rows, known }: TableRows): Promise<void> {
  const columns = columnsOf(table, rows);
  for (let from = 0; from < rows.length; ) {
    const size = pieceSizes.find((each) => each <= rows.length - from) ?? 1;
    const text = remembered(`${table} ${known} ${size}`, () => `insert into "${table}" (${list(columns)}) values ${Array.from({ length: size }, () => `(${columns.map(() => '?').join(', ')})`).join(', ')}${tailOf(known)}`);
    const values = rows.slice(from, from + size).flatMap((row) => columns.map((column) => (row as Readonly<Record<string, unknown>>)[column]));
    await trx.executeQuery(CompiledQuery.raw(text, values));
    from += size;
  }
}

function columnsOf(table: string, [first = {}]: readonly object[]): readonly string[] {
  const known = columnsOfTables.get(table) ?? Object.keys(first);
  columnsOfTables.set(table, known);
  return known;
}

function tailOf(known: TableRows['known']): string {
  return known === 'leave' ? ' on conflict do nothing' : '';
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
