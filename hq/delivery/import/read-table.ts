import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import { knownHeaders } from './column-names.ts';
import { mostFileBytes, mostRows } from './import-limits.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import type { RawTable, Table } from './table.ts';

const zipMark = [0x50, 0x4b, 0x03, 0x04];
/** The old binary .xls, and password-protected workbooks. */
const compoundFileMark = [0xd0, 0xcf, 0x11, 0xe0];
/** How far down a header may stand, below a title. */
const deepestHeader = 10;

/**
 * Reads a file by what it is, never by its name: a workbook (XLSX) or separated text. Refuses with `import.unreadable`,
 * `import.empty` (no row under the header), `import.too-many-rows` or `input.too-large`.
 */
export async function readTable(bytes: Uint8Array): Promise<Outcome<Table>> {
  if (bytes.length > mostFileBytes) return refused(problem('input.too-large', { limit: mostFileBytes }));
  if (bytes.length === 0) return refused(problem('import.empty', {}));
  if (startsWith(bytes, compoundFileMark)) return refused(problem('import.unreadable', {}));
  const raw = await (isZip(bytes) ? readXlsx(bytes) : readCsv(bytes));
  return raw.ok ? withHeader(raw.value) : raw;
}

/** The header is the row near the top that names most known columns, else the first row. */
function withHeader(raw: RawTable): Outcome<Table> {
  let header = 0;
  let most = 0;
  raw.rows.slice(0, deepestHeader).forEach((row, index) => {
    const known = knownHeaders(row.cells);
    if (known > most) {
      header = index;
      most = known;
    }
  });
  const found = raw.rows[header];
  const rows = raw.rows.slice(header + 1);
  if (found === undefined || rows.length === 0) return refused(problem('import.empty', {}));
  if (rows.length > mostRows) return refused(problem('import.too-many-rows', { limit: mostRows }));
  return done({ encoding: raw.encoding, headerRow: found.row, headers: trimmedEnd(found.cells.map((cell) => cell.trim())), rows });
}

/** Header cells without the empty ones at the end. */
function trimmedEnd(headers: readonly string[]): readonly string[] {
  const last = headers.findLastIndex((header) => header !== '');
  return headers.slice(0, last + 1);
}

export function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, zipMark);
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}
