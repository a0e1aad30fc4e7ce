import { useEffect, useState } from 'react';
import { StateMark } from '../../parts/state-mark.tsx';
import type { Saving } from '../bridge/save-queue.ts';
import { useDeskWords } from './use-desk-words.ts';

/** "Saved" comes after so long a rest: while somebody types it would be said between any two keys. */
const restMs = 400;

/** Whether everything is with the host, as a person sees and hears it. */
export function SaveState({ saving }: { readonly saving: Saving }) {
  const { frame } = useDeskWords();
  const [isRestless, setRestless] = useState(false);
  useEffect(() => {
    if (saving !== 'saved') {
      setRestless(true);
      return undefined;
    }
    const timer = setTimeout(() => setRestless(false), restMs);
    return () => clearTimeout(timer);
  }, [saving]);
  const shown = saving === 'saved' && isRestless ? 'saving' : saving;
  return (
    <span role="status" className="save-state">
      <StateMark tone={shown === 'retrying' ? 'warn' : shown === 'saved' ? 'good' : 'neutral'}>{shown === 'retrying' ? frame.notSaved : shown === 'saved' ? frame.saved : frame.saving}</StateMark>
    </span>
  );
}
