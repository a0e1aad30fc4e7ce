import { Link } from '@tanstack/react-router';
import type { Answer } from '../../../shared/bridge/shapes.ts';
import { momentText } from '../../../shared/words/desk/remaining-words.ts';
import { useLanguage } from '../../look/language.ts';
import type { Tone } from '../../look/palette.ts';
import { useWordList } from '../../look/word-list.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import { useNow } from '../frame/now.ts';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { answerText } from './answer-text.ts';

const tones: Readonly<Record<Answer['kind'], Tone>> = {
  'record-received': 'good',
  'photos-received': 'good',
  judgement: 'info',
  message: 'info',
  policy: 'neutral',
  'order-withdrawn': 'warn',
  'picked-up-twice': 'bad',
};

/** HQ's answers, newest first. */
export function AnswerList({ answers }: { readonly answers: readonly Answer[] }) {
  const list = useWordList();
  const words = useDeskWords().today;
  const language = useLanguage();
  const now = useNow(60_000);
  return (
    <section className="card" aria-labelledby="answers">
      <h2 id="answers">{words.answers}</h2>
      {answers.length === 0 ? (
        <p className="quiet">{words.noAnswers}</p>
      ) : (
        <ul className="plain-list">
          {answers.map((answer) => (
            <li key={answer.number}>
              <div>
                <p className="marks">
                  <StateMark tone={tones[answer.kind]}>{words.answerKinds[answer.kind]}</StateMark>
                  <span className="quiet">{momentText(answer.at, now, language)}</span>
                </p>
                <p>{[list(answer.orderNos), answer.verdict === null ? '' : words.verdicts[answer.verdict], answerText(words, answer)].filter((part) => part !== '').join(' · ')}</p>
              </div>
              {answer.record !== null ? (
                <Link className="touch-link" to="/records/$record" params={{ record: answer.record }} aria-label={`${words.look} ${list(answer.orderNos)}`}>
                  {words.look}
                </Link>
              ) : answer.pickup !== null ? (
                <Link className="touch-link" to="/pickup/$pickup" params={{ pickup: answer.pickup }} aria-label={`${words.look} ${list(answer.orderNos)}`}>
                  {words.look}
                </Link>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
