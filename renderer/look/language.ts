import { createContext, useContext } from 'react';
import type { Language } from '../../shared/words/language.ts';

/** The page's language and the way to change it; the desk keeps it with its host, the console in this browser. */
export interface LanguageChoice {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
}

export const LanguageContext = createContext<LanguageChoice>({ language: 'zh-CN', setLanguage: () => undefined });

export function useLanguage(): Language {
  return useContext(LanguageContext).language;
}

export function useLanguageChoice(): LanguageChoice {
  return useContext(LanguageContext);
}
