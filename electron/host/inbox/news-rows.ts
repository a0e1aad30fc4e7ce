import type { Instant } from '../../../shared/kernel/instant.ts';
import type { NewsItem } from '../../../shared/wire/desk-contract.ts';
import { rowOf, type Store } from '../store/open-store.ts';

/** The number of the last item that is stored; 0 before the first. */
export function lastNews(store: Store): number {
  return rowOf<{ last: number }>(store.prepare('SELECT coalesce(max(number), 0) AS last FROM news').get())?.last ?? 0;
}

/** Answers whether the item is new. */
export function keepNews(store: Store, item: NewsItem, takenAt: Instant): boolean {
  return store.prepare('INSERT INTO news (number, kind, taken_at, item) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING').run(item.number, item.kind, takenAt, JSON.stringify(item)).changes === 1;
}

/** HQ was restored and counts anew: its stream is read again from the beginning, and what was known already changes nothing. */
export function forgetNews(store: Store): void {
  store.prepare('DELETE FROM news').run();
}
