import { z } from 'zod';
import type { Store } from '../store/open-store.ts';
import { readSetting, writeSetting } from '../settings/setting-rows.ts';

/** HQ's address without a slash at its end; empty where nobody has entered one. */
export function readHqUrl(store: Store): string {
  const stored = z.string().safeParse(readSetting(store, 'hq-url'));
  return stored.success ? stored.data : '';
}

/** Keeps an address that is plain HTTP or HTTPS, without a path; `undefined` for any other. */
export function tidyHqUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  if (url.username !== '' || url.password !== '' || url.hash !== '' || url.search !== '') return undefined;
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

export function writeHqUrl(store: Store, url: string): void {
  writeSetting(store, 'hq-url', url);
}
