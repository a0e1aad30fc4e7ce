import type { Transaction } from 'kysely';
import { sha256 } from '../../proof/sha256.ts';
import { canonicalText } from '../../shared/kernel/canonical-text.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import type { Tables } from '../store/tables.ts';

/** One thing that somebody did. `who` is a person's username, `erp:<key>` , `desk:<id>` or `hq`; `about` names the thing; never a secret. */
export interface AuditEntry {
  readonly at: Instant;
  readonly who: string;
  readonly action: string;
  readonly about: string;
  readonly details: string;
}

/** What stands before the first entry of the chain. */
export const auditStart = '0'.repeat(64);

/** The hash of an entry over its own words and the hash of the one before: nobody can change, drop or slip in an entry unseen. */
export function auditHash(position: number, previous: string, entry: AuditEntry): string {
  return sha256(canonicalText([position, previous, entry.at, entry.who, entry.action, entry.about, entry.details]));
}

/** Appends to the audit within the transaction of the deed itself. Replicas wait for each other at the counter. */
export async function appendAudit(trx: Transaction<Tables>, entry: AuditEntry): Promise<void> {
  const { value: position } = await trx
    .updateTable('counters')
    .set((eb) => ({ value: eb('value', '+', 1) }))
    .where('name', '=', 'audit')
    .returning('value')
    .executeTakeFirstOrThrow();
  const before = await trx.selectFrom('audit').select('hash').where('position', '=', position - 1).executeTakeFirst();
  const previous = before?.hash ?? auditStart;
  await trx
    .insertInto('audit')
    .values({ position, previous, hash: auditHash(position, previous, entry), at: entry.at, who: entry.who, action: entry.action, about: entry.about, details: entry.details })
    .execute();
}
