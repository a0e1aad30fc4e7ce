import type { FieldErrors } from 'react-hook-form';
import { cellKeys, type CellFault, type FaultAt } from './paper-faults.ts';
import type { PaperForm } from './paper-form.ts';

/** The fields above the table. */
export const headKeys = ['orderNo', 'carrier', 'carrierPhone', 'waybill'] as const;
export type HeadKey = (typeof headKeys)[number];

export interface WrongRow {
  readonly index: number;
  readonly faults: readonly FaultAt[];
}

/** Why a paper order cannot be saved yet, from the top of the page to its foot. */
export interface PaperRefusal {
  readonly head: readonly HeadKey[];
  readonly rows: readonly WrongRow[];
  readonly isTooLong: boolean;
}

/** Reads what the form's judge has left at the fields. */
export function refusalIn(errors: FieldErrors<PaperForm>): PaperRefusal {
  const { lines } = errors;
  const rows: WrongRow[] = [];
  // Sparse: only wrong lines are there, and none of them when the table itself is.
  const wrong = Array.isArray(lines) ? lines : [];
  for (const [index, line] of wrong.entries()) {
    const faults = cellKeys.flatMap((key) => {
      const said = line?.[key]?.message;
      return said === undefined ? [] : [{ key, fault: readFault(said) }];
    });
    if (faults.length > 0) rows.push({ index, faults });
  }
  return { head: headKeys.filter((key) => errors[key] !== undefined), rows, isTooLong: lines?.type === 'too_big' || lines?.root?.type === 'too_big' };
}

/** The fault that the form's judge named in its message; `wrong` for whatever a schema says in words of its own. */
export function readFault(message: string | undefined): CellFault {
  return message === 'empty' || message === 'too-long' || message === 'used-before' ? message : 'wrong';
}
