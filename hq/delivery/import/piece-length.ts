import { metresPerLengthIn } from '../../../shared/delivery/pipe-length.ts';
import { largestQuantity, parseQuantity, type Quantity } from '../../../shared/kernel/quantity.ts';

/**
 * R-TL-11: metres of one length (支) of a line counted in lengths: as its specification says, else from a note that names the
 * total (`合计90延米` over 15 lengths is 6 m) where it divides without a rest; null where neither says.
 */
export function pieceLength(specification: string, note: string, lengths: Quantity): Quantity | null {
  const said = metresPerLengthIn(specification);
  if (said !== undefined) return said;
  const total = /(?:合计|共计|共|总计)\s*(\d{1,7}(?:\.\d{1,3})?)\s*(?:延米|米|m)/i.exec(note.normalize('NFKC'))?.[1];
  const metres = total === undefined ? undefined : parseQuantity(total);
  if (metres === undefined || lengths === 0 || metres * 1000 > Number.MAX_SAFE_INTEGER) return null;
  const each = (metres * 1000) / lengths;
  return Number.isInteger(each) && each > 0 && each <= largestQuantity ? (each as Quantity) : null;
}
