import { createHash, type KeyObject } from 'node:crypto';
import { readCms, signedAttributes, writeCms } from './cms.ts';
import { DerError } from './der.ts';
import { isSignatureOf, signMessage } from './ecdsa.ts';

/** Room for the CMS in a PDF, bytes: two certificates of at most 2,000 bytes and the attributes. */
export const contentsBytes = 5_000;

/** What stands in `/ByteRange` until the file's length is known; each number has ten places. */
export const byteRangeGap = 9_999_999_999;
const unknownRange = `[0 ${byteRangeGap} ${byteRangeGap} ${byteRangeGap}]`;
const unknownContents = `<${'0'.repeat(2 * contentsBytes)}>`;

/**
 * Signs a PDF that holds one signature dictionary with an empty `/ByteRange` and `/Contents` (PAdES B-B, ETSI EN 319 142-1;
 * ISO 32000-2 §12.8). Everything but the `/Contents` text itself is under the signature. Throws where the places are missing.
 */
export function signPdf(unsigned: Uint8Array, key: KeyObject, certificate: Uint8Array, root: Uint8Array): Buffer {
  const pdf = Buffer.from(unsigned);
  const range = pdf.lastIndexOf(`/ByteRange ${unknownRange}`);
  const start = pdf.lastIndexOf(`/Contents ${unknownContents}`) + '/Contents '.length;
  if (range < 0 || start < '/Contents '.length) throw new Error('the PDF has no place for a signature');
  const end = start + unknownContents.length;
  const numbers = `[0 ${start} ${end} ${pdf.length - end}]`.padEnd(unknownRange.length, ' ');
  pdf.write(numbers, range + '/ByteRange '.length, 'latin1');
  const signature = { digest: digestAround(pdf, start, end), certificate, root };
  const cms = writeCms(signature, signMessage(key, signedAttributes(signature)));
  if (cms.length > contentsBytes) throw new Error('the signature does not fit its place');
  pdf.write(cms.toString('hex'), start + 1, 'latin1');
  return pdf;
}

/** Where a signed PDF keeps its `/Contents`: the offsets of `<` and of the byte after `>`. */
export interface SignaturePlace {
  readonly start: number;
  readonly end: number;
}

/**
 * Checks a signature that `signPdf` made, byte for byte: the range covers the whole file but the contents; those are lower-case
 * hex of the one encoding of this signature by this certificate, then zeros. Says what is wrong, or `undefined`.
 */
export function pdfSignatureFault(pdf: Buffer, place: SignaturePlace, key: KeyObject, certificate: Uint8Array, root: Uint8Array): string | undefined {
  const contents = pdf.toString('latin1', place.start, place.end);
  if (contents.length !== unknownContents.length || !/^<(?:[0-9a-f]{2})+>$/.test(contents)) return 'contents';
  const bytes = Buffer.from(contents.slice(1, -1), 'hex');
  const signature = { digest: digestAround(pdf, place.start, place.end), certificate, root };
  try {
    const length = 4 + (bytes[0] === 0x30 && bytes[1] === 0x82 ? bytes.readUInt16BE(2) : 0);
    if (bytes.subarray(length).some((byte) => byte !== 0)) return 'padding';
    const p1363 = readCms(bytes.subarray(0, length), signature);
    return isSignatureOf(key, signedAttributes(signature), p1363) ? undefined : 'signature';
  } catch (error) {
    if (error instanceof DerError) return 'cms';
    throw error;
  }
}

function digestAround(pdf: Buffer, start: number, end: number): Buffer {
  return createHash('sha256').update(pdf.subarray(0, start)).update(pdf.subarray(end)).digest();
}
