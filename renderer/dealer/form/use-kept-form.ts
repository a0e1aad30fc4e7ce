import { useEffect } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import type { FormDraft } from './form-draft.ts';

/** Keeps the whole form as a draft with every change of a person's. */
export function useKeptForm<Values extends FieldValues>({ watch, getValues }: Pick<UseFormReturn<Values>, 'watch' | 'getValues'>, draft: FormDraft<Values>): void {
  useEffect(() => {
    const { unsubscribe } = watch(() => draft.put(getValues()));
    return unsubscribe;
  }, [watch, getValues, draft]);
}
