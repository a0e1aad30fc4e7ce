import type { LimitView } from '../../../shared/wire/console-shapes.ts';
import { becauseSentences } from '../../../shared/words/console/because-words.ts';
import { recordWords } from '../../../shared/words/console/record-words.ts';
import { dueText, momentText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useNow } from '../../look/now.ts';
import { useWords } from '../../look/words.ts';
import { Why } from '../../parts/why.tsx';
import { goodsText } from './limit-list.tsx';

/** Why a deadline is that one and why its limit stands where it stands, behind a small button beside it (R-TL-16). */
export function LimitWhy({ limit }: { readonly limit: LimitView }) {
  const words = useWords(recordWords).limits;
  const language = useLanguage();
  const now = useNow();
  const reasonsOf = useLimitReasons();
  return <Why label={words.why} title={words.due({ at: dueText(limit.dueAt, now, language) })} reasons={reasonsOf(limit)} isSmall />;
}

/** How the reasons of a limit read: the rule with its goods, start and end first, then why it stands where it stands. */
export function useLimitReasons(): (limit: LimitView) => readonly string[] {
  const words = useWords(recordWords).limits;
  const language = useLanguage();
  const now = useNow();
  return (limit) => {
    const rule = words.whyText({ goods: goodsText(language, limit), start: momentText(limit.startsAt, now, language), due: dueText(limit.dueAt, now, language), rule: limit.rule });
    return [rule, ...(limit.provisional ? [words.provisional] : []), ...becauseSentences(language, limit.because)];
  };
}
