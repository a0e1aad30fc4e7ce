import type { ImportPreview } from '../../../shared/wire/console-shapes.ts';

export type TableEncoding = ImportPreview['encoding'];

/** One row of a file: its number as the spreadsheet counts, from 1, and every cell as the text a person would see. */
export interface TableRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** A file as rows of text, whatever it was: blank rows are left out, the numbers keep counting them. */
export interface Table {
  readonly encoding: TableEncoding;
  readonly headerRow: number;
  readonly headers: readonly string[];
  readonly rows: readonly TableRow[];
}

/** Rows as read, before it is known which of them is the header. */
export interface RawTable {
  readonly encoding: TableEncoding;
  readonly rows: readonly TableRow[];
}

export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}
