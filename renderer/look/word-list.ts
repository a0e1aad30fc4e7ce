import { useCallback } from 'react';
import { wordList } from '../../shared/words/word-list.ts';
import { useLanguage } from './language.ts';

/** Writes names or numbers one after the other as the page's language does: `甲、乙`, `A, B`. */
export function useWordList(): (words: readonly (string | number)[]) => string {
  const language = useLanguage();
  return useCallback((words) => wordList(language, words), [language]);
}
