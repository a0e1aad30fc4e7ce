import { sha256 } from '../../proof/sha256.ts';
import { addMs, dayMs, minuteMs, type Instant } from '../../shared/kernel/instant.ts';
import { done, refused, type Outcome } from '../../shared/kernel/outcome.ts';
import { problem } from '../../shared/kernel/problem.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Hq } from '../hq.ts';
import { isPassword } from './password.ts';

/** So many wrong passwords lock a name for a while. */
export const mostWrong = 10;
export const lockMs = 15 * minuteMs;
/** A session ends at the latest after so long, however busy it is. */
const longestSessionMs = 7 * dayMs;

/** A new session: the token goes into the cookie and nowhere else, the database keeps its hash. */
export interface NewSession {
  readonly token: string;
  readonly staff: string;
}

/**
 * Signs a person in. `sign-in.wrong` for every wrong pair, `sign-in.locked` after `mostWrong` of them within the lock's length:
 * both for names that exist and for names that do not, in the same time, so that nobody learns who works at HQ.
 */
export async function signIn(hq: Pick<Hq, 'db' | 'clock' | 'random'>, attempt: { readonly username: string; readonly password: string }): Promise<Outcome<NewSession>> {
  const username = attempt.username.trim().toLowerCase();
  const now = hq.clock.now();
  const failures = await hq.db.selectFrom('sign_in_failures').selectAll().where('username', '=', username).executeTakeFirst();
  const lockedUntil = failures?.locked_until ?? null;
  const staff = await hq.db.selectFrom('staff').select(['id', 'password_hash', 'disabled']).where('username', '=', username).executeTakeFirst();
  const isRight = await isPassword(attempt.password, staff?.password_hash);
  if (lockedUntil !== null && lockedUntil > now) return refused(problem('sign-in.locked', { until: lockedUntil }));
  if (!isRight || staff === undefined || staff.disabled === 1) return countWrong(hq, username, staff?.id ?? null, now);

  const token = Buffer.from(hq.random(32)).toString('base64url');
  await hq.db.transaction().execute(async (trx) => {
    await trx.deleteFrom('sign_in_failures').where('username', '=', username).execute();
    await trx.updateTable('staff').set({ last_sign_in_at: now }).where('id', '=', staff.id).execute();
    await trx.insertInto('sessions').values({ token_hash: sha256(token), staff: staff.id, created_at: now, last_seen_at: now, expires_at: addMs(now, longestSessionMs) }).execute();
    await appendAudit(trx, { at: now, who: username, action: 'sign-in', about: `staff:${staff.id}`, details: '' });
  });
  return done({ token, staff: staff.id });
}

async function countWrong(hq: Pick<Hq, 'db'>, username: string, staff: string | null, now: Instant): Promise<Outcome<NewSession>> {
  const lockedUntil = await hq.db.transaction().execute(async (trx) => {
    const { failed } = await trx
      .insertInto('sign_in_failures')
      .values({ username, failed: 1, last_at: now, locked_until: null })
      .onConflict((conflict) => conflict.column('username').doUpdateSet((eb) => ({ failed: eb('sign_in_failures.failed', '+', 1), last_at: now, locked_until: null })))
      .returning('failed')
      .executeTakeFirstOrThrow();
    if (failed < mostWrong) return null;
    const until = addMs(now, lockMs);
    await trx.updateTable('sign_in_failures').set({ failed: 0, locked_until: until }).where('username', '=', username).execute();
    if (staff !== null) await appendAudit(trx, { at: now, who: 'hq', action: 'lock-sign-in', about: `staff:${staff}`, details: `${mostWrong} wrong passwords; until ${until}` });
    return until;
  });
  return refused(lockedUntil === null ? problem('sign-in.wrong', {}) : problem('sign-in.locked', { until: lockedUntil }));
}

/** Forgets failures that lock nothing any more. */
export async function forgetOldFailures(hq: Pick<Hq, 'db' | 'clock'>): Promise<void> {
  await hq.db.deleteFrom('sign_in_failures').where('last_at', '<', addMs(hq.clock.now(), -dayMs)).execute();
}
