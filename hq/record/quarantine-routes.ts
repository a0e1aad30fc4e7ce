import { sql } from 'kysely';
import { refused } from '../../shared/kernel/outcome.ts';
import { problem } from '../../shared/kernel/problem.ts';
import { answer } from '../http/answer.ts';
import { consoleWire } from '../http/implement.ts';
import { likeAnywhere } from '../store/query.ts';
import type { Tables } from '../store/tables.ts';

const columns = ['id', 'received_at', 'device', 'dealer', 'brought_by', 'record_id', 'problem', 'bytes', 'sha256'] as const;

function rowOf(row: Pick<Tables['quarantine'], (typeof columns)[number]>) {
  return { id: row.id, receivedAt: row.received_at, device: row.device, dealer: row.dealer, broughtBy: row.brought_by, recordId: row.record_id, problem: row.problem, bytes: row.bytes, sha256: row.sha256 };
}

/** Records that HQ refused, for administrators: newest first, and one as it came. */
export const quarantineRoutes = {
  list: consoleWire.quarantine.list.handler(async ({ input, context: { hq } }) => {
    let matching = hq.db.selectFrom('quarantine');
    if (input.text.trim() !== '') {
      const like = likeAnywhere(input.text);
      matching = matching.where(sql<boolean>`lower(coalesce(dealer, '') || ' ' || coalesce(device, '') || ' ' || coalesce(brought_by, '') || ' ' || coalesce(record_id, '') || ' ' || problem) like ${like} escape '\\'`);
    }
    const rows = await (input.after === undefined ? matching : matching.where('id', '<', input.after)).select(columns).orderBy('id', 'desc').limit(input.limit + 1).execute();
    const { total } = await matching.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
    const shown = rows.slice(0, input.limit);
    return { rows: shown.map(rowOf), next: rows.length > input.limit ? (shown.at(-1)?.id ?? null) : null, total };
  }),
  get: consoleWire.quarantine.get.handler(async ({ input, context: { hq } }) => {
    const row = await hq.db.selectFrom('quarantine').selectAll().where('id', '=', input.id).executeTakeFirst();
    if (row === undefined) return answer(refused(problem('thing.not-found', { what: 'quarantine', id: input.id.slice(0, 60) })));
    return {
      row: rowOf(row),
      problem: { code: row.problem, details: JSON.parse(row.details) as Record<string, unknown> },
      text: Buffer.from(row.content, 'base64').toString('utf8'),
      truncated: row.truncated === 1,
    };
  }),
};
