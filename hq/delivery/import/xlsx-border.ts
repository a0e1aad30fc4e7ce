import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem, type Problem } from '../../../shared/kernel/problem.ts';
import { mostColumns, mostRows, mostUnpackedBytes } from './import-limits.ts';

const mostEntries = 500;
/** Cells far below the last row are often formatted and empty; further down than this the sheet is not a list of lines. */
const farthestRow = mostRows * 4;
/** Keeps a cell address that falls on the seam of two slices. */
const seam = 24;

/**
 * Judges a workbook before anything holds it in memory: the parts it names, what they unpack to (declared and true), and
 * how far its cells reach, because one cell at XFD1048576 makes a reader build seventeen billion of them.
 */
export async function judgeWorkbook(bytes: Uint8Array): Promise<Outcome<void>> {
  const zip = await open(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (zip === undefined) return refused(problem('import.unreadable', {}));
  try {
    const found = await judgeEntries(zip);
    return found === undefined ? done(undefined) : refused(found);
  } finally {
    zip.close();
  }
}

/** What the parts of a workbook say they unpack to, together; `undefined` where this is no ZIP. Nothing is unpacked. */
export async function declaredBytes(bytes: Uint8Array): Promise<number | undefined> {
  const zip = await open(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (zip === undefined) return undefined;
  return new Promise((resolve) => {
    let sum = 0;
    zip.once('error', () => resolve(undefined));
    zip.once('end', () => resolve(sum));
    zip.on('entry', (entry: Entry) => {
      sum += entry.uncompressedSize;
      if (sum > mostUnpackedBytes) resolve(sum);
      else zip.readEntry();
    });
    zip.readEntry();
  });
}

function open(bytes: Buffer): Promise<ZipFile | undefined> {
  return new Promise((resolve) => {
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => resolve(error === null ? zip : undefined));
  });
}

function judgeEntries(zip: ZipFile): Promise<Problem | undefined> {
  return new Promise((resolve) => {
    let unpacked = 0;
    let hasWorkbook = false;
    zip.once('error', () => resolve(problem('import.unreadable', {})));
    zip.once('end', () => resolve(hasWorkbook ? undefined : problem('import.unreadable', {})));
    zip.on('entry', (entry: Entry) => {
      unpacked += entry.uncompressedSize;
      if (unpacked > mostUnpackedBytes) resolve(problem('input.too-large', { limit: mostUnpackedBytes }));
      else if (zip.entryCount > mostEntries || entry.isEncrypted()) resolve(problem('import.unreadable', {}));
      else if (/^\/?xl\/worksheets\/[^/]+\.xml$/i.test(entry.fileName)) {
        judgeSheet(zip, entry).then((found) => (found === undefined ? zip.readEntry() : resolve(found)), () => resolve(problem('import.unreadable', {})));
        return;
      } else {
        if (/^\/?xl\/workbook\.xml$/i.test(entry.fileName)) hasWorkbook = true;
        zip.readEntry();
      }
    });
    zip.readEntry();
  });
}

function judgeSheet(zip: ZipFile, entry: Entry): Promise<Problem | undefined> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error !== null) {
        reject(error);
        return;
      }
      let kept = '';
      stream.once('error', reject);
      stream.once('end', () => resolve(undefined));
      stream.on('data', (slice: Buffer) => {
        const text = kept + slice.toString('latin1');
        const found = farCell(text);
        if (found !== undefined) {
          resolve(found);
          stream.destroy();
        }
        kept = text.slice(-seam);
      });
    });
  });
}

function farCell(text: string): Problem | undefined {
  for (const match of text.matchAll(/\br=["']([A-Z]{0,3})(\d{1,9})["']/g)) {
    if (columnNumber(match[1] ?? '') > mostColumns) return problem('import.unreadable', {});
    if (Number(match[2]) > farthestRow) return problem('import.too-many-rows', { limit: mostRows });
  }
  return undefined;
}

function columnNumber(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
