import type { Instant } from '../../../shared/kernel/instant.ts';
import type { NewsItem } from '../../../shared/wire/desk-contract.ts';
import { rowOf, type Store } from '../store/open-store.ts';

/** The number up to which HQ's stream was read; 0 before the first item, and where it is to be read again. */
export function newsReadUpTo(store: Store): number {
  return rowOf<{ upTo: number }>(store.prepare('SELECT up_to AS upTo FROM news_read').get())?.upTo ?? 0;
}

export function noteNewsRead(store: Store, upTo: number): void {
  store.prepare('UPDATE news_read SET up_to = ?').run(upTo);
}

/** Answers whether the item is new. */
export function keepNews(store: Store, item: NewsItem, takenAt: Instant): boolean {
  return store.prepare('INSERT INTO news (number, kind, taken_at, item) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING').run(item.number, item.kind, takenAt, JSON.stringify(item)).changes === 1;
}

/** HQ was restored and counts anew: its stream is read again from the beginning, and what was known already changes nothing. */
export function forgetNews(store: Store): void {
  store.prepare('DELETE FROM news').run();
  store.prepare('DELETE FROM settlement').run();
  noteNewsRead(store, 0);
}
