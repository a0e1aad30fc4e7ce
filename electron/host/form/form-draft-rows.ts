import type { Instant } from '../../../shared/kernel/instant.ts';
import { rowOf, type Store } from '../store/open-store.ts';

/** The JSON text kept under the name; null where there is none. */
export function readFormDraft(store: Store, name: string): string | null {
  return rowOf<{ fields: string }>(store.prepare('SELECT fields FROM form_draft WHERE name = ?').get(name))?.fields ?? null;
}

export function writeFormDraft(store: Store, name: string, fields: string, at: Instant): void {
  store.prepare('INSERT INTO form_draft (name, changed_at, fields) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET changed_at = excluded.changed_at, fields = excluded.fields').run(name, at, fields);
}

export function deleteFormDraft(store: Store, name: string): void {
  store.prepare('DELETE FROM form_draft WHERE name = ?').run(name);
}

/** Leaves the `most` that were changed last. */
export function deleteOldestDrafts(store: Store, most: number): void {
  store.prepare('DELETE FROM form_draft WHERE name IN (SELECT name FROM form_draft ORDER BY changed_at DESC, name LIMIT -1 OFFSET ?)').run(most);
}
