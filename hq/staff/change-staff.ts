import type { StaffRole } from '../../shared/dealer/staff-role.ts';
import type { RegionId } from '../../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../../shared/kernel/outcome.ts';
import { problem } from '../../shared/kernel/problem.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { StaffIdentity } from '../auth/identity.ts';
import { hashPassword } from '../auth/password.ts';
import type { Hq } from '../hq.ts';
import { judgeRegions } from './add-staff.ts';
import { lockAdministrators, missingRegion, replaceRolesAndRegions } from './staff-rows.ts';

export interface StaffChange {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly roles: readonly StaffRole[];
  readonly regions: readonly RegionId[];
  readonly disabled: boolean;
}

/**
 * Changes a person; whoever is disabled is signed out at once. `staff.last-administrator` where nobody who can sign in would be left to
 * administer, `thing.not-found`, `input.invalid` for a regional role without a region.
 */
export async function changeStaff(hq: Pick<Hq, 'db' | 'clock' | 'databaseKind'>, by: StaffIdentity, change: StaffChange): Promise<Outcome<void>> {
  const wrong = judgeRegions(change.roles, change.regions);
  if (wrong !== undefined) return refused(wrong);
  const now = hq.clock.now();
  return hq.db.transaction().execute(async (trx) => {
    const administrators = await lockAdministrators(trx, hq.databaseKind);
    const person = await trx.selectFrom('staff').select('username').where('id', '=', change.id).executeTakeFirst();
    if (person === undefined) return refused(problem('thing.not-found', { what: 'staff', id: change.id }));
    const remains = !change.disabled && change.roles.includes('administrator');
    if (!remains && administrators.every((id) => id === change.id) && administrators.length > 0) return refused(problem('staff.last-administrator', {}));
    const missing = await missingRegion(trx, change.regions);
    if (missing !== undefined) return refused(problem('thing.not-found', { what: 'region', id: missing }));
    await trx.updateTable('staff').set({ name: change.name, phone: change.phone, disabled: change.disabled ? 1 : 0 }).where('id', '=', change.id).execute();
    await replaceRolesAndRegions(trx, change.id, change.roles, change.regions);
    if (change.disabled) await trx.deleteFrom('sessions').where('staff', '=', change.id).execute();
    const { id, ...details } = change;
    await appendAudit(trx, { at: now, who: by.username, action: 'change-staff', about: `staff:${id}`, details: JSON.stringify({ username: person.username, ...details }) });
    return done(undefined);
  });
}

/** Gives a person a new password to be changed at the next sign-in, ends the sessions and lifts a lock. `thing.not-found`. */
export async function resetPassword(hq: Pick<Hq, 'db' | 'clock' | 'random'>, by: StaffIdentity, id: string, password: string): Promise<Outcome<void>> {
  const now = hq.clock.now();
  const hash = await hashPassword(password, hq.random);
  return hq.db.transaction().execute(async (trx) => {
    const person = await trx.selectFrom('staff').select('username').where('id', '=', id).executeTakeFirst();
    if (person === undefined) return refused(problem('thing.not-found', { what: 'staff', id }));
    await trx.updateTable('staff').set({ password_hash: hash, must_change_password: 1 }).where('id', '=', id).execute();
    await trx.deleteFrom('sessions').where('staff', '=', id).execute();
    await trx.deleteFrom('sign_in_failures').where('username', '=', person.username).execute();
    await appendAudit(trx, { at: now, who: by.username, action: 'reset-password', about: `staff:${id}`, details: person.username });
    return done(undefined);
  });
}
