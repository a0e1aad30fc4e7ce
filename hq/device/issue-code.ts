import type { Person } from '../../shared/dealer/dealer.ts';
import { makeUuid7, type DealerId, type DeviceId, type PersonId } from '../../shared/kernel/ids.ts';
import { addMs, epochMs, hourMs, type Instant } from '../../shared/kernel/instant.ts';
import { done, refused, type Outcome } from '../../shared/kernel/outcome.ts';
import { problem } from '../../shared/kernel/problem.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Hq } from '../hq.ts';
import type { Query } from '../store/query.ts';
import { hashCode, makeCode } from './desk-code.ts';

/** How long a one-time code opens. */
export const codeLifeMs = 72 * hourMs;

/** Somebody of the dealer whom HQ knows, or a new person. */
export type CodeFor = { readonly id: PersonId } | { readonly name: string; readonly role: 'owner' | 'inspector' };

export interface IssuedCode {
  readonly code: string;
  readonly expiresAt: Instant;
  readonly person: Person;
}

/**
 * Issues a one-time code: without `device` for a new desk of the dealer and its first person, with it for a further person there
 * or for a new PIN, or, with `isRenewal`, for that very desk to be enrolled again with a new key. `thing.not-found` where the dealer, desk or person is not there or is revoked. The code is shown once.
 */
export async function issueCode(
  hq: Pick<Hq, 'db' | 'clock' | 'random' | 'keys'>,
  wish: { readonly dealer: DealerId; readonly device: DeviceId | null; readonly isRenewal?: boolean; readonly person: CodeFor; readonly by: string },
): Promise<Outcome<IssuedCode>> {
  const now = hq.clock.now();
  const isRenewal = wish.isRenewal === true;
  return hq.db.transaction().execute(async (trx): Promise<Outcome<IssuedCode>> => {
    const dealer = await trx.selectFrom('dealers').select('id').where('id', '=', wish.dealer).executeTakeFirst();
    if (dealer === undefined) return refused(problem('thing.not-found', { what: 'dealer', id: wish.dealer }));
    const found = 'id' in wish.person ? await knownPerson(trx, wish.dealer, wish.person.id) : undefined;
    if ('id' in wish.person && found === undefined) return refused(problem('thing.not-found', { what: 'person', id: wish.person.id }));
    const person: Person = found ?? newPerson(wish.person, now, hq);
    if (found === undefined) await trx.insertInto('persons').values({ ...person, dealer: wish.dealer, created_at: now, revoked_at: null, revoked_because: null }).execute();
    const code = makeCode(hq.random);
    const expiresAt = addMs(now, codeLifeMs);
    await trx
      .insertInto('one_time_codes')
      .values({
        code_hash: hashCode(code, hq.keys.pepper), kind: wish.device === null || isRenewal ? 'desk' : 'person', dealer: wish.dealer, person: person.id, device: isRenewal ? null : wish.device, renews: isRenewal ? wish.device : null,
        issued_at: now, issued_by: wish.by, expires_at: expiresAt, used_at: null, used_by: null,
      })
      .execute();
    const action = isRenewal ? 'issue-renewal-code' : wish.device === null ? 'issue-desk-code' : 'issue-person-code';
    await appendAudit(trx, { at: now, who: wish.by, action, about: wish.device === null ? `dealer:${wish.dealer}` : `desk:${wish.device}`, details: `${person.name} (${person.role})` });
    return done({ code, expiresAt, person });
  });
}

async function knownPerson(db: Query, dealer: DealerId, id: PersonId): Promise<Person | undefined> {
  return db.selectFrom('persons').select(['id', 'name', 'role']).where('id', '=', id).where('dealer', '=', dealer).where('revoked_at', 'is', null).executeTakeFirst();
}

function newPerson(person: CodeFor, now: Instant, hq: Pick<Hq, 'random'>): Person {
  if ('id' in person) throw new Error('a known person is not made anew');
  return { id: makeUuid7<PersonId>(epochMs(now), hq.random(10)), name: person.name, role: person.role };
}
