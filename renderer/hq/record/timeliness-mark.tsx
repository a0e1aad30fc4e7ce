import type { LimitState, RecordRow } from '../../../shared/wire/console-shapes.ts';
import { recordWords } from '../../../shared/words/console/record-words.ts';
import type { Tone } from '../../look/palette.ts';
import { useWords } from '../../look/words.ts';
import { StateMark } from '../../parts/state-mark.tsx';

const recordTones: Readonly<Record<RecordRow['timeliness'], Tone>> = { 'in-time': 'good', late: 'bad', 'needs-review': 'warn', none: 'neutral' };
const limitTones: Readonly<Record<LimitState, Tone>> = {
  running: 'info', near: 'warn', 'no-feedback': 'bad', 'deemed-accepted': 'neutral', 'in-time': 'good', late: 'bad', 'needs-review': 'warn', 'in-doubt': 'warn', 'kept-open': 'neutral',
};

/** Timeliness of a record: icon and word (R-TL-18, R-TL-19). */
export function TimelinessMark({ timeliness }: { readonly timeliness: RecordRow['timeliness'] }) {
  const words = useWords(recordWords).timeliness;
  return <StateMark tone={recordTones[timeliness]}>{words[timeliness]}</StateMark>;
}

/** Where a limit stands: icon and word (R-TL-15 to R-TL-23). */
export function LimitStateMark({ state }: { readonly state: LimitState }) {
  const words = useWords(recordWords).states;
  return (
    <StateMark tone={limitTones[state]} clock={state === 'running' || state === 'near'}>
      {words[state]}
    </StateMark>
  );
}
