import { sql, type SqlBool } from 'kysely';
import { done, type Outcome } from '../../shared/kernel/outcome.ts';
import type { Hq } from '../hq.ts';
import { cursorOf, pageOf, readCursor } from '../http/list-cursor.ts';
import { likeAnywhere } from '../store/query.ts';
import { readStaffRows, type StaffRow } from './staff-rows.ts';

export interface StaffPage {
  readonly rows: StaffRow[];
  readonly next: string | null;
  readonly total: number;
}

/** People at HQ by username; the text is looked for in username, name and phone. */
export async function listStaff(hq: Pick<Hq, 'db' | 'clock'>, input: { readonly text: string; readonly after?: string | undefined; readonly limit: number }): Promise<Outcome<StaffPage>> {
  const after = readCursor(input.after, 1);
  if (!after.ok) return after;
  const from = () => {
    let query = hq.db.selectFrom('staff');
    for (const word of input.text.trim().split(/\s+/).filter((text) => text !== '')) {
      const like = likeAnywhere(word);
      query = query.where(sql<SqlBool>`(staff.username like ${like} escape '\\' or lower(staff.name) like ${like} escape '\\' or staff.phone like ${like} escape '\\')`);
    }
    return query;
  };
  const { total } = await from().select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  let query = from().select(['id', 'username']).orderBy('username').limit(input.limit + 1);
  if (after.value !== null) query = query.where('username', '>', after.value[0] ?? '');
  const page = pageOf(await query.execute(), input.limit, (row) => cursorOf(row.username), (row) => row.id);
  return done({ rows: await readStaffRows(hq.db, page.rows, hq.clock.now()), next: page.next, total });
}
