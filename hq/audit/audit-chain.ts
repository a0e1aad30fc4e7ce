import { epochMs } from '../../shared/kernel/instant.ts';
import type { Hq } from '../hq.ts';
import { auditHash, auditStart } from './append-audit.ts';

const page = 5_000;
/** How long a verdict over the whole chain stands. */
const standsMs = 30_000;

const verdicts = new WeakMap<object, { readonly holds: boolean; readonly atMs: number }>();

/** Whether every entry of the audit follows from the one before, from the first to the last. Read anew every half minute. */
export async function auditChainHolds(hq: Pick<Hq, 'db' | 'clock'>): Promise<boolean> {
  const nowMs = epochMs(hq.clock.now());
  const known = verdicts.get(hq.db);
  if (known !== undefined && Math.abs(nowMs - known.atMs) < standsMs) return known.holds;
  const holds = await readChain(hq);
  verdicts.set(hq.db, { holds, atMs: nowMs });
  return holds;
}

async function readChain(hq: Pick<Hq, 'db'>): Promise<boolean> {
  let position = 0;
  let previous = auditStart;
  for (;;) {
    const rows = await hq.db.selectFrom('audit').selectAll().where('position', '>', position).orderBy('position').limit(page).execute();
    for (const row of rows) {
      if (row.position !== position + 1 || row.previous !== previous || row.hash !== auditHash(row.position, previous, row)) return false;
      ({ position } = row);
      previous = row.hash;
    }
    if (rows.length < page) break;
  }
  const counter = await hq.db.selectFrom('counters').select('value').where('name', '=', 'audit').executeTakeFirstOrThrow();
  return counter.value >= position && !(await isLonger(hq, position, counter.value));
}

/** Entries cut off at the end leave the counter ahead of them. */
async function isLonger(hq: Pick<Hq, 'db'>, position: number, counted: number): Promise<boolean> {
  if (counted === position) return false;
  const newer = await hq.db.selectFrom('audit').select('position').where('position', '>', position).limit(1).execute();
  return newer.length === 0;
}
