import { InvalidInputError, InvalidSpreadsheetError, readSheet, SheetNotFoundError } from 'read-excel-file/universal';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import { isBlank, type RawTable, type TableRow } from './table.ts';
import { judgeWorkbook } from './xlsx-border.ts';

/** Reads the first sheet of a workbook: dates as `2026-11-20`, numbers as a person sees them, formulas as their last result. */
export async function readXlsx(bytes: Uint8Array): Promise<Outcome<RawTable>> {
  const judged = await judgeWorkbook(bytes);
  if (!judged.ok) return judged;
  const sheet = await readFirstSheet(bytes);
  if (sheet === undefined) return refused(problem('import.unreadable', {}));
  const rows: TableRow[] = [];
  sheet.forEach((cells, index) => {
    const texts = cells.map(cellText);
    if (!isBlank(texts)) rows.push({ row: index + 1, cells: texts });
  });
  return done({ encoding: 'xlsx', rows });
}

async function readFirstSheet(bytes: Uint8Array) {
  try {
    // This edition unpacks by the directory that was judged, and never to more than it declares.
    return await readSheet(Uint8Array.from(bytes).buffer, 1, { trim: false, parseNumber: (text) => text });
  } catch (error) {
    // The reader throws plain errors for broken XML beside its own kinds; whatever it stumbles over is the file's fault, as nothing else is involved.
    if (error instanceof InvalidInputError || error instanceof InvalidSpreadsheetError || error instanceof SheetNotFoundError || error instanceof Error) return undefined;
    throw error;
  }
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if (typeof cell === 'string') return numberText(cell);
  return typeof cell === 'number' ? String(cell) : '';
}

/** A stored binary fraction (`41.399999999999999`) as the spreadsheet shows it, with fifteen digits at most; other text as it is. */
function numberText(text: string): string {
  if (!/^-?\d+\.\d{12,}$|^-?\d+(?:\.\d+)?[eE][-+]?\d+$/.test(text)) return text;
  const rounded = Number(Number(text).toPrecision(15));
  return Number.isSafeInteger(rounded) ? BigInt(rounded).toString() : String(rounded);
}
