import { makeRequest } from '../../../proof/csr.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import { deskContract } from '../../../shared/wire/desk-contract.ts';
import type { Desk } from '../desk.ts';
import { answerOf } from '../hq-link/answer-shape.ts';
import { askSigned, openHqLink } from '../hq-link/hq-link.ts';
import { contactHq } from '../outbox/contact-hq.ts';
import { appendJournal } from '../seal/journal.ts';
import { wrapPersonKey } from '../seal/person-key.ts';
import { isPersonCertified } from './certified-keys.ts';
import { tidyCode } from './enrol-desk.ts';
import { enrolmentKeysFor } from './enrolment-keys.ts';
import { writePerson } from './person-rows.ts';

const personAnswer = answerOf(deskContract.enrolment.addPerson);

/**
 * Adds a further person with a one-time code from HQ, or gives one who forgot the PIN a new key. `pin.too-simple`, `enrolment.code-*`,
 * `device.*`, `hq.*`.
 */
export async function addPerson(desk: Desk, wish: { readonly code: string; readonly pin: string }): Promise<Outcome<undefined>> {
  const code = tidyCode(wish.code);
  if (code === undefined) return refused(problem('enrolment.code-unknown', {}));
  const link = await openHqLink(desk);
  if (!link.ok) return link;
  // HQ revokes the earlier key with the new one: what it has signed is handed in before.
  const handedIn = await contactHq(desk, true);
  if (!handedIn.ok) return handedIn;
  const { personKey } = enrolmentKeysFor(desk, code);
  const wrapped = await wrapPersonKey(personKey, wish.pin, desk.vault);
  if (!wrapped.ok) return wrapped;
  const body = JSON.stringify({ code, personCsr: await makeRequest(personKey, 'person') });
  const told = await askSigned(desk, link.value, { method: 'POST', path: '/wire/v1/persons', body, answer: personAnswer });
  if (!told.ok) return told;
  const { enrolment, authority } = link.value;
  const desks = { device: enrolment.device, dealer: enrolment.dealer.id, personKey };
  if (!isPersonCertified(authority, told.value.personCertificate, told.value.person, desks)) return refused(problem('hq.not-hq', {}));
  const person = { ...told.value.person, certificate: told.value.personCertificate, wrappedKey: wrapped.value, addedAt: desk.clock.wall() };
  await appendJournal(desk, { kind: 'person', person });
  desk.store.commit(() => writePerson(desk.store, person));
  desk.changes.publish({ topic: 'people' });
  return done(undefined);
}
