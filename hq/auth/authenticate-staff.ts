import type { IncomingHttpHeaders } from 'node:http';
import { sha256 } from '../../proof/sha256.ts';
import { regionalRoles, staffRoleSchema, type StaffRole } from '../../shared/dealer/staff-role.ts';
import { addMs, hourMs, minuteMs } from '../../shared/kernel/instant.ts';
import { done, refused, type Outcome } from '../../shared/kernel/outcome.ts';
import { problem } from '../../shared/kernel/problem.ts';
import type { Hq } from '../hq.ts';
import type { Sight, StaffIdentity } from './identity.ts';
import { tokenOfCookie } from './session-cookie.ts';

/** A session ends after so long without a request. */
export const idleMs = 12 * hourMs;
/** How exactly the last request is known: a session is written once in this while, not at each request. */
const seenEveryMs = minuteMs;

/**
 * Who is signed in, and whether one of the route's roles is theirs: `sign-in.needed`, `permission.denied`.
 * The person's row is read at each request, so whoever is disabled is out at once.
 */
export async function authenticateStaff(hq: Pick<Hq, 'db' | 'clock'>, headers: IncomingHttpHeaders, allowed: readonly StaffRole[]): Promise<Outcome<StaffIdentity>> {
  const token = tokenOfCookie(headers);
  if (token === undefined) return refused(problem('sign-in.needed', {}));
  const session = sha256(token);
  const now = hq.clock.now();
  const row = await hq.db
    .selectFrom('sessions')
    .innerJoin('staff', 'staff.id', 'sessions.staff')
    .select(['staff.id', 'staff.username', 'staff.name', 'staff.must_change_password', 'sessions.last_seen_at'])
    .where('sessions.token_hash', '=', session)
    .where('sessions.expires_at', '>', now)
    .where('sessions.last_seen_at', '>', addMs(now, -idleMs))
    .where('staff.disabled', '=', 0)
    .executeTakeFirst();
  if (row === undefined) return refused(problem('sign-in.needed', {}));
  const roleRows = await hq.db.selectFrom('staff_roles').select('role').where('staff', '=', row.id).orderBy('role').execute();
  const regionRows = await hq.db.selectFrom('staff_regions').select('region').where('staff', '=', row.id).orderBy('region').execute();
  const roles = roleRows.map((role) => staffRoleSchema.parse(role.role));
  const regions = regionRows.map((region) => region.region);
  const opening = roles.filter((role) => allowed.includes(role));
  if (opening.length === 0) return refused(problem('permission.denied', {}));
  if (row.last_seen_at < addMs(now, -seenEveryMs)) await hq.db.updateTable('sessions').set({ last_seen_at: now }).where('token_hash', '=', session).execute();
  const sight: Sight = opening.every((role) => regionalRoles.includes(role)) ? { all: false, regions } : { all: true };
  return done({ who: 'staff', id: row.id, username: row.username, name: row.name, roles, regions, mustChangePassword: row.must_change_password === 1, session, sight });
}
