import type { ReactNode } from 'react';
import { epochMs } from '../../../shared/kernel/instant.ts';
import type { LimitView } from '../../../shared/wire/console-shapes.ts';
import { classWords, quantityWords } from '../../../shared/words/class-words.ts';
import { becauseSentences } from '../../../shared/words/console/because-words.ts';
import { recordWords } from '../../../shared/words/console/record-words.ts';
import { dueText, momentText, remainingText } from '../../../shared/words/desk/remaining-words.ts';
import { wordList } from '../../../shared/words/word-list.ts';
import { useLanguage } from '../../look/language.ts';
import { useNow } from '../../look/now.ts';
import { useWords } from '../../look/words.ts';
import { LimitStateMark } from './timeliness-mark.tsx';

const running: readonly LimitView['state'][] = ['running', 'near', 'no-feedback'];

/** The limits of a pickup, each with where it stands and why (R-TL-16), and what can be done about it. */
export function LimitList({ limits, isBare = false, actionOf }: { readonly limits: readonly LimitView[]; readonly isBare?: boolean; readonly actionOf?: (limit: LimitView) => ReactNode }) {
  const words = useWords(recordWords).limits;
  const list = limits.length === 0 ? <p className="quiet">{words.none}</p> : <ul className="stack">{limits.map((limit) => <li key={limit.rule}><Limit limit={limit} action={actionOf?.(limit)} /></li>)}</ul>;
  if (isBare) return list;
  return (
    <section className="card stack">
      <h2>{words.title}</h2>
      {list}
    </section>
  );
}

function Limit({ limit, action }: { readonly limit: LimitView; readonly action: ReactNode }) {
  const words = useWords(recordWords).limits;
  const language = useLanguage();
  const now = useNow();
  const because = becauseSentences(language, limit.because);
  return (
    <div className="limit" data-state={limit.state}>
      <div className="limit-head">
        <LimitStateMark state={limit.state} />
        <span className="cell-main">{goodsText(language, limit)}</span>
      </div>
      <p>
        {words.due({ at: dueText(limit.dueAt, now, language) })}
        {running.includes(limit.state) ? <strong className="limit-left"> {remainingText(epochMs(limit.dueAt) - epochMs(now), language)}</strong> : null}
      </p>
      {limit.provisional ? <p className="quiet">{words.provisional}</p> : null}
      {limit.state === 'late' ? <p>{words.lateAllows}</p> : null}
      {because.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {action}
      <details>
        <summary>{words.why}</summary>
        <p>{words.whyText({ goods: goodsText(language, limit), start: momentText(limit.startsAt, now, language), due: dueText(limit.dueAt, now, language), rule: limit.rule })}</p>
      </details>
    </div>
  );
}

/** `护窗、护栏 12 套`. */
export function goodsText(language: ReturnType<typeof useLanguage>, limit: Pick<LimitView, 'classes' | 'quantity' | 'unit'>): string {
  const names = wordList(language, limit.classes.map((name) => classWords(language, name)));
  return `${names} ${quantityWords(language, limit.quantity, limit.unit)}`;
}
