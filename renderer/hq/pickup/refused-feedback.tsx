import type { RefusedFeedback } from '../../../shared/wire/console-shapes.ts';
import { refusedWords } from '../../../shared/words/console/refused-words.ts';
import { momentText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import { useNow } from '../../look/now.ts';
import { useWords } from '../../look/words.ts';
import { StateMark } from '../../parts/state-mark.tsx';

/** What was signed of these goods and refused for good: by whom, when, why, and what it said (R-TL-20). */
export function RefusedFeedbackList({ refused }: { readonly refused: readonly RefusedFeedback[] }) {
  const words = useWords(refusedWords);
  if (refused.length === 0) return null;
  return (
    <div className="stack">
      <h3>{words.title}</h3>
      <ul className="stack">
        {refused.map((each) => <li key={each.record}><Refused refused={each} /></li>)}
      </ul>
      <p className="quiet">{words.next}</p>
    </div>
  );
}

function Refused({ refused: { kind, person, sealedAtWall, lines, problem, refusedAt, differences, damagePoints } }: { readonly refused: RefusedFeedback }) {
  const words = useWords(refusedWords);
  const language = useLanguage();
  const now = useNow();
  return (
    <div className="limit">
      <div className="limit-head">
        <StateMark tone="bad">{words.mark}</StateMark>
        <span className="cell-main">{words.kinds[kind]}</span>
      </div>
      <p>{words.signed({ person, at: momentText(sealedAtWall, now, language), count: lines })}</p>
      <p>{words.because({ at: momentText(refusedAt, now, language), problem })}</p>
      {differences === null || damagePoints === null ? null : <p>{words.said({ differences, damagePoints })}</p>}
    </div>
  );
}
