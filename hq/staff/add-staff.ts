import { regionalRoles, type StaffRole } from '../../shared/dealer/staff-role.ts';
import { makeUuid7, type RegionId } from '../../shared/kernel/ids.ts';
import { epochMs } from '../../shared/kernel/instant.ts';
import { done, refused, type Outcome } from '../../shared/kernel/outcome.ts';
import { problem, type Problem } from '../../shared/kernel/problem.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { StaffIdentity } from '../auth/identity.ts';
import { hashPassword } from '../auth/password.ts';
import type { Hq } from '../hq.ts';
import { isTaken } from '../store/query.ts';
import { missingRegion, replaceRolesAndRegions } from './staff-rows.ts';

export interface NewStaff {
  readonly username: string;
  readonly name: string;
  readonly phone: string;
  readonly roles: readonly StaffRole[];
  readonly regions: readonly RegionId[];
  readonly password: string;
  /** Whether the password was chosen by somebody else and must be changed at the first sign-in. */
  readonly mustChangePassword: boolean;
}

/** Adds a person and gives the id. `staff.username-taken`, `thing.not-found` for a region, `input.invalid` for a regional role without a region. */
export async function addStaff(hq: Pick<Hq, 'db' | 'clock' | 'random'>, by: Pick<StaffIdentity, 'username'>, person: NewStaff): Promise<Outcome<string>> {
  const wrong = judgeRegions(person.roles, person.regions);
  if (wrong !== undefined) return refused(wrong);
  const now = hq.clock.now();
  const id = makeUuid7<string>(epochMs(now), hq.random(10));
  const hash = await hashPassword(person.password, hq.random);
  try {
    return await hq.db.transaction().execute(async (trx) => {
      const missing = await missingRegion(trx, person.regions);
      if (missing !== undefined) return refused(problem('thing.not-found', { what: 'region', id: missing }));
      await trx
        .insertInto('staff')
        .values({
          id, username: person.username, name: person.name, phone: person.phone, password_hash: hash, must_change_password: person.mustChangePassword ? 1 : 0, disabled: 0, created_at: now, last_sign_in_at: null,
        })
        .execute();
      await replaceRolesAndRegions(trx, id, person.roles, person.regions);
      await appendAudit(trx, { at: now, who: by.username, action: 'add-staff', about: `staff:${id}`, details: JSON.stringify({ username: person.username, name: person.name, roles: person.roles, regions: person.regions }) });
      return done(id);
    });
  } catch (fault) {
    if (isTaken(fault)) return refused(problem('staff.username-taken', {}));
    throw fault;
  }
}

/** Somebody with regional roles only and no region would see nothing at all. */
export function judgeRegions(roles: readonly StaffRole[], regions: readonly RegionId[]): Problem | undefined {
  const isRegional = roles.every((role) => regionalRoles.includes(role));
  return isRegional && regions.length === 0 ? problem('input.invalid', { field: 'regions', expected: 'at least one region' }) : undefined;
}
