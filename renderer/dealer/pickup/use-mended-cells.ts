import { useEffect, useRef } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { cellName } from './paper-cursor.ts';
import { paperFormSchema, type PaperForm } from './paper-form.ts';
import type { WrongRow } from './paper-refusal.ts';

const pauseMs = 300;

/**
 * Takes back what was said of cells that another cell has put right: a number that no other line has any more, a line that was emptied. All lines are judged for
 * it, so it waits for a pause; nothing new is said, because a line may be just begun.
 */
export function useMendedCells({ watch, getValues, clearErrors }: Pick<UseFormReturn<PaperForm>, 'watch' | 'getValues' | 'clearErrors'>, rows: readonly WrongRow[]): void {
  const wrong = useRef(rows);
  useEffect(() => {
    wrong.current = rows;
  }, [rows]);
  useEffect(() => {
    let pause: ReturnType<typeof setTimeout> | undefined;
    const mend = (): void => {
      const judged = paperFormSchema.shape.lines.safeParse(getValues('lines'));
      const still = new Set(judged.error?.issues.map(({ path: [index, key] }) => `${String(index)} ${String(key)}`));
      const mended = wrong.current.flatMap(({ index, faults }) => faults.filter(({ key }) => !still.has(`${index} ${key}`)).map(({ key }) => cellName(index, key)));
      if (mended.length > 0) clearErrors(mended);
    };
    const { unsubscribe } = watch(() => {
      clearTimeout(pause);
      if (wrong.current.length > 0) pause = setTimeout(mend, pauseMs);
    });
    return () => {
      clearTimeout(pause);
      unsubscribe();
    };
  }, [watch, getValues, clearErrors]);
}
