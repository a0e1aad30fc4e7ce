import { boxesOf, type Box } from './boxes.ts';
import { bufferSource } from './byte-source.ts';

/** What a HEIC file says before any pixel is decoded. */
export interface HeicFacts {
  /** The largest picture the file announces, in pixels; tiles and thumbnails are smaller than the picture they belong to. */
  readonly mostPixels: number;
  readonly exif: Buffer | undefined;
  /** Every item's bytes lie inside the file. */
  readonly isWhole: boolean;
}

interface Item {
  readonly id: number;
  readonly extents: readonly { readonly from: number; readonly length: number }[];
}

/**
 * Reads the `meta` box of a HEIC file (ISO/IEC 23008-12): picture sizes (`ispe`), item places (`iloc`) and the EXIF item.
 * Reading it here, in checked memory, means that no native code sees the file before its size is known to be sane.
 * `undefined` where the box is missing or does not parse.
 */
export async function readHeicFacts(bytes: Buffer): Promise<HeicFacts | undefined> {
  const source = bufferSource(bytes);
  const top = await boxesOf(source);
  const meta = top?.find((box) => box.type === 'meta');
  if (meta === undefined) return undefined;
  const inside = await boxesOf(source, meta.from + 4, meta.to);
  const properties = inside?.find((box) => box.type === 'iprp');
  const container = properties && (await boxesOf(source, properties.from, properties.to))?.find((box) => box.type === 'ipco');
  const sizes = container && (await boxesOf(source, container.from, container.to))?.filter((box) => box.type === 'ispe' && box.to - box.from >= 12);
  if (inside === undefined || sizes === undefined || sizes.length === 0) return undefined;
  try {
    const items = readItems(bytes, named(inside, 'iloc'));
    const exifId = await findExifItem(bytes, named(inside, 'iinf'));
    const extents = items.flatMap((item) => item.extents);
    return {
      mostPixels: Math.max(...sizes.map((box) => bytes.readUInt32BE(box.from + 4) * bytes.readUInt32BE(box.from + 8))),
      exif: exifOf(bytes, items.find((item) => item.id === exifId)),
      isWhole: extents.every((extent) => extent.from + extent.length <= bytes.length),
    };
  } catch (error) {
    // Reading past the end of the file is how a Buffer answers a lying length.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function named(boxes: readonly Box[], type: string): Box {
  const box = boxes.find((one) => one.type === type);
  if (box === undefined) throw new RangeError(`no ${type}`);
  return box;
}

/** Reads `iloc` versions 0 to 2. Items built from others (construction method 1 and 2) have no place in the file of their own. */
function readItems(bytes: Buffer, box: Box): readonly Item[] {
  const version = bytes.readUInt8(box.from);
  let at = box.from + 4;
  const read = (length: number) => {
    const value = length === 0 ? 0 : length === 8 ? Number(bytes.readBigUInt64BE(at)) : bytes.readUIntBE(at, length);
    at += length;
    return value;
  };
  const sizes = read(2);
  const [offsetBytes, lengthBytes, baseBytes] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15];
  const indexBytes = version === 0 ? 0 : sizes & 15;
  if (![offsetBytes, lengthBytes, baseBytes, indexBytes].every((size) => size === 0 || size === 4 || size === 8)) throw new RangeError('iloc sizes');
  const count = read(version < 2 ? 2 : 4);
  const items: Item[] = [];
  for (let index = 0; index < count && at < box.to; index += 1) {
    const id = read(version < 2 ? 2 : 4);
    const method = version === 0 ? 0 : read(2) & 15;
    read(2);
    const base = read(baseBytes);
    const extentCount = read(2);
    const extents: { from: number; length: number }[] = [];
    for (let extent = 0; extent < extentCount && at < box.to; extent += 1) {
      read(indexBytes);
      const from = base + read(offsetBytes);
      const length = read(lengthBytes);
      if (method === 0) extents.push({ from, length });
    }
    items.push({ id, extents });
  }
  return items;
}

/** The id of the item whose type is `Exif`, from the `infe` boxes of versions 2 and 3. */
async function findExifItem(bytes: Buffer, box: Box): Promise<number | undefined> {
  const countBytes = bytes.readUInt8(box.from) === 0 ? 2 : 4;
  const entries = await boxesOf(bufferSource(bytes), box.from + 4 + countBytes, box.to);
  for (const entry of entries ?? []) {
    const idBytes = bytes.readUInt8(entry.from) === 3 ? 4 : 2;
    const typeAt = entry.from + 4 + idBytes + 2;
    if (bytes.toString('latin1', typeAt, typeAt + 4) === 'Exif') return bytes.readUIntBE(entry.from + 4, idBytes);
  }
  return undefined;
}

/** The EXIF item: four bytes that say how far the TIFF head is, then the block. */
function exifOf(bytes: Buffer, item: Item | undefined): Buffer | undefined {
  const extent = item?.extents[0];
  if (extent === undefined || extent.length < 12 || extent.from + extent.length > bytes.length) return undefined;
  const block = bytes.subarray(extent.from, extent.from + extent.length);
  const tiffAt = 4 + block.readUInt32BE(0);
  return tiffAt < block.length ? block.subarray(tiffAt) : undefined;
}
