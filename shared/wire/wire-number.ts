import { done, refused, type Outcome } from '../kernel/outcome.ts';
import { problem } from '../kernel/problem.ts';
import { signatureHeaders } from './request-signature.ts';

/**
 * The number of the wire that a desk speaks, from its header. `input.invalid` where it names none, `wire.too-old` below what this HQ still takes,
 * `wire.too-new` above what it knows: then HQ is the one to be updated, and nothing that the desk holds is lost meanwhile.
 */
export function readWireNumber(header: string, taken: { readonly oldest: number; readonly newest: number }): Outcome<number> {
  if (!/^\d{1,9}$/.test(header)) return refused(problem('input.invalid', { field: signatureHeaders.wire, expected: `a whole number from ${taken.oldest} to ${taken.newest}` }));
  const number = Number(header);
  if (number < taken.oldest) return refused(problem('wire.too-old', { oldest: taken.oldest }));
  return number > taken.newest ? refused(problem('wire.too-new', { newest: taken.newest })) : done(number);
}
