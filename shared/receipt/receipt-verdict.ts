import type { RecordKind } from '../seal/sealed-record.ts';
import type { LineVerdict } from './line-verdict.ts';

/** The verdict over the whole receipt; it stands in the QR code, so its words never change. */
export const receiptVerdicts = ['in-order', 'with-differences', 'part-refused', 'refused', 'informed', 'corrected'] as const;
export type ReceiptVerdict = (typeof receiptVerdicts)[number];

export function receiptVerdict(kind: RecordKind, lines: readonly LineVerdict[]): ReceiptVerdict {
  if (kind === 'install-notice') return 'informed';
  if (kind === 'correction') return 'corrected';
  const refused = lines.filter((verdict) => verdict === 'refused').length;
  if (kind === 'refusal' || refused === lines.length) return refused < lines.length && refused > 0 ? 'part-refused' : 'refused';
  if (refused > 0) return 'part-refused';
  return lines.every((verdict) => verdict === 'in-order') ? 'in-order' : 'with-differences';
}
