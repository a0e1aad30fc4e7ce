import { deskWords, type DeskWords } from '../../../shared/words/desk-words.ts';
import { useLanguage } from '../../look/language.ts';

/** Every sentence of the desk in the language of the page. */
export function useDeskWords(): DeskWords {
  return deskWords(useLanguage());
}
