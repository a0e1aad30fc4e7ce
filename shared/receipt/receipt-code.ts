import { recordIdSchema, sha256Schema, type RecordId, type Sha256 } from '../kernel/ids.ts';
import { receiptVerdicts, type ReceiptVerdict } from './receipt-verdict.ts';

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

export function parseReceiptCode(text: string): ReceiptCode | undefined {
  const [scheme, version, record, hash, verdict, ...rest] = text.split(':');
  const id = recordIdSchema.safeParse(record);
  const digest = sha256Schema.safeParse(hash);
  const known = receiptVerdicts.find((each) => each === verdict);
  if (scheme !== 'gatecheck' || version !== '1' || rest.length > 0 || !id.success || !digest.success || known === undefined) return undefined;
  return { record: id.data, hash: digest.data, verdict: known };
}
