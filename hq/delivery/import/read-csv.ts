import { CsvError, parse } from 'csv-parse';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import { breathe } from './breathe.ts';
import { decodeText } from './decode-text.ts';
import { mostColumns, mostRows } from './import-limits.ts';
import { isBlank, type RawTable, type TableRow } from './table.ts';

const delimiters = [',', '\t', ';'] as const;
const sliceCharacters = 100_000;
/** A cell is at most a note of 500 characters; a record past this is an open quote that swallowed the file. */
const longestRecord = 100_000;

/** Reads comma, tab or semicolon separated text; quoted fields may hold newlines. Rows count records, as a spreadsheet does. */
export async function readCsv(bytes: Uint8Array): Promise<Outcome<RawTable>> {
  const decoded = await decodeText(bytes);
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded.value;
  const rows: TableRow[] = [];
  let row = 0;
  let isWide = false;
  // Found by itself the first line end would count for all, and files that were pieced together have several.
  const parser = parse({ delimiter: delimiterOf(text), record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true, relax_quotes: true, max_record_size: longestRecord, skip_empty_lines: false });
  parser.on('readable', () => {
    for (let cells = parser.read() as string[] | null; cells !== null; cells = parser.read() as string[] | null) {
      row += 1;
      if (cells.length > mostColumns) isWide = true;
      if (!isBlank(cells)) rows.push({ row, cells: cells.map(unforced) });
    }
  });
  const finished = new Promise<Error | undefined>((resolve) => parser.once('end', () => resolve(undefined)).once('error', resolve));
  for (let at = 0; at < text.length && !parser.destroyed && rows.length <= mostRows + 1 && !isWide; at += sliceCharacters) {
    parser.write(text.slice(at, at + sliceCharacters));
    await breathe();
  }
  if (!parser.destroyed) parser.end();
  const failure = await finished;
  if (failure !== undefined && !(failure instanceof CsvError)) throw failure;
  if (failure !== undefined || isWide) return refused(problem('import.unreadable', {}));
  return done({ encoding, rows });
}

/** The separator that one of the first lines uses most, outside quotes: a title above the header has none. */
function delimiterOf(text: string): string {
  const lines = text.slice(0, 20_000).replaceAll(/"[^"]*"/g, '').split(/\r\n?|\n/, 10);
  const counts = delimiters.map((delimiter) => ({ delimiter, count: Math.max(...lines.map((line) => line.split(delimiter).length)) }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).delimiter;
}

/** Spreadsheets write `="00123"` to keep leading zeros; the zeros are meant, the formula is not. */
function unforced(cell: string): string {
  return /^="(.*)"$/s.exec(cell)?.[1] ?? cell;
}
