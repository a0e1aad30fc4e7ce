import { instantSchema, type Instant } from '../../../shared/kernel/instant.ts';
import { readSetting, writeSetting } from '../settings/setting-rows.ts';
import type { Store } from '../store/open-store.ts';

/** When HQ last answered in a way that could be verified; null before the first time. */
export function readLastContact(store: Store): Instant | null {
  const stored = instantSchema.safeParse(readSetting(store, 'last-contact'));
  return stored.success ? stored.data : null;
}

export function writeLastContact(store: Store, at: Instant): void {
  writeSetting(store, 'last-contact', at);
}
