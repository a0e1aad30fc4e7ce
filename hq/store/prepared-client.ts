import { Client, type QueryResult } from 'pg';

/** Statements that stay prepared on a connection, and the longest text of one. */
const mostPrepared = 500;
const longestText = 8_000;

const names = new Map<string, string>();

/**
 * A connection on which statements with parameters are prepared at their first use: PostgreSQL then reads and plans each text once for a
 * connection, which costs more than running it. Rows of any width (`*`) stay unprepared: a migration may change them under a running HQ.
 */
export class PreparedClient extends Client {
  // The base class has a dozen overloads, all of them one function of these arguments.
  override query(...asked: readonly unknown[]): Promise<QueryResult> & undefined {
    const [text, values, ...more] = asked;
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined;
    const wish = name === undefined ? asked : [{ name, text, values }, ...more];
    return (super.query as (...wish: readonly unknown[]) => Promise<QueryResult> & undefined)(...wish);
  }
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= mostPrepared || text.length > longestText || /\*(?!\))/.test(text)) return undefined;
  const name = `hq${names.size + 1}`;
  names.set(text, name);
  return name;
}
