import { Button } from 'antd';
import { useSyncExternalStore } from 'react';
import { SaveState } from '../frame/save-state.tsx';
import { useDeskWords } from '../frame/use-desk-words.ts';
import type { FormDraft } from './form-draft.ts';

interface DraftStateProps<Fields> {
  readonly draft: FormDraft<Fields>;
  readonly onEmpty: () => void;
}

/** Whether what is typed is kept, with a way to begin anew; nothing while nothing was typed. */
export function DraftState<Fields>({ draft, onEmpty }: DraftStateProps<Fields>) {
  const { frame } = useDeskWords();
  const { fields, saving, refused } = useSyncExternalStore(draft.subscribe, draft.snapshot);
  if (fields === undefined) return null;
  return (
    <>
      <Button onClick={onEmpty}>{frame.emptyForm}</Button>
      {refused === undefined ? <SaveState saving={saving} /> : null}
    </>
  );
}
