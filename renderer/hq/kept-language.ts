import { languages, type Language } from '../../shared/words/language.ts';

const key = 'gatecheck.language';

/** The language this browser was last used in; Chinese at first. */
export function keptLanguage(): Language {
  const kept = window.localStorage.getItem(key);
  return languages.find((language) => language === kept) ?? 'zh-CN';
}

export function keepLanguage(language: Language): void {
  window.localStorage.setItem(key, language);
}
