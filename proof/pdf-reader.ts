import { inflateSync } from 'node:zlib';
import { PdfCursor, PdfError, type PdfDictionary, type PdfValue } from './pdf-object.ts';

/** The largest file inside a receipt. */
const mostAttachedBytes = 32_000_000;

/**
 * A PDF of one revision with a classic cross-reference table, as receipts are written; files of any other make are refused with
 * a `PdfError`. Objects are found the way every reader finds them: by the table, never by searching.
 */
export class PdfFile {
  private readonly text: string;
  private readonly offsets: readonly number[];
  readonly trailer: PdfDictionary;
  private readonly pdf: Buffer;

  constructor(pdf: Buffer) {
    this.pdf = pdf;
    this.text = pdf.toString('latin1');
    const tail = /startxref\n(\d{1,10})\n%%EOF\n$/.exec(this.text.slice(-60));
    if (!this.text.startsWith('%PDF-1.7\n') || tail === null) throw new PdfError('not a receipt of this make');
    const cursor = new PdfCursor(this.text, Number(tail[1]));
    this.offsets = readTable(cursor);
    cursor.take('trailer');
    this.trailer = dictionary(cursor.value());
    if (this.trailer.entries.has('Prev') || this.trailer.entries.has('Encrypt')) throw new PdfError('more than one revision, or encrypted');
  }

  /** Follows a reference; other values are given back as they are. */
  resolve(value: PdfValue | undefined): PdfValue {
    if (typeof value !== 'object' || value === null || !('ref' in value)) return value ?? null;
    return this.at(value.ref).value();
  }

  /** The member of a dictionary, references followed. */
  get(from: PdfValue | undefined, key: string): PdfValue {
    return this.resolve(dictionary(this.resolve(from)).entries.get(key));
  }

  /** The bytes of a stream, inflated where it says so. */
  stream(value: PdfValue | undefined): Buffer {
    if (typeof value !== 'object' || value === null || !('ref' in value)) throw new PdfError('stream expected');
    const cursor = this.at(value.ref);
    const head = dictionary(cursor.value());
    cursor.take('stream\n');
    const length = this.resolve(head.entries.get('Length'));
    if (typeof length !== 'number' || this.text.slice(cursor.at + length, cursor.at + length + 10) !== '\nendstream') throw new PdfError('stream length');
    const bytes = this.pdf.subarray(cursor.at, cursor.at + length);
    const filter = head.entries.get('Filter');
    if (filter === undefined) return bytes;
    if (!isName(filter, 'FlateDecode')) throw new PdfError('filter');
    try {
      return inflateSync(bytes, { maxOutputLength: mostAttachedBytes });
    } catch {
      throw new PdfError('stream does not inflate');
    }
  }

  private at(object: number): PdfCursor {
    const offset = this.offsets[object];
    if (offset === undefined || object === 0) throw new PdfError(`no object ${object}`);
    const cursor = new PdfCursor(this.text, offset);
    cursor.take(`${object} 0 obj`);
    return cursor;
  }
}

function readTable(cursor: PdfCursor): readonly number[] {
  cursor.take('xref\n0 ');
  const count = cursor.value();
  if (typeof count !== 'number' || count > 1_000_000) throw new PdfError('table');
  cursor.take('0000000000 65535 f \n');
  const offsets = [0];
  for (let object = 1; object < count; object += 1) {
    const entry = /^(\d{10}) 00000 n \n$/.exec(cursor.text.slice(cursor.at, cursor.at + 20));
    if (entry === null) throw new PdfError('table');
    offsets.push(Number(entry[1]));
    cursor.at += 20;
  }
  return offsets;
}

export function dictionary(value: PdfValue | undefined): PdfDictionary {
  if (typeof value === 'object' && value !== null && 'entries' in value && value.entries instanceof Map) return value as PdfDictionary;
  throw new PdfError('dictionary expected');
}

export function isName(value: PdfValue | undefined, name: string): boolean {
  return typeof value === 'object' && value !== null && 'name' in value && value.name === name;
}
