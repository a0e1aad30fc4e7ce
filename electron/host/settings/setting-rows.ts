import { rowOf, type Store } from '../store/open-store.ts';

/** The value stored under the name, as parsed JSON; `undefined` where there is none. */
export function readSetting(store: Store, name: string): unknown {
  const row = rowOf<{ value: string }>(store.prepare('SELECT value FROM setting WHERE name = ?').get(name));
  return row === undefined ? undefined : (JSON.parse(row.value) as unknown);
}

export function writeSetting(store: Store, name: string, value: unknown): void {
  store.prepare('INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value').run(name, JSON.stringify(value));
}
