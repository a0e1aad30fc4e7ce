import { momentText } from '../../../shared/words/desk/remaining-words.ts';
import type { Tone } from '../../look/palette.ts';
import { useLanguage } from '../../look/language.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import type { DeskStatus } from '../../../shared/bridge/shapes.ts';
import { useNow } from './now.ts';
import { useStatus } from './use-desk.ts';
import { useDeskWords } from './use-desk-words.ts';

/** Being offline is normal work, so it is not red. */
const tones: Readonly<Record<DeskStatus['hq']['state'], Tone>> = { online: 'good', offline: 'neutral', never: 'neutral', captive: 'warn', refused: 'warn', revoked: 'warn' };

/** How the desk stands with HQ, in the header. */
export function HqMark() {
  const { frame, today } = useDeskWords();
  const language = useLanguage();
  const { status } = useStatus();
  const now = useNow(60_000);
  if (status === undefined) return null;
  const { state, lastContactAt } = status.hq;
  const last = lastContactAt === null ? today.neverContact : today.lastContact({ at: momentText(lastContactAt, now, language) });
  return (
    <span title={last}>
      <StateMark tone={tones[state]}>{frame.hq[state]}</StateMark>
    </span>
  );
}
