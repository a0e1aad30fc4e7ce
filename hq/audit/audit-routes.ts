import { sql } from 'kysely';
import { consoleWire } from '../http/implement.ts';
import { likeAnywhere } from '../store/query.ts';
import { auditChainHolds } from './audit-chain.ts';

export const auditRoutes = {
  list: consoleWire.audit.list.handler(async ({ input, context: { hq } }) => {
    let matching = hq.db.selectFrom('audit');
    if (input.text.trim() !== '') {
      const like = likeAnywhere(input.text);
      matching = matching.where(sql<boolean>`lower(who || ' ' || action || ' ' || about || ' ' || details) like ${like} escape '\\'`);
    }
    const after = input.after !== undefined && /^\d{1,15}$/.test(input.after) ? Number(input.after) : undefined;
    const rows = await (after === undefined ? matching : matching.where('position', '<', after)).select(['position', 'at', 'who', 'action', 'about', 'details']).orderBy('position', 'desc').limit(input.limit + 1).execute();
    const { total } = await matching.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
    const shown = rows.slice(0, input.limit);
    const last = shown.at(-1);
    return { rows: shown, next: rows.length > input.limit && last !== undefined ? String(last.position) : null, total, chainHolds: await auditChainHolds(hq) };
  }),
};
