import type { RecordId, Sha256 } from '../kernel/ids.ts';
import type { ReceiptVerdict } from './receipt-verdict.ts';

/** What the QR code of a receipt says: which record, its hash, the verdict. */
export interface ReceiptCode {
  readonly record: RecordId;
  readonly hash: Sha256;
  readonly verdict: ReceiptVerdict;
}

/** `gatecheck:1:<record>:<hash>:<verdict>`. */
export function receiptCodeText(code: ReceiptCode): string {
  return `gatecheck:1:${code.record}:${code.hash}:${code.verdict}`;
}
