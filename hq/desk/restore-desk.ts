import type { DeviceId } from '../../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../../shared/kernel/outcome.ts';
import { problem } from '../../shared/kernel/problem.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { StaffIdentity } from '../auth/identity.ts';
import type { Hq } from '../hq.ts';
import { withSwitchedOff } from './switched-off.ts';

/**
 * Lifts the revocation of a desk: it goes on where it stood, with exactly the certificates that ended with it; those of people who were revoked meanwhile, and keys that were
 * superseded before, stay ended. The time between is remembered (R-TL-23). A desk that is not revoked is left alone. `thing.not-found`.
 */
export async function restoreDesk(hq: Pick<Hq, 'db' | 'clock' | 'devices'>, by: StaffIdentity, id: DeviceId, reason: string): Promise<Outcome<void>> {
  const now = hq.clock.now();
  const outcome = await hq.db.transaction().execute(async (trx): Promise<Outcome<void>> => {
    const desk = await trx.selectFrom('devices').select(['name', 'revoked_at', 'revoked_because', 'off_before']).where('id', '=', id).executeTakeFirst();
    if (desk === undefined) return refused(problem('thing.not-found', { what: 'desk', id }));
    if (desk.revoked_at === null) return done(undefined);
    const { numUpdatedRows } = await trx
      .updateTable('devices')
      .set({ revoked_at: null, revoked_because: null, off_before: withSwitchedOff(desk.off_before, { from: desk.revoked_at, until: now }) })
      .where('id', '=', id)
      .where('revoked_at', '=', desk.revoked_at)
      .executeTakeFirst();
    // Somebody else has restored it at the same moment.
    if (numUpdatedRows !== 1n) return done(undefined);
    await trx
      .updateTable('certificates')
      .set({ revoked_at: null, revoked_because: null })
      .where('device', '=', id)
      .where('revoked_at', '=', desk.revoked_at)
      .where('revoked_because', '=', desk.revoked_because)
      .where((eb) => eb.or([eb('person', 'is', null), eb('person', 'in', eb.selectFrom('persons').select('persons.id').where('persons.revoked_at', 'is', null))]))
      .execute();
    await appendAudit(trx, { at: now, who: by.username, action: 'restore-desk', about: `desk:${id}`, details: `${desk.name}: ${reason}` });
    return done(undefined);
  });
  hq.devices.forget(id);
  return outcome;
}
