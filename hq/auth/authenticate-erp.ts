import type { IncomingHttpHeaders } from 'node:http';
import { sha256 } from '../../proof/sha256.ts';
import { addMs, minuteMs } from '../../shared/kernel/instant.ts';
import { done, refused, type Outcome } from '../../shared/kernel/outcome.ts';
import { problem } from '../../shared/kernel/problem.ts';
import type { Hq } from '../hq.ts';
import type { ErpIdentity } from './identity.ts';

/** The import key of `Authorization: Bearer <key>`; the table holds its SHA-256. Anything else is `permission.denied`. */
export async function authenticateErp(hq: Pick<Hq, 'db' | 'clock'>, headers: IncomingHttpHeaders): Promise<Outcome<ErpIdentity>> {
  const match = /^Bearer ([\x21-\x7e]{20,200})$/.exec(headers.authorization ?? '');
  const key = match?.[1];
  if (key === undefined) return refused(problem('permission.denied', {}));
  const row = await hq.db.selectFrom('import_keys').select(['id', 'name', 'last_used_at']).where('key_hash', '=', sha256(key)).where('revoked_at', 'is', null).executeTakeFirst();
  if (row === undefined) return refused(problem('permission.denied', {}));
  const now = hq.clock.now();
  if (row.last_used_at === null || row.last_used_at < addMs(now, -minuteMs)) await hq.db.updateTable('import_keys').set({ last_used_at: now }).where('id', '=', row.id).execute();
  return done({ who: 'erp', key: row.id, name: row.name });
}
