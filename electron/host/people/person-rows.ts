import type { Person } from '../../../shared/dealer/dealer.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { WrappedKey } from '../seal/person-key.ts';
import { rowOf, rowsOf, type Store } from '../store/open-store.ts';

/** A person who may sign on this desk, with the key as it lies here and the wrong PINs in a row. */
export interface PersonRow extends Person {
  readonly certificate: string;
  readonly wrappedKey: WrappedKey;
  readonly wrongPins: number;
  /** When the last wrong PIN was, in running time of that boot. */
  readonly wrongBoot: string | null;
  readonly wrongRunningMs: number | null;
  readonly revoked: boolean;
}

type Raw = Omit<PersonRow, 'wrappedKey' | 'revoked'> & { wrappedKey: string; revoked: number };

const columns =
  'id, name, role, certificate, wrapped_key AS wrappedKey, wrong_pins AS wrongPins, wrong_boot AS wrongBoot, wrong_running_ms AS wrongRunningMs, revoked';

function fromRaw(raw: Raw): PersonRow {
  return { ...raw, wrappedKey: JSON.parse(raw.wrappedKey) as WrappedKey, revoked: raw.revoked === 1 };
}

export function readPersons(store: Store): readonly PersonRow[] {
  return rowsOf<Raw>(store.prepare(`SELECT ${columns} FROM person ORDER BY added_at, id`).all()).map(fromRaw);
}

export function readPerson(store: Store, id: PersonId): PersonRow | undefined {
  const raw = rowOf<Raw>(store.prepare(`SELECT ${columns} FROM person WHERE id = ?`).get(id));
  return raw === undefined ? undefined : fromRaw(raw);
}

/** Adds a person, or gives a known one a new key: wrong PINs are forgotten, because the new key has a new PIN. */
export function writePerson(store: Store, person: Person & { readonly certificate: string; readonly wrappedKey: WrappedKey; readonly addedAt: Instant }): void {
  store
    .prepare(
      `INSERT INTO person (id, name, role, certificate, wrapped_key, added_at) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role, certificate = excluded.certificate, wrapped_key = excluded.wrapped_key,
         wrong_pins = 0, wrong_boot = NULL, wrong_running_ms = NULL, revoked = 0`,
    )
    .run(person.id, person.name, person.role, person.certificate, JSON.stringify(person.wrappedKey), person.addedAt);
}

export function writeWrappedKey(store: Store, id: PersonId, wrappedKey: WrappedKey): void {
  store.prepare('UPDATE person SET wrapped_key = ? WHERE id = ?').run(JSON.stringify(wrappedKey), id);
}

export function writeWrongPins(store: Store, id: PersonId, wrong: { readonly count: number; readonly boot: string; readonly runningMs: number } | null): void {
  store.prepare('UPDATE person SET wrong_pins = ?, wrong_boot = ?, wrong_running_ms = ? WHERE id = ?').run(wrong?.count ?? 0, wrong?.boot ?? null, wrong?.runningMs ?? null, id);
}

export function markPersonRevoked(store: Store, id: PersonId): void {
  store.prepare('UPDATE person SET revoked = 1 WHERE id = ?').run(id);
}

export function markAllRevoked(store: Store): void {
  store.prepare('UPDATE person SET revoked = 1').run();
}
