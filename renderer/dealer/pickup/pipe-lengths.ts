import { partsOfLineKey, type LineKey } from '../../../shared/delivery/pickup.ts';
import { readMetresPerLength } from '../../../shared/delivery/pipe-length.ts';
import type { Quantity } from '../../../shared/kernel/quantity.ts';

/** The metres of each length as typed, for the lines where the text is one (R-TL-11). */
export function readLengths(typed: Readonly<Record<string, string | undefined>>): Record<LineKey, Quantity> {
  const read: Record<LineKey, Quantity> = {};
  for (const [key, text] of Object.entries(typed)) {
    // A field that nobody has typed in yet is there without a text.
    const metres = readMetresPerLength(text ?? '');
    if (metres !== undefined) read[fromFormKey(key)] = metres;
  }
  return read;
}

/** A line key may hold dots, which a form reads as a path. */
export function toFormKey(line: LineKey): string {
  return line.replaceAll('.', '\u2024');
}

/** Whether the length under this key of the form is of a line of the order. */
export function belongsTo(orderNo: string, key: string): boolean {
  return partsOfLineKey(fromFormKey(key)).orderNo === orderNo;
}

function fromFormKey(key: string): LineKey {
  return key.replaceAll('\u2024', '.');
}
