import type { z } from 'zod';
import type { deskPersonSchema } from '../../../shared/bridge/shapes.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import { isPinStrong } from '../../../shared/seal/pin.ts';
import type { Desk } from '../desk.ts';
import { appendJournal } from '../seal/journal.ts';
import { wrapPersonKey } from '../seal/person-key.ts';
import { gateOf, openPersonKey } from './open-key.ts';
import { readPersons, writeWrappedKey, type PersonRow } from './person-rows.ts';

type DeskPerson = z.infer<typeof deskPersonSchema>;

/** Who may sign on this desk, and how their PINs stand. */
export function listPeople(desk: Desk): DeskPerson[] {
  return readPersons(desk.store).map((person) => ({ id: person.id, name: person.name, role: person.role, ...standingOf(desk, person) }));
}

function standingOf(desk: Desk, person: PersonRow): Pick<DeskPerson, 'state' | 'attemptsLeft' | 'waitMs'> {
  if (person.revoked) return { state: 'revoked', attemptsLeft: 0, waitMs: 0 };
  const gate = gateOf(desk, person);
  switch (gate.state) {
    case 'locked':
      return { state: 'locked', attemptsLeft: 0, waitMs: 0 };
    case 'delayed':
      return { state: 'delayed', attemptsLeft: gate.attemptsLeft, waitMs: gate.waitMs };
    default:
      return { state: 'ready', attemptsLeft: gate.attemptsLeft, waitMs: 0 };
  }
}

/** Gives a person's key a new PIN; needs the old one. `pin.*`, `person.not-certified`, `thing.not-found`. */
export async function changePin(desk: Desk, wish: { readonly person: PersonId; readonly pin: string; readonly newPin: string }): Promise<Outcome<undefined>> {
  if (!isPinStrong(wish.newPin)) return refused(problem('pin.too-simple', {}));
  const opened = await openPersonKey(desk, wish.person, wish.pin);
  if (!opened.ok) return opened;
  const wrapped = await wrapPersonKey(opened.value.key, wish.newPin, desk.vault);
  if (!wrapped.ok) return wrapped;
  const { id, name, role, certificate } = opened.value.person;
  await appendJournal(desk, { kind: 'person', person: { id, name, role, certificate, wrappedKey: wrapped.value, addedAt: desk.clock.wall() } });
  desk.store.commit(() => writeWrappedKey(desk.store, wish.person, wrapped.value));
  desk.changes.publish({ topic: 'people' });
  return done(undefined);
}
