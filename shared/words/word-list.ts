import type { Language } from './language.ts';

/** Names or numbers one after the other as a language writes them: `甲、乙`, `A, B`. */
export function wordList(language: Language, words: readonly (string | number)[]): string {
  return words.join(language === 'en' ? ', ' : '、');
}
