import { PostgresAdapter, sql, type AliasedRawBuilder, type Compilable, type CompiledQuery, type DialectAdapter, type Expression, type SqlBool } from 'kysely';
import type { Asking } from './together.ts';

/** Stands in a compiled query where a value of each run goes. */
class Slot {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

type Given = Readonly<Record<string, unknown>>;
type Slots<Values extends Given> = { readonly [Name in keyof Values]: Values[Name] };
type Column = 'text' | 'bigint';

/** What a prepared query may say beside Kysely's own words: lists travel as one parameter, so the text is the same however long they are. */
export interface ListWords {
  /** Whether rows that are read may be locked: SQLite has one writer at a time and no such word. */
  readonly hasRowLocks: boolean;
  /** `column` is one of the list. */
  among<Value>(column: string, list: readonly Value[]): Expression<SqlBool>;
  /** A list of rows as a table `name` of these columns. */
  rows<Name extends string, Columns extends Readonly<Record<string, Column>>>(name: Name, list: readonly object[], columns: Columns): AliasedRawBuilder<{ [Each in keyof Columns]: Columns[Each] extends 'bigint' ? number : string }, Name>;
}

/**
 * A query that is built and compiled once for each database and then run with other values. `build` is given stand-ins for the
 * values: each may only be handed on to Kysely as a value or to the list words.
 */
export function prepare<Values extends Given, Row>(build: (db: Asking, given: Slots<Values>, words: ListWords) => Compilable<Row>): (db: Asking, given: Values) => Promise<readonly Row[]> {
  const compiled = new WeakMap<DialectAdapter, CompiledQuery<Row>>();
  return async (db, given) => {
    const { adapter } = db.getExecutor();
    const isPostgres = adapter instanceof PostgresAdapter;
    let query = compiled.get(adapter);
    if (query === undefined) {
      query = build(db, slotsOf<Values>(), isPostgres ? postgresWords : sqliteWords).compile();
      compiled.set(adapter, query);
    }
    const parameters = query.parameters.map((parameter) => (parameter instanceof Slot ? valueOf(given[parameter.name], isPostgres) : parameter));
    return (await db.executeQuery<Row>({ ...query, parameters })).rows;
  };
}

function slotsOf<Values extends Given>(): Slots<Values> {
  // The cast: each stand-in passes through Kysely as the value it stands for would.
  return new Proxy({}, { get: (_target, name) => new Slot(String(name)) }) as Slots<Values>;
}

/** Lists of texts are arrays in PostgreSQL; lists of rows there, and all lists in SQLite, are JSON. */
function valueOf(value: unknown, isPostgres: boolean): unknown {
  if (!Array.isArray(value)) return value;
  return isPostgres && typeof value[0] !== 'object' ? value : JSON.stringify(value);
}

const postgresWords: ListWords = {
  hasRowLocks: true,
  among: (column, list) => sql<SqlBool>`${sql.ref(column)} = any(${list})`,
  rows: (name, list, columns) => {
    const types = sql.join(Object.entries(columns).map(([column, type]) => sql`${sql.ref(column)} ${sql.raw(type)}`));
    return sql<never>`json_to_recordset(${list})`.as(sql`${sql.ref(name)}(${types})`);
  },
};

const sqliteWords: ListWords = {
  hasRowLocks: false,
  among: (column, list) => sql<SqlBool>`${sql.ref(column)} in (select value from json_each(${list}))`,
  rows: (name, list, columns) => {
    const members = sql.join(Object.keys(columns).map((column) => sql`value ->> ${sql.lit(column)} as ${sql.ref(column)}`));
    return sql<never>`(select ${members} from json_each(${list}))`.as(name);
  },
};
