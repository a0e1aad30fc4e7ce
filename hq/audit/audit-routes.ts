import { sql, type SqlBool } from 'kysely';
import { consoleWire } from '../http/implement.ts';
import { likeAnywhere } from '../store/query.ts';
import { auditChainHolds } from './audit-chain.ts';
import { nameSubjects } from './name-subjects.ts';

export const auditRoutes = {
  list: consoleWire.audit.list.handler(async ({ input, context: { hq } }) => {
    const matching = input.text.trim() === '' ? hq.db.selectFrom('audit') : hq.db.selectFrom('audit').where(saying(likeAnywhere(input.text)));
    const after = input.after !== undefined && /^\d{1,15}$/.test(input.after) ? Number(input.after) : undefined;
    const rows = await (after === undefined ? matching : matching.where('position', '<', after)).select(['position', 'at', 'who', 'action', 'about', 'details']).orderBy('position', 'desc').limit(input.limit + 1).execute();
    const { total } = await matching.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
    const shown = rows.slice(0, input.limit);
    const last = shown.at(-1);
    const names = await nameSubjects(hq.db, shown.flatMap((row) => [row.who, row.about]));
    return {
      rows: shown.map((row) => ({ ...row, whoNamed: names.get(row.who) ?? null, aboutNamed: names.get(row.about) ?? null })),
      next: rows.length > input.limit && last !== undefined ? String(last.position) : null,
      total,
      chainHolds: await auditChainHolds(hq),
    };
  }),
};

/** Entries that say the text themselves, or are by or about what is called so: people look for the names that the page shows. */
function saying(like: string) {
  return sql<SqlBool>`(
    lower(who || ' ' || action || ' ' || about || ' ' || details) like ${like} escape '\\'
    or who in (select username from staff where lower(name) like ${like} escape '\\')
    or about in (select 'staff:' || id from staff where lower(name || ' ' || username) like ${like} escape '\\')
    or who in (select 'desk:' || id from devices where lower(name) like ${like} escape '\\')
    or about in (select 'desk:' || id from devices where lower(name) like ${like} escape '\\')
    or about in (select 'dealer:' || id from dealers where search like ${like} escape '\\')
    or about in (select 'person:' || id from persons where lower(name) like ${like} escape '\\')
    or about in (select 'record:' || id from records where search like ${like} escape '\\')
    or about in (select 'pickup:' || id from pickups where search like ${like} escape '\\')
    or who in (select 'erp:' || id from import_keys where lower(name) like ${like} escape '\\'))`;
}
