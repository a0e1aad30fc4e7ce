import type { CivilDate } from '../../../shared/kernel/instant.ts';
import type { Sha256 } from '../../../shared/kernel/ids.ts';
import type { SignedText } from '../../../shared/seal/signed-text.ts';
import { rowOf, type Store } from '../store/open-store.ts';

export interface PolicyRow {
  readonly version: string;
  readonly hash: Sha256;
  readonly signed: string;
}

/** The policy in force on a day: the latest to have come into effect, the newest of two that start on one day. */
export function policyOn(store: Store, day: CivilDate): PolicyRow | undefined {
  return rowOf<PolicyRow>(
    store.prepare('SELECT version, hash, signed FROM policy WHERE effective_from <= ? ORDER BY effective_from DESC, number DESC LIMIT 1').get(day),
  );
}

/** Whether HQ has sent a policy before: the first one is no update. */
export function hasPolicy(store: Store): boolean {
  return store.prepare('SELECT 1 FROM policy LIMIT 1').get() !== undefined;
}

/** Answers whether the version is new. */
export function keepPolicy(store: Store, policy: { readonly version: string; readonly effectiveFrom: CivilDate; readonly number: number; readonly hash: Sha256; readonly signed: SignedText }): boolean {
  const { changes } = store
    .prepare('INSERT INTO policy (version, effective_from, number, hash, signed) VALUES (?, ?, ?, ?, ?) ON CONFLICT (version) DO NOTHING')
    .run(policy.version, policy.effectiveFrom, policy.number, policy.hash, JSON.stringify(policy.signed));
  return changes === 1;
}

export function newestCalendar(store: Store): { readonly number: number; readonly signed: string } | undefined {
  return rowOf(store.prepare('SELECT number, signed FROM calendar ORDER BY number DESC LIMIT 1').get());
}

export function keepCalendar(store: Store, calendar: { readonly number: number; readonly version: string; readonly signed: SignedText }): void {
  store
    .prepare('INSERT INTO calendar (number, version, signed) VALUES (?, ?, ?) ON CONFLICT (number) DO NOTHING')
    .run(calendar.number, calendar.version, JSON.stringify(calendar.signed));
}
