import { sql, type SqlBool } from 'kysely';
import type { DeviceId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import { done, type Outcome } from '../../shared/kernel/outcome.ts';
import type { DeskRow } from '../../shared/wire/console-shapes.ts';
import type { Hq } from '../hq.ts';
import { cursorOf, pageOf, readCursor } from '../http/list-cursor.ts';
import { likeAnywhere, type Query } from '../store/query.ts';

export interface DeskPage {
  readonly rows: DeskRow[];
  readonly next: string | null;
  readonly total: number;
}

/** Enrolled desks, the newest first; the text is looked for in the desk's name and its dealer. */
export async function listDesks(hq: Pick<Hq, 'db'>, input: { readonly text: string; readonly after?: string | undefined; readonly limit: number }): Promise<Outcome<DeskPage>> {
  const after = readCursor(input.after, 2);
  if (!after.ok) return after;
  const from = () => {
    let query = hq.db.selectFrom('devices').innerJoin('dealers', 'dealers.id', 'devices.dealer');
    for (const word of input.text.trim().split(/\s+/).filter((text) => text !== '')) {
      const like = likeAnywhere(word);
      query = query.where(sql<SqlBool>`(lower(devices.name) like ${like} escape '\\' or dealers.search like ${like} escape '\\')`);
    }
    return query;
  };
  const { total } = await from().select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  let query = from().select(['devices.id', 'devices.enrolled_at']).orderBy('devices.enrolled_at', 'desc').orderBy('devices.id', 'desc').limit(input.limit + 1);
  if (after.value !== null) {
    const [enrolledAt = '', id = ''] = after.value;
    query = query.where((eb) => eb(eb.refTuple('devices.enrolled_at', 'devices.id'), '<', eb.tuple(enrolledAt as Instant, id as DeviceId)));
  }
  const page = pageOf(await query.execute(), input.limit, (row) => cursorOf(row.enrolled_at, row.id), (row) => row.id);
  return done({ rows: await readDeskRows(hq.db, page.rows), next: page.next, total });
}

/** Desks by their ids, in the order of the ids, each with the people whose keys were certified on it. */
export async function readDeskRows(db: Query, ids: readonly DeviceId[]): Promise<DeskRow[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('devices').innerJoin('dealers', 'dealers.id', 'devices.dealer').selectAll('devices').select(['dealers.name as dealer_name', 'dealers.region']).where('devices.id', 'in', ids).execute();
  const persons = await db
    .selectFrom('certificates')
    .innerJoin('persons', 'persons.id', 'certificates.person')
    .select(['certificates.device', 'persons.id', 'persons.name', 'persons.role', 'persons.revoked_at'])
    .distinct()
    .where('certificates.device', 'in', ids)
    .orderBy('persons.id')
    .execute();
  return ids.flatMap((id) => {
    const row = rows.find((each) => each.id === id);
    if (row === undefined) return [];
    return [{
      device: id, name: row.name, dealer: row.dealer, dealerName: row.dealer_name, region: row.region, enrolledAt: row.enrolled_at, lastContactAt: row.last_contact_at,
      clockDriftMs: row.clock_drift_ms, waiting: row.waiting, parked: row.parked, revokedAt: row.revoked_at, revokedBecause: row.revoked_because,
      persons: persons.filter((person) => person.device === id).map((person) => ({ id: person.id, name: person.name, role: person.role, revokedAt: person.revoked_at })),
    }];
  });
}
