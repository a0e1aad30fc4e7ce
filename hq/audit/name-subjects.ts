import type { z } from 'zod';
import type { auditNameSchema } from '../../shared/wire/audit-shapes.ts';
import type { Query } from '../store/query.ts';

type AuditName = z.infer<typeof auditNameSchema>;

/** How the things of one kind are called: by their ids, from the tables that know them now. */
type Namer = (db: Query, ids: readonly string[]) => Promise<readonly (AuditName & { readonly id: string })[]>;

/** Numbers of orders that a record or a pickup is of, at most so many by name. */
const mostOrders = 3;

const namers: Readonly<Record<string, Namer>> = {
  username: (db, ids) => db.selectFrom('staff').select(['username as id', 'name', 'username as more']).where('username', 'in', ids).execute(),
  staff: (db, ids) => db.selectFrom('staff').select(['id', 'name', 'username as more']).where('id', 'in', ids).execute(),
  erp: importKeys,
  'import-key': importKeys,
  desk: (db, ids) => db.selectFrom('devices').innerJoin('dealers', 'dealers.id', 'devices.dealer').select(['devices.id', 'devices.name', 'dealers.name as more']).where('devices.id', 'in', ids as never).execute(),
  dealer: (db, ids) => db.selectFrom('dealers').select(['id', 'name', 'id as more']).where('id', 'in', ids as never).execute(),
  person: (db, ids) => db.selectFrom('persons').innerJoin('dealers', 'dealers.id', 'persons.dealer').select(['persons.id', 'persons.name', 'dealers.name as more']).where('persons.id', 'in', ids as never).execute(),
  region: async (db, ids) => (await db.selectFrom('regions').select(['id', 'name']).where('id', 'in', ids as never).execute()).map((row) => ({ ...row, more: '' })),
  record: async (db, ids) => byOrders(await db.selectFrom('records').innerJoin('dealers', 'dealers.id', 'records.dealer').select(['records.id', 'records.order_nos', 'dealers.name as more']).where('records.id', 'in', ids as never).execute()),
  pickup: async (db, ids) => byOrders(await db.selectFrom('pickups').innerJoin('dealers', 'dealers.id', 'pickups.dealer').select(['pickups.id', 'pickups.order_nos', 'dealers.name as more']).where('pickups.id', 'in', ids as never).execute()),
};

async function importKeys(db: Query, ids: readonly string[]): ReturnType<Namer> {
  return (await db.selectFrom('import_keys').select(['id', 'name']).where('id', 'in', ids).execute()).map((row) => ({ ...row, more: '' }));
}

function byOrders(rows: readonly { readonly id: string; readonly order_nos: string; readonly more: string }[]): Awaited<ReturnType<Namer>> {
  return rows.flatMap(({ id, order_nos, more }) => {
    const numbers = JSON.parse(order_nos) as readonly string[];
    if (numbers.length === 0) return [];
    return [{ id, name: numbers.length > mostOrders ? `${numbers.slice(0, mostOrders).join(' ')} …` : numbers.join(' '), more }];
  });
}

/** The names of things that the audit writes as `kind:id`, and of people whom it writes by their user name alone; what nobody knows any more is not there. */
export async function nameSubjects(db: Query, subjects: readonly string[]): Promise<ReadonlyMap<string, AuditName>> {
  const found = new Map<string, AuditName>();
  const kinds = Map.groupBy(new Set(subjects), (subject) => (subject.includes(':') ? subject.slice(0, subject.indexOf(':')) : 'username'));
  for (const [kind, named] of kinds) {
    const rows = (await namers[kind]?.(db, named.map((subject) => subject.slice(subject.indexOf(':') + 1)))) ?? [];
    const byId = new Map(rows.map(({ id, name, more }) => [String(id), { name, more }]));
    for (const subject of named) {
      const name = byId.get(subject.slice(subject.indexOf(':') + 1));
      if (name !== undefined) found.set(subject, name);
    }
  }
  return found;
}
