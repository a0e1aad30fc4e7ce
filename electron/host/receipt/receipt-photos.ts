import { setImmediate } from 'node:timers/promises';
import type { Sha256 } from '../../../shared/kernel/ids.ts';
import type { Receipt, ReceiptFinding, ReceiptPhoto } from '../../../shared/receipt/receipt.ts';
import type { PaperWords } from '../../../shared/words/paper-words.ts';
import { contentWidth, drawLines, ensure, heading, heightOf, ink, linesOf, page, skip, write, type Paper } from './paper.ts';

/** Gives the small JPEG of a photo (`makePrintRendition`); `undefined` for clips and for photos that have none. */
export type PrintRenditions = (sha256: Sha256) => Promise<Uint8Array | undefined>;

const perRow = 3;
const gap = 8;
const cellWidth = (contentWidth - (perRow - 1) * gap) / perRow;
const pictureHeight = 118;
const captionStyle = { size: 6.5, colour: ink.soft } as const;

/** How many photos of each damage point are printed: all of a few, three of many, so that no receipt outgrows a mail. */
export function printedPerFinding(findings: number): number {
  if (findings <= 10) return 9;
  return findings <= 40 ? 6 : 3;
}

/** The photos that go onto paper. */
export function printedPhotos(receipt: Receipt): readonly ReceiptPhoto[] {
  const most = printedPerFinding(receipt.findings.length);
  return receipt.findings.flatMap((finding) => finding.photos.slice(0, most));
}

/** Every finding with its place, tags, description, and photos three to a row, each with its caption and hash. */
export async function drawFindings(paper: Paper, receipt: Receipt, words: PaperWords, pictures: ReadonlyMap<Sha256, Uint8Array>): Promise<void> {
  const [first] = receipt.findings;
  if (first === undefined) return;
  heading(paper, receipt.sections.findings.main, receipt.sections.findings.other, roomOf(first));
  const most = printedPerFinding(receipt.findings.length);
  for (const finding of receipt.findings) {
    drawFinding(paper, finding);
    const printed = finding.photos.slice(0, most);
    for (let start = 0; start < printed.length; start += perRow) drawRow(paper, printed.slice(start, start + perRow), pictures, words);
    if (finding.photos.length > printed.length) write(paper, words.morePhotos(finding.photos.length - printed.length), { size: 7.5, colour: ink.soft });
    skip(paper, 8);
    await setImmediate();
  }
}

/** What stays together of a finding: its words and its first row of photos. */
function roomOf(finding: ReceiptFinding): number {
  return 56 + (finding.photos.length === 0 ? 0 : pictureHeight + 20);
}

function drawFinding(paper: Paper, finding: ReceiptFinding): void {
  ensure(paper, roomOf(finding));
  write(paper, `${finding.number}. ${finding.place}`, { size: 9.5, weight: 'bold' });
  write(paper, [finding.line, ...finding.tags].join(' · '), { size: 8, colour: ink.soft });
  if (finding.description !== '') write(paper, finding.description, { size: 8.5 });
  if (finding.photoCount !== '') write(paper, finding.photoCount, { size: 7.5, colour: ink.soft });
  skip(paper, 3);
}

function drawRow(paper: Paper, photos: readonly ReceiptPhoto[], pictures: ReadonlyMap<Sha256, Uint8Array>, words: PaperWords): void {
  const captions = photos.map((photo) => linesOf(paper, photo.caption, cellWidth, captionStyle));
  const height = pictureHeight + 3 + Math.max(...captions.map((lines) => heightOf(lines, captionStyle))) + 5;
  ensure(paper, height);
  photos.forEach((photo, index) => {
    const x = page.left + index * (cellWidth + gap);
    drawPicture(paper, pictures.get(photo.sha256), x, words);
    drawLines(paper, captions[index] ?? [], x, paper.y + pictureHeight + 2, cellWidth, captionStyle);
  });
  paper.y += height;
}

function drawPicture(paper: Paper, picture: Uint8Array | undefined, x: number, words: PaperWords): void {
  paper.doc.rect(x, paper.y, cellWidth, pictureHeight).fill(ink.tint);
  if (picture === undefined) drawLines(paper, [words.noPicture], x, paper.y + pictureHeight / 2 - 6, cellWidth, { size: 8, colour: ink.soft, align: 'centre' });
  else paper.doc.image(Buffer.from(picture.buffer, picture.byteOffset, picture.byteLength), x, paper.y, { fit: [cellWidth, pictureHeight], align: 'center', valign: 'center' });
}
