import type { Authority } from '../../../proof/certificate.ts';
import { openAcknowledgement } from '../../../proof/acknowledgement.ts';
import type { OpenedRecord } from '../../../proof/record.ts';
import { attachments } from '../../../proof/receipt-attachments.ts';
import { fileOfSignedText, openSignedText } from '../../../proof/signed-text.ts';
import { epochMs } from '../../../shared/kernel/instant.ts';
import { done, type Outcome } from '../../../shared/kernel/outcome.ts';
import type { Fact } from '../../../shared/receipt/receipt.ts';
import { printableText } from '../../../shared/receipt/printable.ts';
import { paperTime } from '../../../shared/receipt/receipt-time.ts';
import type { Acknowledgement } from '../../../shared/seal/acknowledgement.ts';
import type { SignedText } from '../../../shared/seal/signed-text.ts';
import { paperWords, type PaperWords } from '../../../shared/words/paper-words.ts';
import { receiptWords } from '../../../shared/words/receipt-words.ts';
import { closePaper, contentWidth, drawLines, ink, numberPages, openPaper, page, skip, write } from './paper.ts';
import { drawFacts } from './receipt-head.ts';

/**
 * Prints HQ's acknowledgement (送达回执) of a record on one page, with the signed original attached as `acknowledgement.json`. The
 * page itself carries no signature: the desk has none that could speak for HQ. Refuses an acknowledgement that does not hold.
 */
export async function makeAcknowledgementPdf(input: {
  readonly envelope: SignedText;
  readonly opened: OpenedRecord;
  readonly authority: Authority;
  readonly language: 'zh-CN' | 'en';
}): Promise<Outcome<Uint8Array>> {
  const { envelope, opened, authority, language } = input;
  const acknowledgement = openAcknowledgement(envelope, authority, { record: opened.record.id, recordHash: opened.hash });
  if (!acknowledgement.ok) return acknowledgement;
  const signed = openSignedText(envelope, authority, 'hq');
  if (!signed.ok) return signed;
  const words = paperWords[language];
  const { receivedAt, of, position } = acknowledgement.value;
  const createdAt = new Date(epochMs(receivedAt));
  const paper = openPaper({ title: `${words.acknowledgement.main} ${opened.record.id}`, author: 'GateCheck', createdAt, code: `gatecheck-acknowledgement:1:${opened.record.id}:${position}`, language });
  paper.y = 56;
  drawLines(paper, ['验货通 GateCheck'], page.left, paper.y - 12, contentWidth, { size: 8, weight: 'bold', colour: ink.action });
  drawLines(paper, [words.acknowledgement.main], page.left, paper.y, contentWidth, { size: 20, weight: 'bold' });
  drawLines(paper, [words.acknowledgement.other], page.left, paper.y + 30, contentWidth, { size: 9.5, colour: ink.soft });
  paper.y += 56;
  write(paper, of === 'photos' ? words.photosReceived : words.received, { size: 13, weight: 'bold', colour: ink.good });
  skip(paper, 10);
  drawFacts(paper, factsOf(acknowledgement.value, opened, signed.value.certificate.fingerprint, words, language));
  skip(paper, 12);
  write(paper, words.acknowledgementNote, { size: 8.5, colour: ink.soft });
  numberPages(paper, words.acknowledgement.main, words.record(opened.record.id, opened.hash.slice(0, 16)), (number, total) => words.page(number, total));
  const dates = { creationDate: createdAt, modifiedDate: createdAt, relationship: 'Data' } as const;
  paper.doc.file(Buffer.from(authority.certificate.der), { ...dates, name: attachments.root, type: 'application/pkix-cert', description: 'Root certificate of HQ' });
  paper.doc.file(fileOfSignedText(envelope), { ...dates, name: attachments.acknowledgement, type: 'application/json', description: 'The acknowledgement signed by HQ' });
  return done(await closePaper(paper));
}

function factsOf(acknowledgement: Acknowledgement, { record, hash }: OpenedRecord, fingerprint: string, words: PaperWords, language: 'zh-CN' | 'en'): readonly Fact[] {
  return [
    { label: words.receivedAt, value: paperTime(acknowledgement.receivedAt) },
    { label: words.position, value: String(acknowledgement.position) },
    { label: words.dealer, value: printableText(receiptWords[language].dealer(record.dealerName, record.dealer)) },
    { label: words.photos, value: acknowledgement.of === 'photos' ? `${acknowledgement.photos} / ${record.photoCount}` : `0 / ${record.photoCount}` },
    { label: words.sealedAt, value: paperTime(record.time.wall) },
    { label: words.recordNo, value: record.id },
    { label: words.recordHash, value: hash },
    { label: words.signedByHq, value: fingerprint },
  ];
}
