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
  const due = dueText(limit.dueAt, now, language);
  const because = becauseSentences(language, limit.because);
  const rule = words.whyText({ goods: goodsText(language, limit), start: momentText(limit.startsAt, now, language), due, rule: limit.rule });
  return <Why label={words.why} title={words.due({ at: due })} reasons={[rule, ...(limit.provisional ? [words.provisional] : []), ...because]} isSmall />;
}
