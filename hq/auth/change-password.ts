import { done, refused, type Outcome } from '../../shared/kernel/outcome.ts';
import { problem } from '../../shared/kernel/problem.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Hq } from '../hq.ts';
import type { StaffIdentity } from './identity.ts';
import { hashPassword, isPassword } from './password.ts';

/** A person changes the own password: `sign-in.wrong` where the current one is not theirs. All their other sessions end. */
export async function changePassword(hq: Pick<Hq, 'db' | 'clock' | 'random'>, staff: StaffIdentity, change: { readonly current: string; readonly next: string }): Promise<Outcome<Record<never, never>>> {
  const row = await hq.db.selectFrom('staff').select('password_hash').where('id', '=', staff.id).executeTakeFirstOrThrow();
  if (!(await isPassword(change.current, row.password_hash))) return refused(problem('sign-in.wrong', {}));
  const hash = await hashPassword(change.next, hq.random);
  await hq.db.transaction().execute(async (trx) => {
    await trx.updateTable('staff').set({ password_hash: hash, must_change_password: 0 }).where('id', '=', staff.id).execute();
    await trx.deleteFrom('sessions').where('staff', '=', staff.id).where('token_hash', '<>', staff.session).execute();
    await appendAudit(trx, { at: hq.clock.now(), who: staff.username, action: 'change-password', about: `staff:${staff.id}`, details: '' });
  });
  return done({});
}
