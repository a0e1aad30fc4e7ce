import { Link } from '@tanstack/react-router';
import type { RecordDetail } from '../../../shared/bridge/shapes.ts';
import { parseProblem } from '../../../shared/kernel/problem.ts';
import { momentText } from '../../../shared/words/desk/remaining-words.ts';
import { problemSentence } from '../../../shared/words/problem-words.ts';
import { useLanguage } from '../../look/language.ts';
import { Notice } from '../../parts/problem-notice.tsx';
import { useNow } from '../frame/now.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { signAgainWay } from './sign-again-way.ts';

/** On a record that HQ has refused for good: why, what to do, and which records stand instead (R-TL-20). */
export function RefusedNotice({ detail: { card, again } }: { readonly detail: Pick<RecordDetail, 'card' | 'again'> }) {
  const words = useDeskWords().signedAgain;
  const language = useLanguage();
  const now = useNow(60_000);
  if (card.refused === null) return null;
  const isOpen = card.refused === 'open';
  const problem = card.refusedBecause === null ? undefined : parseProblem(card.refusedBecause);
  return (
    <Notice
      tone={isOpen ? 'bad' : 'info'}
      title={isOpen ? words.openTitle : words.doneTitle}
      action={isOpen ? <Link className="button-link" {...signAgainWay(card)}>{words.sign}</Link> : undefined}
    >
      {problem === undefined ? null : <p>{problemSentence(language, problem).what}</p>}
      <p>{isOpen ? words.openText : words.doneText}</p>
      {again.map((each) => (
        <p key={each.record}>
          <Link className="touch-link" to="/records/$record" params={{ record: each.record }}>
            {words.instead({ person: each.person, at: momentText(each.sealedAt, now, language) })}
          </Link>
        </p>
      ))}
    </Notice>
  );
}
