import { dictionary, isName, PdfFile } from './pdf-reader.ts';
import { PdfError, type PdfValue } from './pdf-object.ts';
import type { SignaturePlace } from './pdf-signature.ts';
import { attachments } from './receipt-attachments.ts';

/** What a receipt PDF holds besides its picture. */
export interface ReceiptParts {
  readonly record: Buffer;
  readonly text: Buffer;
  readonly root: Buffer;
  /** The text of the QR code, as the file's description repeats it. */
  readonly code: string;
  readonly place: SignaturePlace;
}

/** Takes a receipt PDF apart. Throws a `PdfError` where it is not of the one make: exactly its three attachments, one signature over the whole file. */
export function partsOfReceipt(pdf: Buffer): ReceiptParts {
  const file = new PdfFile(pdf);
  const root = file.trailer.entries.get('Root');
  const files = filesOf(file, file.get(file.get(file.get(root, 'Names'), 'EmbeddedFiles'), 'Names'));
  const taken = [attachments.record, attachments.text, attachments.root].map((name) => {
    const found = files.get(name);
    if (found === undefined) throw new PdfError(`${name} is missing`);
    return file.stream(found);
  });
  if (files.size !== taken.length) throw new PdfError('an attachment too many');
  const [record, text, rootCertificate] = taken as [Buffer, Buffer, Buffer];
  return { record, text, root: rootCertificate, code: ascii(file.get(file.trailer.entries.get('Info'), 'GateCheck')), place: placeOfSignature(file, root, pdf.length) };
}

function filesOf(file: PdfFile, names: PdfValue): ReadonlyMap<string, PdfValue> {
  const list = arrayOf(names);
  const files = new Map<string, PdfValue>();
  for (let index = 0; index < list.length; index += 2) {
    const name = ascii(list[index]);
    const stream = dictionary(file.get(list[index + 1], 'EF')).entries.get('F');
    if (stream === undefined || files.has(name)) throw new PdfError('attachment');
    files.set(name, stream);
  }
  return files;
}

function placeOfSignature(file: PdfFile, root: PdfValue | undefined, length: number): SignaturePlace {
  const fields = arrayOf(file.get(file.get(root, 'AcroForm'), 'Fields'));
  const signature = file.get(fields[0], 'V');
  if (fields.length !== 1 || !isName(file.get(signature, 'SubFilter'), 'ETSI.CAdES.detached')) throw new PdfError('one signature expected');
  const [zero, start, end, rest, ...more] = arrayOf(file.get(signature, 'ByteRange'));
  if (zero !== 0 || typeof start !== 'number' || typeof end !== 'number' || typeof rest !== 'number' || more.length > 0) throw new PdfError('range');
  if (start <= 0 || end <= start || end + rest !== length) throw new PdfError('the signature leaves a part of the file out');
  return { start, end };
}

function arrayOf(value: PdfValue): readonly PdfValue[] {
  if (!Array.isArray(value)) throw new PdfError('array expected');
  return value as readonly PdfValue[];
}

function ascii(value: PdfValue | undefined): string {
  if (typeof value === 'object' && value !== null && 'bytes' in value) return value.bytes.toString('latin1');
  throw new PdfError('string expected');
}
