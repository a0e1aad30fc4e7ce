import { largestQuantity, parseQuantity } from '../../../shared/kernel/quantity.ts';

/** Kilograms that were typed, as whole grams, or why they cannot be read. */
export type ReadWeight = { readonly grams: number } | { readonly wrong: 'unreadable' | 'thousands-or-decimals' | 'too-fine' | 'too-large' };

const most = largestQuantity / 1000;

/**
 * Reads kilograms as people type them: `41.4`, `41,4`, `41.4公斤`. A comma before three digits may mean thousands or decimals, so it is not guessed at
 * (R-IN-6: the weight is evidence).
 */
export function readWeight(typed: string): ReadWeight {
  const text = typed.normalize('NFKC').trim().replace(/\s*(?:kg|公斤|千克)$/i, '');
  const match = /^(\d+)(?:([.,])(\d+))?$/.exec(text);
  if (match === null) return { wrong: 'unreadable' };
  const [, whole = '', mark = '', decimals = ''] = match;
  if (mark === ',' && decimals.length === 3) return { wrong: 'thousands-or-decimals' };
  if (decimals.length > 3) return { wrong: 'too-fine' };
  if (Number(`${whole}.${decimals}`) > most) return { wrong: 'too-large' };
  // Kilograms in thousandths are grams.
  const grams = parseQuantity(`${Number(whole)}${decimals === '' ? '' : `.${decimals}`}`);
  return grams === undefined ? { wrong: 'unreadable' } : { grams };
}
