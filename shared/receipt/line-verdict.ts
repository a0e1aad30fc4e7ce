import { addQuantities, type Quantity } from '../kernel/quantity.ts';
import type { SealedLine } from '../seal/sealed-record.ts';

/** What a receipt says of one line. `reserved` is taken with a reservation and no difference counted; `open` was not compared. */
export type LineVerdict = 'in-order' | 'differs' | 'reserved' | 'refused' | 'open';

/**
 * The verdict over one line (R-IN-6..8): refused as the dealer decided; differs where anything is damaged, missing or extra, or a
 * finding stands; else what was counted. `expected` is the ordered quantity.
 */
export function lineVerdict(line: SealedLine, expected: Quantity, findings: number): LineVerdict {
  if (line.decision === 'refuse') return 'refused';
  const { count } = line;
  const isCountedOff = count !== null && (count.damaged > 0 || count.missing > 0 || count.extra > 0 || addQuantities(count.good, count.damaged, count.missing) !== expected);
  if (findings > 0 || isCountedOff || line.items === 'with-findings') return 'differs';
  if (line.decision === 'take-with-reservation') return 'reserved';
  return count === null ? 'open' : 'in-order';
}
