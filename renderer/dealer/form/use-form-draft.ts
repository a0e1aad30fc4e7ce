import { useSyncExternalStore } from 'react';
import type { z } from 'zod';
import type { DraftKey } from '../../../shared/bridge/form-draft.ts';
import { useKeepers } from '../inspection/keepers.ts';
import type { FormDraft, KeptDraft } from './form-draft.ts';

/** What was typed into this form before and is not handed in yet. `shape` is of the form while it is being filled: nothing in it is wrong yet. */
export function useFormDraft<Fields>(key: DraftKey, shape: z.ZodType<Fields>): { readonly draft: FormDraft<Fields>; readonly kept: KeptDraft<Fields> } {
  const draft = useKeepers().forms.of(key, (stored) => shape.safeParse(stored).data);
  return { draft, kept: useSyncExternalStore(draft.subscribe, draft.snapshot) };
}
