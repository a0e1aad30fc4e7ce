import { useSyncExternalStore } from 'react';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import type { FormDraft } from './form-draft.ts';

/** Why what is typed cannot be kept; nothing while it can. */
export function DraftRefused<Fields>({ draft }: { readonly draft: FormDraft<Fields> }) {
  const { refused } = useSyncExternalStore(draft.subscribe, draft.snapshot);
  return refused === undefined ? null : <ProblemNotice problem={refused} />;
}
