import { useCallback } from 'react';
import { useLanguage } from './language.ts';

/** Writes names or numbers one after the other as the page's language does: `甲、乙`, `A, B`. */
export function useWordList(): (words: readonly (string | number)[]) => string {
  const separator = useLanguage() === 'en' ? ', ' : '、';
  return useCallback((words) => words.join(separator), [separator]);
}
