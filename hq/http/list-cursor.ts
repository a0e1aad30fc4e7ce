import { z } from 'zod';
import { done, refused, type Outcome } from '../../shared/kernel/outcome.ts';
import { problem } from '../../shared/kernel/problem.ts';

const partsSchema = z.array(z.string());

/** Names the last row of a page by what the list is ordered by, so that the next page begins after it whatever was added meanwhile. */
export function cursorOf(...parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts), 'utf8').toString('base64url');
}

/** The parts of a cursor; null where the list begins. Refuses (`input.invalid`) what is no cursor of so many parts. */
export function readCursor(cursor: string | undefined, count: number): Outcome<readonly string[] | null> {
  if (cursor === undefined) return done(null);
  try {
    const parts = partsSchema.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    if (parts.success && parts.data.length === count) return done(parts.data);
  } catch {
    // Not JSON: refused below.
  }
  return refused(problem('input.invalid', { field: 'after', expected: 'the cursor of a page before' }));
}

/** One page of rows that were read with one row more than asked for. */
export function pageOf<Row, View>(rows: readonly Row[], limit: number, cursor: (row: Row) => string, view: (row: Row) => View): { readonly rows: View[]; readonly next: string | null } {
  const last = rows[limit - 1];
  return { rows: rows.slice(0, limit).map(view), next: rows.length > limit && last !== undefined ? cursor(last) : null };
}
