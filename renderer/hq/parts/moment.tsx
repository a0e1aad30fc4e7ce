import { zonedText, type Instant } from '../../../shared/kernel/instant.ts';
import { frameWords } from '../../../shared/words/console/frame-words.ts';
import { momentText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useNow } from '../../look/now.ts';
import { useWords } from '../../look/words.ts';

/** An instant as people say it in the yard's zone, with the full one on hover. */
export function Moment({ at }: { readonly at: Instant }) {
  const language = useLanguage();
  const words = useWords(frameWords).zone;
  return (
    <time dateTime={at} title={words.exact({ at: zonedText(at).slice(0, 19).replace('T', ' ') })}>
      {momentText(at, useNow(), language)}
    </time>
  );
}
