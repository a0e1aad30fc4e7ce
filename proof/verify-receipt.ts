import { receiptCodeText } from '../shared/receipt/receipt-code.ts';
import { receiptOf } from '../shared/receipt/receipt-of.ts';
import { receiptText } from '../shared/receipt/receipt-text.ts';
import { receiptWords } from '../shared/words/receipt-words.ts';
import { judgeIssuer } from './issuer.ts';
import { PdfError } from './pdf-object.ts';
import { pdfSignatureFault } from './pdf-signature.ts';
import { partsOfReceipt, type ReceiptParts } from './receipt-pdf-parts.ts';
import type { OpenedRecord } from './record.ts';
import { sha256 } from './sha256.ts';
import { failed, passed, verdictOf, type Check, type Trust, type Verdict } from './verdict.ts';
import { judgeRecord } from './verify-record.ts';

export interface JudgedReceipt {
  readonly verdict: Verdict;
  /** The record inside, where it holds. */
  readonly opened?: OpenedRecord;
}

/**
 * The verdict on a receipt PDF: of the one make, signed over its whole length by the person who signed the record inside, the
 * record whole, the text and the code the record's own. No byte of the file can change without one of these failing.
 */
export function judgeReceipt(pdf: Buffer, trust: Trust): JudgedReceipt {
  let parts: ReceiptParts;
  try {
    parts = partsOfReceipt(pdf);
  } catch (error) {
    if (!(error instanceof PdfError)) throw error;
    return { verdict: verdictOf('receipt', [failed('file', 'file-of-another-make')]) };
  }
  const made = passed('file', 'file-of-one-make');
  const issuer = judgeIssuer(trust, parts.root);
  if (issuer.authority === undefined) return { verdict: verdictOf('receipt', [made, issuer.check]) };
  const record = judgeRecord(parts.record, issuer.authority);
  if (record.opened === undefined) return { verdict: verdictOf('receipt', [made, issuer.check, record.check]) };
  const { opened } = record;
  const fault = pdfSignatureFault(pdf, parts.place, opened.certificate.publicKey, opened.certificate.der, parts.root);
  const signature = fault === undefined ? passed('signature', 'signature-covers-file', { name: opened.certificate.holder.name }) : failed('signature', 'signature-wrong', { at: fault });
  return { verdict: verdictOf('receipt', [made, issuer.check, record.check, signature, ...judgeText(parts, opened)]), opened };
}

function judgeText(parts: ReceiptParts, { record, hash }: OpenedRecord): readonly Check[] {
  const { shown } = record;
  const isAttached = sha256(parts.text) === shown.sha256;
  const receipt = receiptOf(record, receiptWords[shown.language]);
  const code = receiptCodeText({ record: record.id, hash, verdict: receipt.verdict });
  const codeCheck = parts.code === code ? passed('code', 'code-same') : failed('code', 'code-differs');
  if (!isAttached) return [failed('text', 'text-differs'), codeCheck];
  if (shown.textVersion !== receipt.textVersion) return [passed('text', 'text-of-other-version', { version: shown.textVersion }), codeCheck];
  return [sha256(receiptText(receipt)) === shown.sha256 ? passed('text', 'text-same') : failed('text', 'text-differs'), codeCheck];
}
