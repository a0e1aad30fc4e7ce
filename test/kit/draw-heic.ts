import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const fixture = join(import.meta.dirname, '..', 'fixtures', 'photo', 'iphone.heic');
const tile = { width: 640, height: 480 };

/**
 * A HEIC of any size as phones write large ones: a grid of tiles (ISO/IEC 23008-12 §6.6.2.3), each of them the one real picture of the fixture, which is
 * stored once. No program at hand writes HEVC, and the decoder has as much to do as with a true one.
 */
export function drawHeic(columns: number, rows: number): Buffer {
  const file = readFileSync(fixture);
  const meta = boxOf(file, 'meta', 0).subarray(4);
  const properties = boxOf(boxOf(meta, 'iprp', 0), 'ipco', 0);
  const picture = pictureOf(file, boxOf(meta, 'iloc', 0));
  const tiles = Array.from({ length: columns * rows }, (_, index) => index + 1);
  const grid = tiles.length + 1;
  const [width, height] = [columns * tile.width, rows * tile.height];
  const property = box('ipco', box('hvcC', boxOf(properties, 'hvcC', 0)), size(tile.width, tile.height), size(width, height), box('pixi', boxOf(properties, 'pixi', 0)));
  const associations = [...tiles.map((id) => [u16(id), Buffer.from([3, 0x81, 2, 4])]), [u16(grid), Buffer.from([2, 3, 4])]];
  const items = [...tiles.map((id) => entry(id, 'hvc1')), entry(grid, 'grid')];
  const start = box('ftyp', boxOf(file, 'ftyp', 0));
  const metaOf = (offset: number) =>
    box(
      'meta',
      u32(0),
      box('hdlr', boxOf(meta, 'hdlr', 0)),
      box('pitm', u32(0), u16(grid)),
      box('iinf', u32(0), u16(items.length), ...items),
      box('iref', u32(0), box('dimg', u16(grid), u16(tiles.length), ...tiles.map(u16))),
      box('iprp', property, box('ipma', u32(0), u32(associations.length), ...associations.flat())),
      box('idat', Buffer.from([0, 0, rows - 1, columns - 1]), u16(width), u16(height)),
      box('iloc', u32(0x01_00_00_00), Buffer.from([0x44, 0]), u16(items.length), ...tiles.map((id) => place(id, 0, offset, picture.length)), place(grid, 1, 0, 8)),
    );
  return Buffer.concat([start, metaOf(start.length + metaOf(0).length + 8), box('mdat', picture)]);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function box(type: string, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([u32(body.length + 8), Buffer.from(type, 'latin1'), body]);
}

/** `ispe`: how large a picture is. */
function size(width: number, height: number): Buffer {
  return box('ispe', u32(0), u32(width), u32(height));
}

/** `infe`, version 2: an item and its kind. */
function entry(id: number, type: string): Buffer {
  return box('infe', u32(0x02_00_00_00), u16(id), u16(0), Buffer.from(`${type}\0`, 'latin1'));
}

/** An entry of `iloc`, version 1: in the file (0) or in `idat` (1), one extent. */
function place(id: number, method: 0 | 1, offset: number, length: number): Buffer {
  return Buffer.concat([u16(id), u16(method), u16(0), u16(1), u32(offset), u32(length)]);
}

/** The content of the first box of the type among those that follow each other. */
function boxOf(bytes: Buffer, type: string, from: number): Buffer {
  for (let at = from; at + 8 <= bytes.length; at += bytes.readUInt32BE(at)) if (bytes.toString('latin1', at + 4, at + 8) === type) return bytes.subarray(at + 8, at + bytes.readUInt32BE(at));
  throw new Error(`no box ${type}`);
}

/** The bytes of the fixture's picture, by its `iloc` (version 0; offsets, lengths and base of 4 bytes each): the first item. */
function pictureOf(file: Buffer, iloc: Buffer): Buffer {
  if (iloc.readUInt32BE(0) !== 0 || iloc.readUInt16BE(4) !== 0x4440) throw new Error(`another iloc: ${iloc.toString('hex')}`);
  const [base, offset, length] = [iloc.readUInt32BE(12), iloc.readUInt32BE(18), iloc.readUInt32BE(22)];
  return file.subarray(base + offset, base + offset + length);
}
