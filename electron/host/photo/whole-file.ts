import type { MediaType } from '../../../shared/photo/photo.ts';
import { closed } from '../../../shared/kernel/closed.ts';
import { boxesOf } from './boxes.ts';
import type { ByteSource } from './byte-source.ts';

/**
 * Whether a file reaches the end that its own format announces, judged without decoding: JPEG's end marker, PNG's IEND, RIFF's and
 * the boxes' lengths, Matroska's elements. Bytes after the end (motion photos carry a clip there) do no harm.
 */
export async function isWholeFile(type: MediaType, source: ByteSource): Promise<boolean> {
  switch (type) {
    case 'image/jpeg':
      return endsWith(jpegEnd, await source.at(0, source.size)) || endsJpeg(await source.at(0, source.size));
    case 'image/png':
      return endsWith(pngEnd, await source.at(0, source.size)) || endsPng(await source.at(0, source.size));
    case 'image/webp': {
      const head = await source.at(0, 8);
      return head.length === 8 && head.readUInt32LE(4) + 8 <= source.size;
    }
    case 'image/heic':
      return (await boxesOf(source)) !== undefined;
    case 'video/mp4':
    case 'video/quicktime': {
      const types = (await boxesOf(source))?.map((box) => box.type) ?? [];
      return types.includes('moov') && (types.includes('mdat') || types.includes('moof'));
    }
    case 'video/webm':
      return endsWebm(source);
    default:
      return closed(type);
  }
}

const jpegEnd = Buffer.from([0xff, 0xd9]);
const pngEnd = Buffer.from('IEND\xaeB`\x82', 'latin1');

/** A file that carries its end at its end was not cut off; what may be wrong inside is for the decoder to find. */
function endsWith(end: Buffer, bytes: Buffer): boolean {
  return bytes.subarray(-end.length).equals(end);
}

/** Walks the segments, and inside a scan from marker to marker, until EOI (ITU-T T.81 annex B). */
function endsJpeg(bytes: Buffer): boolean {
  let offset = 2;
  while (offset + 1 < bytes.length) {
    if (bytes[offset] !== 0xff) {
      offset = bytes.indexOf(0xff, offset);
      if (offset < 0) return false;
      continue;
    }
    const marker = bytes[offset + 1] ?? 0;
    if (marker === 0xd9) return true;
    // Stuffing, fill bytes and restart markers stand alone; every other marker carries a length.
    if (marker === 0xff) offset += 1;
    else if (marker === 0x00 || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) offset += 2;
    else if (offset + 3 < bytes.length) offset += 2 + bytes.readUInt16BE(offset + 2);
    else return false;
  }
  return false;
}

function endsPng(bytes: Buffer): boolean {
  let offset = 8;
  while (offset + 12 <= bytes.length) {
    const end = offset + 12 + bytes.readUInt32BE(offset);
    if (end > bytes.length) return false;
    if (bytes.toString('latin1', offset + 4, offset + 8) === 'IEND') return true;
    offset = end;
  }
  return false;
}

const segmentId = 0x18538067;
const clusterId = 0x1f43b675;

/** Walks the elements (RFC 8794), stepping into the segment and into clusters of unknown size, as browsers record them. */
async function endsWebm(source: ByteSource): Promise<boolean> {
  let offset = 0;
  let clusters = 0;
  while (offset < source.size) {
    const head = await source.at(offset, 12);
    const id = numberAt(head, 0, false);
    const size = id === undefined ? undefined : numberAt(head, id.bytes, true);
    if (id === undefined || size === undefined) return false;
    if (id.value === clusterId) clusters += 1;
    offset += id.bytes + size.bytes;
    if (size.value !== unknownSize && offset + size.value > source.size) return false;
    if (id.value === segmentId || size.value === unknownSize) continue;
    offset += size.value;
  }
  return clusters > 0;
}

const unknownSize = Number.POSITIVE_INFINITY;

/** A variable-length number: the count of leading zero bits of the first byte is the count of further bytes. */
function numberAt(bytes: Buffer, offset: number, isSize: boolean): { readonly value: number; readonly bytes: number } | undefined {
  const first = bytes[offset];
  if (first === undefined || first === 0) return undefined;
  const length = Math.clz32(first) - 23;
  if (offset + length > bytes.length || (!isSize && length > 4)) return undefined;
  let value = isSize ? first & (0xff >> length) : first;
  let isUnknown = isSize && value === 0xff >> length;
  for (let index = 1; index < length; index += 1) {
    const byte = bytes[offset + index] ?? 0;
    isUnknown &&= byte === 0xff;
    value = value * 256 + byte;
  }
  return { value: isUnknown ? unknownSize : value, bytes: length };
}
