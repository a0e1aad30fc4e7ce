import type { RecordCard } from '../../../shared/bridge/shapes.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import { useDeskWords } from '../frame/use-desk-words.ts';
import { recordTones } from './record-tones.ts';

/** How far a record has come, or that HQ has refused it for good. `percent`: of what is being sent. */
export function RecordMark({ card, percent }: { readonly card: Pick<RecordCard, 'state' | 'refused'>; readonly percent?: number }) {
  const { record: words, signedAgain } = useDeskWords();
  if (card.refused !== null && card.state !== 'sending') return <StateMark tone={card.refused === 'open' ? 'bad' : 'neutral'}>{signedAgain.states[card.refused]}</StateMark>;
  return <StateMark tone={recordTones[card.state]}>{card.state === 'sending' && percent !== undefined ? words.sendingPercent({ percent }) : words.states[card.state]}</StateMark>;
}
