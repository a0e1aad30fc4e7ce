import type { KeyObject } from 'node:crypto';
import { signPdf } from '../../../proof/pdf-signature.ts';
import type { OpenedRecord } from '../../../proof/record.ts';
import { fileOfSignedText } from '../../../proof/signed-text.ts';
import { attachments } from '../../../proof/receipt-attachments.ts';
import { epochMs } from '../../../shared/kernel/instant.ts';
import type { Sha256 } from '../../../shared/kernel/ids.ts';
import { printableText } from '../../../shared/receipt/printable.ts';
import type { Receipt } from '../../../shared/receipt/receipt.ts';
import { receiptCodeText } from '../../../shared/receipt/receipt-code.ts';
import { receiptText } from '../../../shared/receipt/receipt-text.ts';
import type { SignedText } from '../../../shared/seal/signed-text.ts';
import { paperWords } from '../../../shared/words/paper-words.ts';
import { provenWithin } from '../../../shared/seal/proven-within.ts';
import { closePaper, heading, ink, numberPages, openPaper, skip, write, type Paper } from './paper.ts';
import { drawHead } from './receipt-head.ts';
import { drawFindings, printedPhotos, type PrintRenditions } from './receipt-photos.ts';
import { drawSeal } from './receipt-seal.ts';
import { drawCalls, drawLimits, drawLineTable } from './receipt-tables.ts';
import { leaveSignaturePlace } from './signature-place.ts';

/** What the pages of a receipt are drawn from; no signature is needed for it yet. */
export interface ReceiptDrawingInput {
  /** The sealed record, opened (`openRecord`, or put together by whoever is about to sign it). */
  readonly opened: OpenedRecord;
  /** `receiptOf` of the record in the language it was shown in. */
  readonly receipt: Receipt;
  readonly renditions: PrintRenditions;
}

export interface ReceiptPdfInput extends ReceiptDrawingInput {
  /** The very envelope that goes to HQ; attached as `record.json`. */
  readonly envelope: SignedText;
  /** HQ's root certificate, DER. */
  readonly root: Uint8Array;
  /** The person's key: the one that signed the record. */
  readonly key: KeyObject;
}

/** Draws the pages of a receipt (A4), the picture of a sealed record, so that this is done by the time the person's key is open. */
export async function drawReceipt({ opened, receipt, renditions }: ReceiptDrawingInput): Promise<Paper> {
  const { record, hash } = opened;
  const words = paperWords[receipt.language];
  const code = { record: record.id, hash, verdict: receipt.verdict };
  const sealedAt = new Date(epochMs(record.time.wall));
  const paper = openPaper({ title: `${receipt.title.main} ${record.id}`, author: record.dealerName, createdAt: sealedAt, code: receiptCodeText(code), language: receipt.language });
  drawHead(paper, receipt, code, words.scan);
  await drawLimits(paper, receipt, words, provenWithin(record.time));
  await drawLineTable(paper, receipt);
  await drawFindings(paper, receipt, words, await picturesOf(receipt, renditions));
  await drawCalls(paper, receipt);
  drawNotices(paper, receipt);
  drawSeal(paper, receipt, opened, words);
  numberPages(paper, `${receipt.title.main} · ${printableText(record.dealerName)}`, words.record(record.id, hash.slice(0, 16)), (number, total) => words.page(number, total));
  leaveSignaturePlace(paper, sealedAt, 'Receipt signed by the person who inspected the goods');
  return paper;
}

/**
 * Attaches the record as it was signed, the text shown and HQ's root, closes the drawn pages and signs them (PAdES B-B) by the same person's key. Two prints of one record differ in nothing but
 * the signature's chance.
 */
export async function finishReceipt(paper: Paper, input: Omit<ReceiptPdfInput, 'renditions'>): Promise<Uint8Array> {
  const { opened, root, key } = input;
  attach(paper, input, new Date(epochMs(opened.record.time.wall)));
  return signPdf(await closePaper(paper), key, opened.certificate.der, root);
}

async function picturesOf(receipt: Receipt, renditions: PrintRenditions): Promise<ReadonlyMap<Sha256, Uint8Array>> {
  const wanted = [...new Set(printedPhotos(receipt).map((photo) => photo.sha256))];
  const found = await Promise.all(wanted.map(async (sha256) => [sha256, await renditions(sha256)] as const));
  return new Map(found.flatMap(([sha256, picture]) => (picture === undefined ? [] : [[sha256, picture] as const])));
}

function drawNotices(paper: Paper, receipt: Receipt): void {
  heading(paper, receipt.sections.notices.main, receipt.sections.notices.other, 40);
  receipt.notices.forEach((notice, index) => {
    write(paper, `${index + 1}. ${notice}`, { size: 8.5, colour: ink.text });
    skip(paper, 2);
  });
}

function attach({ doc }: Paper, { envelope, receipt, root }: Omit<ReceiptPdfInput, 'renditions'>, createdAt: Date): void {
  const dates = { creationDate: createdAt, modifiedDate: createdAt, relationship: 'Data' } as const;
  doc.file(Buffer.from(root), { ...dates, name: attachments.root, type: 'application/pkix-cert', description: 'Root certificate of HQ' });
  doc.file(Buffer.from(receiptText(receipt), 'utf8'), { ...dates, name: attachments.text, type: 'text/plain', description: 'The text that was shown when it was signed' });
  doc.file(fileOfSignedText(envelope), { ...dates, name: attachments.record, type: 'application/json', description: 'The sealed record with its signature' });
}
