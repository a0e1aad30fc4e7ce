import { sha256 } from '../../../proof/sha256.ts';
import { makeUuid7 } from '../../../shared/kernel/ids.ts';
import { epochMs, type Instant } from '../../../shared/kernel/instant.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import type { StaffIdentity } from '../../auth/identity.ts';
import type { Hq } from '../../hq.ts';

export interface ImportKeyRow {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Instant;
  readonly lastUsedAt: Instant | null;
  readonly revokedAt: Instant | null;
}

export async function listImportKeys(hq: Pick<Hq, 'db'>): Promise<ImportKeyRow[]> {
  const rows = await hq.db.selectFrom('import_keys').select(['id', 'name', 'created_at', 'last_used_at', 'revoked_at']).orderBy('created_at', 'desc').orderBy('id', 'desc').execute();
  return rows.map((row) => ({ id: row.id, name: row.name, createdAt: row.created_at, lastUsedAt: row.last_used_at, revokedAt: row.revoked_at }));
}

/** A new key of 256 bits for an ERP. It is shown this once; HQ keeps its SHA-256. */
export async function issueImportKey(hq: Pick<Hq, 'db' | 'clock' | 'random'>, staff: StaffIdentity, name: string): Promise<{ readonly id: string; readonly key: string }> {
  const now = hq.clock.now();
  const id = makeUuid7<string>(epochMs(now), hq.random(10));
  const key = `gck_${Buffer.from(hq.random(32)).toString('base64url')}`;
  await hq.db.transaction().execute(async (trx) => {
    await trx.insertInto('import_keys').values({ id, name, key_hash: sha256(key), created_at: now, created_by: staff.username, last_used_at: null, revoked_at: null }).execute();
    await appendAudit(trx, { at: now, who: staff.username, action: 'issue-import-key', about: `import-key:${id}`, details: name });
  });
  return { id, key };
}

/** Ends a key at once. A second time changes nothing. */
export async function revokeImportKey(hq: Pick<Hq, 'db' | 'clock'>, staff: StaffIdentity, id: string): Promise<Outcome<Record<string, never>>> {
  const now = hq.clock.now();
  return hq.db.transaction().execute(async (trx) => {
    const row = await trx.selectFrom('import_keys').select(['name', 'revoked_at']).where('id', '=', id).executeTakeFirst();
    if (row === undefined) return refused(problem('thing.not-found', { what: 'key', id }));
    if (row.revoked_at !== null) return done({});
    await trx.updateTable('import_keys').set({ revoked_at: now }).where('id', '=', id).execute();
    await appendAudit(trx, { at: now, who: staff.username, action: 'revoke-import-key', about: `import-key:${id}`, details: row.name });
    return done({});
  });
}
