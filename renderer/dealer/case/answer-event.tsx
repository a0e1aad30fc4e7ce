import type { CaseFolder } from '../../../shared/bridge/case-folder.ts';
import type { Answer } from '../../../shared/bridge/shapes.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { answerText } from '../today/answer-text.ts';
import { judgementTones } from '../record/record-tones.ts';

/** What HQ said of the case: a judgement of one of its records, a message. */
export function AnswerEvent({ answer, records }: { readonly answer: Answer; readonly records: CaseFolder['records'] }) {
  const { today: words, record } = useDeskWords();
  const about = records.find(({ card }) => card.record === answer.record)?.card;
  return (
    <>
      <div className="card-head">
        <h2>{[words.answerKinds[answer.kind], about === undefined ? '' : record.kinds[about.kind]].filter((part) => part !== '').join(' · ')}</h2>
        {answer.verdict === null ? null : <StateMark tone={judgementTones[answer.verdict]}>{words.verdicts[answer.verdict]}</StateMark>}
      </div>
      {answer.text === '' ? null : <p>{answerText(words, answer)}</p>}
    </>
  );
}
