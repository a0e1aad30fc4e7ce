import type { ByteSource } from './byte-source.ts';

/** One box of the ISO base media file format (ISO/IEC 14496-12 §4.2): where its content lies. */
export interface Box {
  readonly type: string;
  readonly from: number;
  readonly to: number;
}

/** More boxes side by side than this is no picture or clip that a camera made. */
const mostBoxes = 100_000;

/**
 * The boxes that lie side by side between two offsets; `undefined` where one does not fit, so the file was cut off or is damaged.
 */
export async function boxesOf(source: ByteSource, from = 0, to = source.size): Promise<readonly Box[] | undefined> {
  const boxes: Box[] = [];
  let offset = from;
  while (offset < to) {
    const head = await source.at(offset, 16);
    if (head.length < 8 || boxes.length >= mostBoxes) return undefined;
    const type = head.toString('latin1', 4, 8);
    let headBytes = 8;
    let size = head.readUInt32BE(0);
    if (size === 1) {
      if (head.length < 16) return undefined;
      headBytes = 16;
      size = Number(head.readBigUInt64BE(8));
    } else if (size === 0) {
      size = to - offset;
    }
    if (size < headBytes || offset + size > to) return undefined;
    boxes.push({ type, from: offset + headBytes, to: offset + size });
    offset += size;
  }
  return boxes;
}
