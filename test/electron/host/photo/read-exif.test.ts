import exifReader from 'exif-reader';
import fc from 'fast-check';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PhotoShelf } from '../../../../electron/host/photo/photo-shelf.ts';
import { noExif, readExif } from '../../../../electron/host/photo/read-exif.ts';
import { photoExifSchema } from '../../../../shared/photo/photo.ts';
import { drawPhoto } from '../../../kit/draw-photo.ts';
import { newShelf, takeIn, valueOf, withExifBlock } from './photo-kit.ts';

/** A TIFF block of one directory: little-endian fields of [tag, type, count, value or offset], then loose bytes from `looseAt` on. */
function tiff(fields: readonly (readonly [number, number, number, number])[], loose = Buffer.alloc(0)): Buffer {
  const block = Buffer.alloc(8 + 2 + fields.length * 12 + 4);
  block.write('II*\0\x08\0\0\0', 'latin1');
  block.writeUInt16LE(fields.length, 8);
  for (const [index, [tag, type, count, value]] of fields.entries()) {
    const at = 10 + index * 12;
    block.writeUInt16LE(tag, at);
    block.writeUInt16LE(type, at + 2);
    block.writeUInt32LE(count, at + 4);
    block.writeUInt32LE(value, at + 8);
  }
  return Buffer.concat([block, loose]);
}

let shelf: PhotoShelf;
let plain: Buffer;
beforeAll(async () => {
  shelf = await newShelf();
  plain = await drawPhoto({ seed: 9, width: 64, height: 48 });
});

describe('reading EXIF', () => {
  it('agrees with another reader on drawn photos', async () => {
    for (const [latitude, longitude] of [[31.2304, 121.4737], [-33.9249, 18.4241], [64.1466, -21.9426], [-0.5, -0.25]] as const) {
      const bytes = await drawPhoto({ seed: 9, width: 64, height: 48, exif: { takenLocal: '2024-02-29T23:59:59', changedLocal: '2024-03-01T00:00:01', make: 'NIKON', model: 'NIKON D90', latitude, longitude, statesSize: true } });
      const { exif } = await sharp(bytes).metadata();
      const other = exifReader(exif ?? Buffer.alloc(0));
      const ours = readExif(exif);
      expect(`${ours.exif.takenLocal}.000Z`).toBe(other.Photo?.DateTimeOriginal?.toISOString());
      expect(`${ours.changedLocal}.000Z`).toBe(other.Image?.DateTime?.toISOString());
      expect(ours.exif.camera).toBe(other.Image?.Model);
      expect(ours.statedSize).toEqual({ width: other.Photo?.PixelXDimension, height: other.Photo?.PixelYDimension });
      const [degrees = 0, minutes = 0, seconds = 0] = other.GPSInfo?.GPSLatitude ?? [];
      expect(Math.abs(ours.exif.position?.latitudeMicro ?? 0)).toBe(Math.round((degrees + minutes / 60 + seconds / 3600) * 1_000_000));
      expect(Math.abs((ours.exif.position?.latitudeMicro ?? 0) - latitude * 1_000_000)).toBeLessThan(3);
      expect(Math.abs((ours.exif.position?.longitudeMicro ?? 0) - longitude * 1_000_000)).toBeLessThan(3);
    }
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a head without a body', Buffer.from('II*\0', 'latin1')],
    ['another byte order mark', Buffer.from('XX*\0\x08\0\0\0\0\0', 'latin1')],
    ['a directory outside', Buffer.from('II*\0\xff\xff\xff\x7f', 'latin1')],
    ['more fields than there are', Buffer.from('II*\0\x08\0\0\0\xff\xff', 'latin1')],
    ['values outside', tiff([[0x010f, 2, 4_000_000_000, 4_000_000_000], [0x0112, 3, 1, 9], [0x8769, 4, 1, 4_000_000_000], [0x8825, 4, 1, 8]])],
    ['a directory before the first byte', tiff([[0x8769, 9, 1, 0xffff_fff0], [0x8825, 9, 1, 0xffff_ffff]])],
    ['a directory at no whole byte', tiff([[0x8769, 5, 1, 38], [0x8825, 10, 1, 38]], Buffer.from([0xfb, 0xff, 0xff, 0xff, 0, 0, 0, 0]))],
    ['unknown types', tiff([[0x010f, 0, 5, 5], [0x0110, 77, 1, 1], [0x0112, 2, 4, 0]])],
    ['times that do not exist', tiff([[0x0132, 2, 20, 26]], Buffer.from('2026:02:30 10:00:00\0'))],
    ['zero times', tiff([[0x0132, 2, 20, 26]], Buffer.from('0000:00:00 00:00:00\0'))],
    ['a name that is no text', tiff([[0x010f, 2, 6, 26]], Buffer.from([0xff, 0xfe, 0x80, 0x81, 0x82, 0]))],
  ] as const)('leaves out what is malformed and still takes the picture in: %s', async (_, block) => {
    expect(readExif(block)).toEqual(noExif);
    const { photo } = valueOf(await takeIn(shelf, 'a.jpg', withExifBlock(plain, block)));
    expect(photo).toMatchObject({ exif: noExif.exif, source: 'imported-plain' });
  });

  it('reads what is right beside what is wrong, and UTF-8 names', () => {
    const loose = Buffer.concat([Buffer.from('华为\0\0', 'utf8'), Buffer.from('2026:11:20 09:30:15\0')]);
    const at = 10 + 3 * 12 + 4;
    expect(readExif(tiff([[0x010f, 2, 8, at], [0x0132, 2, 20, at + 8], [0x0112, 3, 1, 6]], loose))).toEqual({
      exif: { takenLocal: null, camera: '华为', orientation: 6, position: null },
      changedLocal: '2026-11-20T09:30:15',
      statedSize: null,
    });
  });

  it('spends no memory on a block built to cost much: thousands of fields that all claim the same 60 kB', () => {
    const fields = Array.from({ length: 5000 }, (_, index) => [index + 1, 1, 60_000, 100] as const);
    const block = tiff(fields, Buffer.alloc(4000));
    const before = process.memoryUsage().heapUsed;
    expect(readExif(block)).toEqual(noExif);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(20_000_000);
  });

  it('answers any bytes without throwing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const { exif } = readExif(Buffer.concat([Buffer.from('II*\0\x08\0\0\0', 'latin1'), bytes]));
        expect(photoExifSchema.parse(exif)).toEqual(exif);
      }),
      { numRuns: 5000 },
    );
  });

  it('answers any fields of the tags it looks for without throwing', () => {
    const tags = [0x010f, 0x0110, 0x0112, 0x0132, 0x8769, 0x8825, 0x9003, 0xa002, 0xa003, 1, 2, 3, 4];
    const near = fc.oneof(fc.nat(200), fc.integer({ min: 0xffff_ff00, max: 0xffff_ffff }), fc.integer({ min: 0, max: 0xffff_ffff }));
    const field = fc.tuple(fc.constantFrom(...tags), fc.integer({ min: 0, max: 12 }), fc.oneof(fc.nat(4), near), near);
    fc.assert(
      fc.property(fc.array(field, { maxLength: 12 }), fc.uint8Array({ maxLength: 120 }), (fields, loose) => {
        const { exif } = readExif(tiff(fields, Buffer.from(loose)));
        expect(photoExifSchema.parse(exif)).toEqual(exif);
      }),
      { numRuns: 20_000 },
    );
  });
});
