import type { InEachLanguage } from '../../shared/words/language.ts';
import { useLanguage } from './language.ts';

/** The words of a dictionary in the page's language. */
export function useWords<Words>(dictionary: InEachLanguage<Words>): Words {
  return dictionary[useLanguage()];
}
