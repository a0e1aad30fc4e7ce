import { languageSchema, type Language } from '../../../shared/bridge/shapes.ts';
import type { Store } from '../store/open-store.ts';
import { readSetting, writeSetting } from './setting-rows.ts';

/** The desk's language; Chinese until somebody chooses. */
export function readLanguage(store: Store): Language {
  const stored = languageSchema.safeParse(readSetting(store, 'language'));
  return stored.success ? stored.data : 'zh-CN';
}

export function writeLanguage(store: Store, language: Language): void {
  writeSetting(store, 'language', language);
}
