import PDFDocument from 'pdfkit';
import { paperFonts, textWidth, type PaperFonts, type Weight } from './paper-fonts.ts';
import { textLines } from './text-lines.ts';

/** A4 in points, and the frame inside which text stands. */
export const page = { width: 595.28, height: 841.89, left: 42, right: 553.28, top: 62, bottom: 792 } as const;
export const contentWidth = page.right - page.left;

export const ink = { text: '#1f2937', soft: '#6b7280', line: '#d1d5db', tint: '#f3f4f6', action: '#1456b8', good: '#1a7f37', warn: '#a8520a', bad: '#cf1322' } as const;

export interface Style {
  readonly size: number;
  readonly weight?: Weight;
  readonly colour?: string;
  readonly align?: 'left' | 'right' | 'centre';
}

/** Height of a line of text against its size: Chinese needs more air than Latin. */
export const leading = 1.42;

/** A document that is written from top to bottom: it knows how far down the page the pen is. Points; y grows downwards. */
export interface Paper {
  readonly doc: PDFKit.PDFDocument;
  readonly fonts: PaperFonts;
  y: number;
}

/** Opens a document. `info` goes into the file's own description; `createdAt` keeps two prints of one record alike. */
export function openPaper(info: { readonly title: string; readonly author: string; readonly createdAt: Date; readonly code: string; readonly language: string }): Paper {
  const fonts = paperFonts();
  const about = { Title: info.title, Author: info.author, CreationDate: info.createdAt, ModDate: info.createdAt, Creator: 'GateCheck', Producer: 'GateCheck', GateCheck: info.code };
  const doc = new PDFDocument({ size: 'A4', margin: 0, bufferPages: true, pdfVersion: '1.7', lang: info.language, displayTitle: true, info: about, autoFirstPage: false });
  // The cast: the library takes an opened font (that is what makes a receipt fast), its types know files and bytes only.
  for (const weight of ['regular', 'bold'] as const) doc.registerFont(weight, fonts[weight] as unknown as string, weight);
  doc.font('regular');
  doc.addPage();
  return { doc, fonts, y: page.top };
}

/** Makes sure that `height` points are left on the page; turns it otherwise, and says so. */
export function ensure(paper: Paper, height: number): boolean {
  if (paper.y + height <= page.bottom) return false;
  paper.doc.addPage();
  paper.y = page.top;
  return true;
}

/** The lines a text breaks into at a width, for drawing and for measuring alike. */
export function linesOf(paper: Paper, text: string, width: number, style: Style): readonly string[] {
  return textLines(text, paper.fonts[style.weight ?? 'regular'], style.size, width);
}

export function heightOf(lines: readonly string[], style: Style): number {
  return lines.length * style.size * leading;
}

/** Draws lines at a place, without moving the pen. */
export function drawLines(paper: Paper, lines: readonly string[], x: number, y: number, width: number, style: Style): void {
  const weight = style.weight ?? 'regular';
  paper.doc.font(weight).fontSize(style.size).fillColor(style.colour ?? ink.text);
  lines.forEach((line, index) => {
    if (line === '') return;
    const slack = style.align === undefined || style.align === 'left' ? 0 : width - textWidth(paper.fonts[weight], line, style.size);
    paper.doc.text(line, x + (style.align === 'centre' ? slack / 2 : slack), y + index * style.size * leading + style.size * 0.02, { lineBreak: false });
  });
}

/** Writes a paragraph at the pen, over as many pages as it needs, and moves the pen below it. */
export function write(paper: Paper, text: string, style: Style, inset = 0): void {
  for (const line of linesOf(paper, text, contentWidth - inset, style)) {
    ensure(paper, style.size * leading);
    drawLines(paper, [line], page.left + inset, paper.y, contentWidth - inset, style);
    paper.y += style.size * leading;
  }
}

export function skip(paper: Paper, points: number): void {
  paper.y += points;
}

/** A heading in both languages with a rule under it; stays with at least `room` points of what it heads. */
export function heading(paper: Paper, main: string, other: string, room: number): void {
  ensure(paper, 30 + room);
  skip(paper, 10);
  drawLines(paper, [main], page.left, paper.y, contentWidth, { size: 11.5, weight: 'bold' });
  const offset = textWidth(paper.fonts.bold, main, 11.5) + 8;
  drawLines(paper, [other], page.left + offset, paper.y + 3.4, contentWidth - offset, { size: 8, colour: ink.soft });
  paper.y += 18;
  paper.doc.moveTo(page.left, paper.y).lineTo(page.right, paper.y).lineWidth(0.8).strokeColor(ink.action).stroke();
  paper.y += 5;
}

/** Head and foot of every page, once their number is known. The first page has a title of its own and no head. */
export function numberPages(paper: Paper, head: string, foot: string, pageOf: (number: number, total: number) => string): void {
  const { count } = paper.doc.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    paper.doc.switchToPage(index);
    if (index > 0) {
      drawLines(paper, [head], page.left, 34, contentWidth, { size: 8, colour: ink.soft });
      paper.doc.moveTo(page.left, 50).lineTo(page.right, 50).lineWidth(0.5).strokeColor(ink.line).stroke();
    }
    paper.doc.moveTo(page.left, 802).lineTo(page.right, 802).lineWidth(0.5).strokeColor(ink.line).stroke();
    drawLines(paper, [foot], page.left, 807, contentWidth, { size: 7, colour: ink.soft });
    drawLines(paper, [pageOf(index + 1, count)], page.left, 807, contentWidth, { size: 7, colour: ink.soft, align: 'right' });
  }
}

/** Ends the document and gives its bytes. */
export function closePaper(paper: Paper): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    paper.doc.on('data', (piece: Buffer) => pieces.push(piece));
    paper.doc.on('end', () => resolve(Buffer.concat(pieces)));
    paper.doc.on('error', reject);
    paper.doc.end();
  });
}
