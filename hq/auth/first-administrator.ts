import { makeUuid7 } from '../../shared/kernel/ids.ts';
import { epochMs } from '../../shared/kernel/instant.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Hq } from '../hq.ts';
import type { Query } from '../store/query.ts';
import { hashPassword } from './password.ts';

/** What is wrong with the name (3 to 40 characters) or the password (12 or more) of a first administrator. */
export function administratorFault(username: string, password: string): string | undefined {
  if (password.length < 12) return 'the first administrator needs a password of 12 characters or more in GATECHECK_HQ_PASSWORD';
  if (!/^[a-z][a-z0-9._-]{1,38}[a-z0-9]$/.test(username)) return 'the name must be 3 to 40 lower-case letters, digits, dots, dashes';
  return undefined;
}

/** Whether HQ has an administrator who can sign in. */
export async function hasAdministrator(db: Query): Promise<boolean> {
  const found = await db.selectFrom('staff_roles').innerJoin('staff', 'staff.id', 'staff_roles.staff').select('staff.id').where('staff_roles.role', '=', 'administrator').where('staff.disabled', '=', 0).limit(1).executeTakeFirst();
  return found !== undefined;
}

/** Adds an administrator where HQ has none yet, and says so; changes nothing where it has one. Throws where `administratorFault` finds a fault. */
export async function addFirstAdministrator(hq: Pick<Hq, 'db' | 'clock' | 'random'>, username: string, password: string): Promise<boolean> {
  const fault = administratorFault(username, password);
  if (fault !== undefined) throw new Error(fault);
  const hash = await hashPassword(password, hq.random);
  const now = hq.clock.now();
  return hq.db.transaction().execute(async (trx) => {
    const known = await trx.selectFrom('staff_roles').select('staff').where('role', '=', 'administrator').executeTakeFirst();
    if (known !== undefined) return false;
    const id = makeUuid7<string>(epochMs(now), hq.random(10));
    await trx.insertInto('staff').values({ id, username, name: username, phone: '', password_hash: hash, must_change_password: 0, disabled: 0, created_at: now, last_sign_in_at: null }).execute();
    await trx.insertInto('staff_roles').values({ staff: id, role: 'administrator' }).execute();
    await appendAudit(trx, { at: now, who: 'hq', action: 'add-staff', about: `staff:${id}`, details: `${username}: administrator, at the first start` });
    return true;
  });
}
