import type { KeyObject } from 'node:crypto';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import { mostPinAttempts, pinGate, type PinGate } from '../../../shared/seal/pin-attempts.ts';
import type { Desk } from '../desk.ts';
import { unwrapPersonKey } from '../seal/person-key.ts';
import { readPerson, writeWrongPins, type PersonRow } from './person-rows.ts';

/** How the PINs of a person stand: open, delayed, locked. After a restart a delay begins anew, so that restarting gains nothing. */
export function gateOf(desk: Desk, person: PersonRow): PinGate {
  const isSameBoot = person.wrongBoot === desk.clock.boot && person.wrongRunningMs !== null;
  return pinGate(person.wrongPins, isSameBoot ? desk.clock.runningMs() - (person.wrongRunningMs ?? 0) : 0);
}

/**
 * Opens a person's key with the PIN, for one signature. The attempt is counted in a commit before the PIN is tried, so pulling the plug in between
 * gains nothing; a right PIN clears the count. `thing.not-found`, `person.not-certified`, `pin.locked`, `pin.delayed`, `pin.wrong`.
 */
export async function openPersonKey(desk: Desk, id: PersonId, pin: string): Promise<Outcome<{ readonly person: PersonRow; readonly key: KeyObject }>> {
  const counted = desk.store.commit((): Outcome<{ person: PersonRow; wrong: number }> => {
    const person = readPerson(desk.store, id);
    if (person === undefined) return refused(problem('thing.not-found', { what: 'person', id }));
    if (person.revoked) return refused(problem('person.not-certified', {}));
    const gate = restartedGate(desk, person);
    if (gate.state === 'locked') return refused(problem('pin.locked', {}));
    if (gate.state === 'delayed') return refused(problem('pin.delayed', { waitMs: gate.waitMs }));
    const wrong = person.wrongPins + 1;
    writeWrongPins(desk.store, id, { count: wrong, boot: desk.clock.boot, runningMs: desk.clock.runningMs() });
    return done({ person, wrong });
  });
  if (!counted.ok) return counted;
  const { person, wrong } = counted.value;
  const key = await unwrapPersonKey(person.wrappedKey, pin, desk.vault);
  if (key === undefined) {
    desk.changes.publish({ topic: 'people' });
    return refused(wrong >= mostPinAttempts ? problem('pin.locked', {}) : problem('pin.wrong', { attemptsLeft: mostPinAttempts - wrong }));
  }
  desk.store.commit(() => writeWrongPins(desk.store, id, null));
  return done({ person, key });
}

/** Where the last wrong PIN was before a restart, its delay starts now, and is kept as such. */
function restartedGate(desk: Desk, person: PersonRow): PinGate {
  const gate = gateOf(desk, person);
  if (gate.state === 'delayed' && person.wrongBoot !== desk.clock.boot) {
    writeWrongPins(desk.store, person.id, { count: person.wrongPins, boot: desk.clock.boot, runningMs: desk.clock.runningMs() });
  }
  return gate;
}
