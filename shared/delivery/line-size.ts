import { multiplyQuantity, type Quantity } from '../kernel/quantity.ts';
import type { TimeLimitPolicy } from '../policy/policy-document.ts';
import { unitOfClass } from '../policy/product-class.ts';
import type { OrderLine } from './outbound-order.ts';
import { metresPerLengthIn } from './pipe-length.ts';

/** What a rule of size needs of a line. */
export type SizedLine = Pick<OrderLine, 'productClass' | 'name' | 'specification' | 'quantity' | 'unit' | 'metresPerLength'>;

/**
 * What one line adds to the size of its class (R-TL-11): units as they stand, pipe lengths as metres, nothing for fittings,
 * and nothing yet for lengths whose metres nobody has said.
 */
export type LineSize =
  | { readonly kind: 'counted'; readonly quantity: Quantity }
  | { readonly kind: 'lengths'; readonly lengths: Quantity; readonly metresPerLength: Quantity; readonly from: 'entered' | 'specification'; readonly quantity: Quantity }
  | { readonly kind: 'length-unknown'; readonly lengths: Quantity }
  | { readonly kind: 'fittings' };

/** R-TL-11: a line of fittings is one whose unit is not its class's unit, or whose name says so ("大门配件包"; not "大门（含配件）"). */
export function isFittings(policy: TimeLimitPolicy, line: SizedLine): boolean {
  const isPipeInLengths = line.productClass === 'pipe' && line.unit === 'length';
  if (line.unit !== unitOfClass[line.productClass] && !isPipeInLengths) return true;
  return policy.fittingWords.some((word) => namesAsThing(line.name, word));
}

/** Whether the name holds the word and not as something that merely comes along (含, 带, 配, 连, 无, 不含). */
function namesAsThing(name: string, word: string): boolean {
  for (let at = name.indexOf(word); at >= 0; at = name.indexOf(word, at + 1)) {
    if (!'含带配连无'.includes(name.charAt(at - 1) || ' ')) return true;
  }
  return false;
}

/** Metres of one length of the line, as entered, else as its specification says. */
export function metresPerLengthOf(line: SizedLine): { readonly metres: Quantity; readonly from: 'entered' | 'specification' } | undefined {
  if (line.metresPerLength !== null && line.metresPerLength > 0) return { metres: line.metresPerLength, from: 'entered' };
  const metres = metresPerLengthIn(line.specification);
  return metres === undefined ? undefined : { metres, from: 'specification' };
}

export function lineSize(policy: TimeLimitPolicy, line: SizedLine): LineSize {
  if (isFittings(policy, line)) return { kind: 'fittings' };
  if (line.unit !== 'length') return { kind: 'counted', quantity: line.quantity };
  const length = metresPerLengthOf(line);
  if (length === undefined) return { kind: 'length-unknown', lengths: line.quantity };
  const quantity = multiplyQuantity(line.quantity, length.metres);
  return { kind: 'lengths', lengths: line.quantity, metresPerLength: length.metres, from: length.from, quantity };
}
