import { sql, type SqlBool } from 'kysely';
import type { z } from 'zod';
import type { Person } from '../../shared/dealer/dealer.ts';
import type { DealerId } from '../../shared/kernel/ids.ts';
import { done, type Outcome } from '../../shared/kernel/outcome.ts';
import type { dealerRowSchema } from '../../shared/wire/console-shapes.ts';
import type { Sight } from '../auth/identity.ts';
import type { Hq } from '../hq.ts';
import { cursorOf, pageOf, readCursor } from '../http/list-cursor.ts';
import { likeAnywhere, type Query } from '../store/query.ts';

export type DealerRow = z.infer<typeof dealerRowSchema>;

export interface DealerPage {
  readonly rows: DealerRow[];
  readonly next: string | null;
  readonly total: number;
}

/** Dealers in sight by code, found by what they are called and who may sign for them, each with its people who may sign, owners first, and how many desks it has enrolled that are not revoked. */
export async function listDealers(hq: Pick<Hq, 'db'>, sight: Sight, input: { readonly text: string; readonly after?: string | undefined; readonly limit: number }): Promise<Outcome<DealerPage>> {
  const after = readCursor(input.after, 1);
  if (!after.ok) return after;
  const from = () => {
    let query = hq.db.selectFrom('dealers');
    if (!sight.all) query = sight.regions.length === 0 ? query.where(sql<SqlBool>`1 = 0`) : query.where('region', 'in', sight.regions);
    for (const word of input.text.trim().split(/\s+/).filter((text) => text !== '')) {
      const like = likeAnywhere(word);
      query = query.where((eb) =>
        eb.or([
          sql<SqlBool>`dealers.search like ${like} escape '\\'`,
          eb.exists(eb.selectFrom('persons').select('persons.id').whereRef('persons.dealer', '=', 'dealers.id').where('persons.revoked_at', 'is', null).where(sql<SqlBool>`lower(persons.name) like ${like} escape '\\'`)),
        ]),
      );
    }
    return query;
  };
  const { total } = await from().select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  let query = from().select(['id', 'name', 'region', 'level', 'phone', 'address']).orderBy('id').limit(input.limit + 1);
  if (after.value !== null) query = query.where('id', '>', (after.value[0] ?? '') as DealerId);
  const rows = await query.execute();
  const peopleAndDesks = await readPeopleAndDesks(hq.db, rows.map((row) => row.id));
  return done({ ...pageOf(rows, input.limit, (row) => cursorOf(row.id), (row) => ({ ...row, ...peopleAndDesks(row.id) })), total });
}

/** One dealer as the console shows it; the dealer is there. */
export async function readDealerRow(hq: Pick<Hq, 'db'>, id: DealerId): Promise<DealerRow> {
  const row = await hq.db.selectFrom('dealers').select(['id', 'name', 'region', 'level', 'phone', 'address']).where('id', '=', id).executeTakeFirstOrThrow();
  const peopleAndDesks = await readPeopleAndDesks(hq.db, [id]);
  return { ...row, ...peopleAndDesks(id) };
}

async function readPeopleAndDesks(db: Query, ids: readonly DealerId[]): Promise<(id: DealerId) => { desks: number; persons: Person[] }> {
  if (ids.length === 0) return () => ({ desks: 0, persons: [] });
  const persons = await db.selectFrom('persons').select(['id', 'dealer', 'name', 'role']).where('dealer', 'in', ids).where('revoked_at', 'is', null).orderBy('role', 'desc').orderBy('created_at').orderBy('id').execute();
  const desks = await db.selectFrom('devices').select('dealer').select((eb) => eb.fn.countAll<number>().as('count')).where('dealer', 'in', ids).where('revoked_at', 'is', null).groupBy('dealer').execute();
  return (id) => ({
    desks: desks.find((row) => row.dealer === id)?.count ?? 0,
    persons: persons.filter((person) => person.dealer === id).map((person) => ({ id: person.id, name: person.name, role: person.role })),
  });
}
