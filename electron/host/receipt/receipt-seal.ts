import type { OpenedRecord } from '../../../proof/record.ts';
import { printableText } from '../../../shared/receipt/printable.ts';
import type { Fact, Receipt } from '../../../shared/receipt/receipt.ts';
import { paperTime } from '../../../shared/receipt/receipt-time.ts';
import type { DrawnSignature } from '../../../shared/seal/sealed-record.ts';
import type { PaperWords } from '../../../shared/words/paper-words.ts';
import { contentWidth, drawLines, ensure, heading, ink, page, skip, write, type Paper } from './paper.ts';
import { drawFacts } from './receipt-head.ts';

const pad = { width: 230, height: 84 } as const;

/** What the person declares, their drawn name, and the numbers by which the record can be found and checked. */
export function drawSeal(paper: Paper, receipt: Receipt, opened: OpenedRecord, words: PaperWords): void {
  const { record } = opened;
  ensure(paper, 330);
  heading(paper, words.proof.main, words.proof.other, 100);
  write(paper, receipt.statement, { size: 9.5, weight: 'bold' });
  skip(paper, 6);
  drawName(paper, record.signature, `${words.handwritten.main} ${words.handwritten.other}`);
  drawLines(paper, [printableText(record.person.name)], page.left + pad.width + 18, paper.y + 18, 260, { size: 14, weight: 'bold' });
  drawLines(paper, [printableText(record.dealerName)], page.left + pad.width + 18, paper.y + 42, 260, { size: 9 });
  drawLines(paper, [paperTime(record.time.wall)], page.left + pad.width + 18, paper.y + 58, 260, { size: 9, colour: ink.soft });
  paper.y += pad.height + 12;
  drawFacts(paper, factsOfSeal(opened, words));
  skip(paper, 4);
  write(paper, words.attached, { size: 7.5, colour: ink.soft });
}

function factsOfSeal({ record, hash, certificate, anchor }: OpenedRecord, words: PaperWords): readonly Fact[] {
  return [
    { label: words.recordNo, value: record.id },
    { label: words.sequence, value: String(record.sequence) },
    { label: words.sealedAt, value: paperTime(record.time.wall) },
    { label: words.anchor, value: anchor === null ? words.noAnchor : paperTime(anchor.hqTime) },
    { label: words.recordHash, value: hash },
    { label: words.previous, value: record.previous ?? words.first },
    { label: words.textHash, value: record.shown.sha256 },
    { label: words.certificate, value: certificate.fingerprint },
  ];
}

/** The drawn name as strokes: the more pressure, the broader; fitted into its box with its own proportions. */
function drawName(paper: Paper, drawn: DrawnSignature, caption: string): void {
  const { doc } = paper;
  doc.roundedRect(page.left, paper.y, pad.width, pad.height, 4).lineWidth(0.6).strokeColor(ink.line).stroke();
  drawLines(paper, [caption], page.left + 6, paper.y + 3, contentWidth, { size: 6, colour: ink.soft });
  const points = drawn.strokes.flat();
  const [left, right] = [least(points, 0), most(points, 0)];
  const [top, bottom] = [least(points, 1), most(points, 1)];
  const inner = { width: pad.width - 24, height: pad.height - 26 };
  const scale = Math.min(inner.width / Math.max(right - left, 1), inner.height / Math.max(bottom - top, 1), 0.3);
  const originX = page.left + (pad.width - (right - left) * scale) / 2;
  const originY = paper.y + 16 + (inner.height - (bottom - top) * scale) / 2;
  doc.lineCap('round').lineJoin('round').strokeColor('#0b1f4b');
  for (const stroke of drawn.strokes) {
    const placed = stroke.map(([x, y, , pressure]) => ({ x: originX + (x - left) * scale, y: originY + (y - top) * scale, width: 0.8 + (pressure / 1_000) * 1.4 }));
    placed.forEach((point, index) => {
      const before = placed[index - 1] ?? { ...point, x: point.x - 0.1 };
      doc.lineWidth((point.width + before.width) / 2).moveTo(before.x, before.y).lineTo(point.x, point.y).stroke();
    });
  }
}

type Point = DrawnSignature['strokes'][number][number];

function least(points: readonly Point[], axis: 0 | 1): number {
  return points.reduce((smallest, point) => Math.min(smallest, point[axis]), Infinity);
}

function most(points: readonly Point[], axis: 0 | 1): number {
  return points.reduce((largest, point) => Math.max(largest, point[axis]), 0);
}
