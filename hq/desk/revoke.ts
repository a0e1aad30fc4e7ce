import type { Transaction } from 'kysely';
import type { Person } from '../../shared/dealer/dealer.ts';
import type { DeviceId, PersonId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import { done, refused, type Outcome } from '../../shared/kernel/outcome.ts';
import { problem } from '../../shared/kernel/problem.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { StaffIdentity } from '../auth/identity.ts';
import type { Hq } from '../hq.ts';
import { postNews } from '../notice/post-news.ts';
import type { Tables } from '../store/tables.ts';

/**
 * Revokes a desk at once: its requests are refused from now on, its certificates and open codes are ended. What it has handed in stays,
 * and the desk itself loses nothing; `restoreDesk` lifts it. A second time changes nothing. `thing.not-found`.
 */
export async function revokeDesk(hq: Pick<Hq, 'db' | 'clock' | 'devices'>, by: StaffIdentity, id: DeviceId, reason: string): Promise<Outcome<void>> {
  const now = hq.clock.now();
  const outcome = await hq.db.transaction().execute(async (trx): Promise<Outcome<void>> => {
    const desk = await trx.selectFrom('devices').select(['name', 'revoked_at']).where('id', '=', id).executeTakeFirst();
    if (desk === undefined) return refused(problem('thing.not-found', { what: 'desk', id }));
    if (desk.revoked_at !== null) return done(undefined);
    await trx.updateTable('devices').set({ revoked_at: now, revoked_because: reason }).where('id', '=', id).execute();
    await trx.updateTable('certificates').set({ revoked_at: now, revoked_because: reason }).where('device', '=', id).where('revoked_at', 'is', null).execute();
    await endCodes(trx, 'device', id, now);
    await endCodes(trx, 'renews', id, now);
    await appendAudit(trx, { at: now, who: by.username, action: 'revoke-desk', about: `desk:${id}`, details: `${desk.name}: ${reason}` });
    return done(undefined);
  });
  hq.devices.forget(id);
  return outcome;
}

/** Revokes a person at once, on every desk: certificates and open codes end, and the dealer's desks are told. A second time changes nothing. `thing.not-found`. */
export async function revokePerson(hq: Pick<Hq, 'db' | 'clock'>, by: StaffIdentity, id: PersonId, reason: string): Promise<Outcome<Person>> {
  const now = hq.clock.now();
  return hq.db.transaction().execute(async (trx): Promise<Outcome<Person>> => {
    const row = await trx.selectFrom('persons').select(['id', 'name', 'role', 'dealer', 'revoked_at']).where('id', '=', id).executeTakeFirst();
    if (row === undefined) return refused(problem('thing.not-found', { what: 'person', id }));
    const person = { id: row.id, name: row.name, role: row.role };
    if (row.revoked_at !== null) return done(person);
    await trx.updateTable('persons').set({ revoked_at: now, revoked_because: reason }).where('id', '=', id).execute();
    await trx.updateTable('certificates').set({ revoked_at: now, revoked_because: reason }).where('person', '=', id).where('revoked_at', 'is', null).execute();
    await endCodes(trx, 'person', id, now);
    await postNews(trx, row.dealer, [{ kind: 'person-revoked', person: id }], now);
    await appendAudit(trx, { at: now, who: by.username, action: 'revoke-person', about: `person:${id}`, details: `${row.name}: ${reason}` });
    return done(person);
  });
}

/** Codes that nobody has used yet open nothing any more. */
async function endCodes(trx: Transaction<Tables>, column: 'device' | 'renews' | 'person', id: DeviceId | PersonId, now: Instant): Promise<void> {
  await trx.deleteFrom('one_time_codes').where(column, '=', id).where('used_at', 'is', null).where('issued_at', '<=', now).execute();
}
