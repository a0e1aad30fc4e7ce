import { setImmediate } from 'node:timers/promises';
import { contentWidth, drawLines, ensure, heightOf, ink, linesOf, page, type Paper, type Style } from './paper.ts';

export interface Column {
  readonly main: string;
  readonly other: string;
  /** Points; the columns of a table share the width of the page. */
  readonly width: number;
  readonly align?: 'left' | 'right' | 'centre';
}

export interface Cell {
  readonly text: string;
  readonly style?: Partial<Style>;
  /** A second, smaller text beneath. */
  readonly under?: string;
}

const cellStyle: Style = { size: 8.5 };
const underStyle: Style = { size: 7, colour: ink.soft };
const padding = { x: 4, y: 3 } as const;

/** After so many rows the host gets a turn: thousands of lines take seconds, and photos, clocks and pages wait for nobody. */
const rowsPerTurn = 40;

/** Draws a table over as many pages as it takes; its head stands on top of each. */
export async function drawTable(paper: Paper, columns: readonly Column[], rows: readonly (readonly Cell[])[]): Promise<void> {
  drawHead(paper, columns);
  for (const [index, row] of rows.entries()) {
    drawRow(paper, columns, row);
    if (index % rowsPerTurn === rowsPerTurn - 1) await setImmediate();
  }
  paper.y += 4;
}

function drawHead(paper: Paper, columns: readonly Column[]): void {
  ensure(paper, 60);
  const height = 25;
  paper.doc.rect(page.left, paper.y, contentWidth, height).fill(ink.tint);
  eachColumn(columns, (column, x) => {
    const width = column.width - 2 * padding.x;
    drawLines(paper, [column.main], x + padding.x, paper.y + 3, width, { size: 8.5, weight: 'bold', align: column.align ?? 'left' });
    drawLines(paper, [column.other], x + padding.x, paper.y + 14.5, width, { size: 6, colour: ink.soft, align: column.align ?? 'left' });
  });
  paper.y += height;
}

function drawRow(paper: Paper, columns: readonly Column[], row: readonly Cell[]): void {
  const laid = columns.map((column, index) => {
    const cell = row[index] ?? { text: '' };
    const width = column.width - 2 * padding.x;
    const style = { ...cellStyle, align: column.align ?? ('left' as const), ...cell.style };
    const lines = linesOf(paper, cell.text, width, style);
    const under = cell.under === undefined || cell.under === '' ? [] : linesOf(paper, cell.under, width, underStyle);
    return { lines, under, style, width };
  });
  const height = Math.max(...laid.map((cell) => heightOf(cell.lines, cell.style) + heightOf(cell.under, underStyle))) + 2 * padding.y;
  if (ensure(paper, height)) drawHead(paper, columns);
  eachColumn(columns, (_, x, index) => {
    const cell = laid[index];
    if (cell === undefined) return;
    drawLines(paper, cell.lines, x + padding.x, paper.y + padding.y, cell.width, cell.style);
    drawLines(paper, cell.under, x + padding.x, paper.y + padding.y + heightOf(cell.lines, cell.style), cell.width, underStyle);
  });
  paper.y += height;
  paper.doc.moveTo(page.left, paper.y).lineTo(page.right, paper.y).lineWidth(0.4).strokeColor(ink.line).stroke();
}

function eachColumn(columns: readonly Column[], draw: (column: Column, x: number, index: number) => void): void {
  let x: number = page.left;
  columns.forEach((column, index) => {
    draw(column, x, index);
    x += column.width;
  });
}
