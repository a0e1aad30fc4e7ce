import { create } from 'qrcode';
import { receiptCodeText, type ReceiptCode } from '../../../shared/receipt/receipt-code.ts';
import type { Fact, Receipt } from '../../../shared/receipt/receipt.ts';
import type { ReceiptVerdict } from '../../../shared/receipt/receipt-verdict.ts';
import { contentWidth, drawLines, ensure, heightOf, ink, leading, linesOf, page, type Paper } from './paper.ts';

/** State is never told by colour alone: each colour goes with a mark and the verdict's words. */
const looks: Readonly<Record<ReceiptVerdict, { readonly colour: string; readonly mark: 'tick' | 'bang' | 'cross' }>> = {
  'in-order': { colour: ink.good, mark: 'tick' },
  'with-differences': { colour: ink.warn, mark: 'bang' },
  'part-refused': { colour: ink.bad, mark: 'cross' },
  refused: { colour: ink.bad, mark: 'cross' },
  informed: { colour: ink.action, mark: 'bang' },
  corrected: { colour: ink.action, mark: 'bang' },
};

const codeSide = 82;

/** Title in both languages, the verdict, the QR code, and the facts in two columns. */
export function drawHead(paper: Paper, receipt: Receipt, code: ReceiptCode, scan: string): void {
  paper.y = 44;
  const width = contentWidth - codeSide - 20;
  drawCode(paper, code, scan);
  drawLines(paper, ['验货通 GateCheck'], page.left, paper.y, width, { size: 8, weight: 'bold', colour: ink.action });
  drawLines(paper, [receipt.title.main], page.left, paper.y + 12, width, { size: 20, weight: 'bold' });
  drawLines(paper, [receipt.title.other], page.left, paper.y + 42, width, { size: 9.5, colour: ink.soft });
  drawVerdict(paper, receipt.verdict, receipt.verdictText, paper.y + 62);
  paper.y += 62 + 40;
  drawFacts(paper, receipt.facts);
}

function drawCode(paper: Paper, code: ReceiptCode, scan: string): void {
  const { modules } = create(receiptCodeText(code), { errorCorrectionLevel: 'M' });
  const unit = codeSide / modules.size;
  const left = page.right - codeSide;
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column) !== 0) paper.doc.rect(left + column * unit, paper.y + row * unit, unit, unit);
    }
  }
  paper.doc.fill('#000000');
  const style = { size: 6, colour: ink.soft, align: 'centre' } as const;
  drawLines(paper, linesOf(paper, scan, codeSide + 10, style), left - 5, paper.y + codeSide + 3, codeSide + 10, style);
}

function drawVerdict(paper: Paper, verdict: ReceiptVerdict, words: string, y: number): void {
  const { colour, mark } = looks[verdict];
  const { doc } = paper;
  const style = { size: 13, weight: 'bold', colour } as const;
  doc.roundedRect(page.left, y, contentWidth - codeSide - 20, 28, 6).lineWidth(1.2).strokeColor(colour).stroke();
  const [x, middle] = [page.left + 18, y + 14];
  doc.circle(x, middle, 8).fill(colour);
  doc.lineWidth(1.8).lineCap('round').lineJoin('round').strokeColor('#ffffff');
  if (mark === 'tick') doc.moveTo(x - 4, middle).lineTo(x - 1, middle + 3).lineTo(x + 4, middle - 3.5).stroke();
  else if (mark === 'cross') doc.moveTo(x - 3, middle - 3).lineTo(x + 3, middle + 3).moveTo(x + 3, middle - 3).lineTo(x - 3, middle + 3).stroke();
  else doc.moveTo(x, middle - 4.2).lineTo(x, middle + 0.8).moveTo(x, middle + 4).lineTo(x, middle + 4.1).stroke();
  drawLines(paper, [words], page.left + 34, y + 4.6, contentWidth, style);
}

/** Two facts a row; a long one takes the row for itself. */
export function drawFacts(paper: Paper, facts: readonly Fact[]): void {
  const half = contentWidth / 2;
  const value = { size: 9.5 } as const;
  let column = 0;
  let rowHeight = 0;
  const endRow = () => {
    paper.y += rowHeight;
    column = 0;
    rowHeight = 0;
  };
  for (const fact of facts) {
    const fits = linesOf(paper, fact.value, half - labelWidth - 12, value).length;
    // A number that people compare (an id, a hash) is never broken while there is a whole row for it.
    const isLong = fits > 2 || (fits > 1 && /^[\x21-\x7e]+$/.test(fact.value));
    if (isLong && column === 1) endRow();
    const width = isLong ? contentWidth : half;
    const lines = linesOf(paper, fact.value, width - labelWidth - 12, value);
    const height = Math.max(heightOf(lines, value), labelHeight(paper, fact)) + 3;
    if (column === 0) ensure(paper, height);
    drawFact(paper, fact, lines, page.left + column * half, width);
    rowHeight = Math.max(rowHeight, height);
    column += isLong ? 2 : 1;
    if (column >= 2) endRow();
  }
  if (column > 0) endRow();
}

const labelWidth = 92;
const labelStyle = { size: 8.5, colour: ink.soft } as const;
const otherStyle = { size: 6, colour: ink.soft } as const;

/** A name longer than its column breaks, so that it never runs into its value. */
function labelLines(paper: Paper, { label }: Fact): { readonly main: readonly string[]; readonly other: readonly string[] } {
  return { main: linesOf(paper, label.main, labelWidth - 6, labelStyle), other: linesOf(paper, label.other, labelWidth - 6, otherStyle) };
}

function labelHeight(paper: Paper, fact: Fact): number {
  const { main, other } = labelLines(paper, fact);
  return Math.max(22, heightOf(main, labelStyle) + heightOf(other, otherStyle));
}

function drawFact(paper: Paper, fact: Fact, lines: readonly string[], x: number, width: number): void {
  const { main, other } = labelLines(paper, fact);
  drawLines(paper, main, x, paper.y, labelWidth, labelStyle);
  drawLines(paper, other, x, paper.y + 11.5 + (main.length - 1) * labelStyle.size * leading, labelWidth, otherStyle);
  drawLines(paper, lines, x + labelWidth, paper.y - 0.6, width - labelWidth - 12, { size: 9.5 });
}
