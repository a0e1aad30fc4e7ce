/** A value of a TIFF field: text, or the numbers (a rational is already divided). */
export type TagValue = string | readonly number[];

/** The fields of one directory (IFD) by tag number. */
export type Tags = ReadonlyMap<number, TagValue>;

/** More fields than this, or values longer than this, no camera writes; they are not followed. */
const mostFields = 512;
const mostValues = 64;
const mostText = 1024;

const bytesOfType = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8] as const;

/** A TIFF block (the inside of EXIF) with its byte order, ready to read directories from. */
export interface TiffBlock {
  readonly first: Tags;
  /** The directory at a byte offset that a field of another directory gave; empty where there is none. */
  directory(offset: number | undefined): Tags;
}

/**
 * Opens an EXIF block, with or without its `Exif\0\0` head; `undefined` where it is none. Every read is bounded and no value is
 * followed twice, because the block comes from outside: five thousand fields that all point at the same 64 kB must cost nothing.
 */
export function openTiff(block: Buffer): TiffBlock | undefined {
  const bytes = block.toString('latin1', 0, 4) === 'Exif' ? block.subarray(6) : block;
  const order = bytes.toString('latin1', 0, 2);
  if (bytes.length < 8 || (order !== 'II' && order !== 'MM')) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const isLittle = order === 'II';
  if (view.getUint16(2, isLittle) !== 42) return undefined;
  const directory = (offset: number | undefined) => (offset === undefined ? new Map<number, TagValue>() : readDirectory(bytes, view, isLittle, offset));
  return { first: directory(view.getUint32(4, isLittle)), directory };
}

function readDirectory(bytes: Buffer, view: DataView, isLittle: boolean, offset: number): Tags {
  const tags = new Map<number, TagValue>();
  // A pointer may be stored as a signed number or a fraction, and then lie before the block or between two bytes.
  if (!Number.isInteger(offset) || offset < 0 || offset + 2 > bytes.length) return tags;
  const count = Math.min(view.getUint16(offset, isLittle), mostFields);
  for (let index = 0; index < count; index += 1) {
    const at = offset + 2 + index * 12;
    if (at + 12 > bytes.length) break;
    const value = readValue(bytes, view, isLittle, at);
    const tag = view.getUint16(at, isLittle);
    if (value !== undefined && !tags.has(tag)) tags.set(tag, value);
  }
  return tags;
}

function readValue(bytes: Buffer, view: DataView, isLittle: boolean, at: number): TagValue | undefined {
  const type = view.getUint16(at + 2, isLittle);
  const each = bytesOfType[type];
  const count = view.getUint32(at + 4, isLittle);
  if (each === undefined || each === 0 || count === 0) return undefined;
  const from = each * count <= 4 ? at + 8 : view.getUint32(at + 8, isLittle);
  if (from + each * count > bytes.length) return undefined;
  if (type === 2) return count > mostText ? undefined : textOf(bytes.subarray(from, from + count));
  if (type === 7 || count > mostValues) return undefined;
  return Array.from({ length: count }, (_, index) => readNumber(view, isLittle, type, from + index * each));
}

/** ASCII by the standard; phones also write UTF-8. What is neither is not text. */
function textOf(bytes: Buffer): string | undefined {
  const end = bytes.indexOf(0);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(end < 0 ? bytes : bytes.subarray(0, end));
  } catch {
    return undefined;
  }
}

function readNumber(view: DataView, isLittle: boolean, type: number, at: number): number {
  switch (type) {
    case 1:
      return view.getUint8(at);
    case 6:
      return view.getInt8(at);
    case 3:
      return view.getUint16(at, isLittle);
    case 8:
      return view.getInt16(at, isLittle);
    case 4:
      return view.getUint32(at, isLittle);
    case 9:
      return view.getInt32(at, isLittle);
    case 5:
      return view.getUint32(at, isLittle) / view.getUint32(at + 4, isLittle);
    default:
      return view.getInt32(at, isLittle) / view.getInt32(at + 4, isLittle);
  }
}
