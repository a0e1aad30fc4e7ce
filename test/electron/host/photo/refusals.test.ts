import fc from 'fast-check';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PhotoShelf } from '../../../../electron/host/photo/photo-shelf.ts';
import { PhotoIntake } from '../../../../electron/host/photo/photo-intake.ts';
import { mostClipBytes, mostPhotoBytes } from '../../../../shared/photo/photo.ts';
import { drawPhoto } from '../../../kit/draw-photo.ts';
import { clip, codeOf, filesUnder, heic, newShelf, pngOfStatedSize, takeIn, webm, whitePng } from './photo-kit.ts';

let shelf: PhotoShelf;
let jpeg: Buffer;
let progressive: Buffer;
let png: Buffer;
let webp: Buffer;
beforeAll(async () => {
  shelf = await newShelf();
  jpeg = await drawPhoto({ seed: 5, width: 400, height: 300, exif: { takenLocal: '2026-11-20T09:30:15', make: 'HUAWEI', model: 'P60' } });
  progressive = await sharp(jpeg).jpeg({ progressive: true }).toBuffer();
  png = await drawPhoto({ seed: 5, width: 200, height: 150, format: 'png' });
  webp = await drawPhoto({ seed: 5, width: 400, height: 300, format: 'webp' });
});

/** Nothing of a refused file stays: no original, no rendition, no passing file. */
function expectNothingKept(): void {
  for (const folder of Object.values(shelf.places)) expect(filesUnder(folder)).toEqual([]);
}

describe('a file that is not a whole picture', () => {
  it('is refused when empty, and names the file', async () => {
    expect(await takeIn(shelf, '门.jpg', Buffer.alloc(0))).toEqual({ ok: false, problem: { code: 'photo.empty', details: { file: '门.jpg' } } });
    expectNothingKept();
  });

  it('is refused as truncated wherever it was cut', async () => {
    for (const [name, bytes] of [['a.jpg', jpeg], ['b.jpg', progressive], ['c.png', png], ['d.webp', webp], ['e.heic', heic]] as const) {
      const cuts = [0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99].map((share) => Math.max(64, Math.floor(bytes.length * share)));
      for (const cut of [...cuts, bytes.length - 2, bytes.length - 1]) {
        expect([name, cut, codeOf(await takeIn(shelf, name, bytes.subarray(0, cut)))]).toEqual([name, cut, 'photo.truncated']);
      }
    }
    expectNothingKept();
  });

  it('is refused as damaged when its ends are whole and its inside is not', async () => {
    const holed = Buffer.from(jpeg);
    holed.fill(0xff, Math.floor(jpeg.length * 0.4), Math.floor(jpeg.length * 0.6));
    const noPicture = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xd9]);
    const pngHole = Buffer.from(png);
    pngHole.fill(0, Math.floor(png.length * 0.4), Math.floor(png.length * 0.6));
    for (const bytes of [holed, noPicture, pngHole]) expect(codeOf(await takeIn(shelf, 'a.jpg', bytes))).toBe('photo.damaged');
    expectNothingKept();
  });

  it('is refused as damaged when half of its pixels are missing, as a broken memory card leaves it', async () => {
    for (const bytes of [jpeg, progressive]) {
      const half = Buffer.concat([bytes.subarray(0, Math.floor(bytes.length / 2)), bytes.subarray(-2)]);
      expect(codeOf(await takeIn(shelf, 'a.jpg', half))).toBe('photo.damaged');
    }
    expectNothingKept();
  });

  it('is taken in with a few idle bytes before its end, as some cameras write them', async () => {
    const own = await newShelf();
    for (const bytes of [jpeg, progressive]) {
      expect(codeOf(await takeIn(own, 'a.jpg', Buffer.concat([bytes.subarray(0, -2), Buffer.from([1, 2, 3]), bytes.subarray(-2)])))).toBe('ok');
    }
  });

  it('is taken in with bytes after its end, as motion photos have them', async () => {
    const own = await newShelf();
    for (const bytes of [jpeg, png]) expect(codeOf(await takeIn(own, 'motion.jpg', Buffer.concat([bytes, Buffer.alloc(5000, 1)])))).toBe('ok');
  });
});

describe('a file of a wrong type', () => {
  const box = (major: string) => Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${major}\0\0\0\0mif1miaf`, 'latin1'), Buffer.alloc(600)]);
  it.each([
    ['text', Buffer.from('not a picture at all, but long enough to be looked at')],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>')],
    ['PDF', Buffer.from('%PDF-1.7\n%âãÏÓ\n')],
    ['GIF', Buffer.from('GIF89a\x01\x00\x01\x00', 'latin1')],
    ['TIFF', Buffer.from('II*\0\x08\0\0\0', 'latin1')],
    ['AVIF', box('avif')],
    ['audio', box('M4A ')],
    ['Matroska', Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x8b, 0x42, 0x82, 0x88]), Buffer.from('matroska'), Buffer.alloc(600)])],
    ['program', Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1')],
    ['zeros', Buffer.alloc(2000)],
    ['one byte', Buffer.from([0xff])],
  ] as const)('is refused under a picture\'s name: %s', async (_, bytes) => {
    expect(codeOf(await takeIn(shelf, 'photo.jpg', bytes))).toBe('photo.wrong-type');
    expectNothingKept();
  });

  it('is judged by its bytes alone: a PNG named .txt is a PNG', async () => {
    const own = await newShelf();
    const outcome = await takeIn(own, 'picture.txt', png);
    expect(outcome).toMatchObject({ ok: true, value: { photo: { type: 'image/png' } } });
  });
});

describe('a bomb', () => {
  it('is refused by its header, with its size in megapixels', async () => {
    const real = whitePng(12_000, 12_000);
    expect(real.length).toBeLessThan(40_000);
    expect(await takeIn(shelf, 'a.png', real)).toEqual({ ok: false, problem: { code: 'photo.too-many-pixels', details: { file: 'a.png', megapixels: 144, limit: 100 } } });
    expect(await takeIn(shelf, 'a.png', pngOfStatedSize(60_000, 60_000))).toMatchObject({ problem: { details: { megapixels: 3600 } } });
    expectNothingKept();
  });

  it('is refused in every format, before a pixel is decoded', async () => {
    const jpegBomb = Buffer.from(jpeg);
    const frame = jpegBomb.indexOf(Buffer.from([0xff, 0xc0]));
    jpegBomb.writeUInt16BE(60_000, frame + 5);
    jpegBomb.writeUInt16BE(60_000, frame + 7);
    const webpBomb = Buffer.from(webp);
    const key = webpBomb.indexOf(Buffer.from([0x9d, 0x01, 0x2a]));
    webpBomb.writeUInt16LE(16_383, key + 3);
    webpBomb.writeUInt16LE(16_383, key + 5);
    const heicBomb = Buffer.from(heic);
    const size = heicBomb.indexOf('ispe');
    heicBomb.writeUInt32BE(60_000, size + 8);
    heicBomb.writeUInt32BE(60_000, size + 12);
    const before = process.memoryUsage().rss;
    for (const [name, bytes] of [['a.jpg', jpegBomb], ['a.webp', webpBomb], ['a.heic', heicBomb]] as const) {
      expect([name, codeOf(await takeIn(shelf, name, bytes))]).toEqual([name, 'photo.too-many-pixels']);
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
    expectNothingKept();
  });

  it('is not what a large real picture is', async () => {
    const own = await newShelf();
    expect(codeOf(await takeIn(own, 'a.png', whitePng(10_000, 9_990)))).toBe('ok');
  });
});

describe('a file of too many bytes', () => {
  it('is refused before its bytes are sent', async () => {
    expect(await PhotoIntake.begin(shelf, 'a.mp4', mostClipBytes + 1)).toMatchObject({ problem: { code: 'photo.too-many-bytes', details: { limit: mostClipBytes } } });
    expectNothingKept();
  });

  it('is refused as a picture above the limit of pictures, at its first bytes', async () => {
    const begun = await PhotoIntake.begin(shelf, 'a.jpg', mostPhotoBytes + 1);
    if (!begun.ok) throw new Error(begun.problem.code);
    expect(await begun.value.append(jpeg.subarray(0, 5000))).toMatchObject({ problem: { code: 'photo.too-many-bytes', details: { limit: mostPhotoBytes } } });
    expectNothingKept();
    const asClip = await PhotoIntake.begin(shelf, 'a.mp4', mostPhotoBytes + 1);
    if (!asClip.ok) throw new Error(asClip.problem.code);
    expect(codeOf(await asClip.value.append(clip('mp42')))).toBe('ok');
    await asClip.value.abort();
    expectNothingKept();
  });
});

describe('bytes flipped at random', () => {
  const flips = (bytes: () => Buffer) =>
    fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 12 }).map((changes) => {
      const copy = Buffer.from(bytes());
      // Half of the changes go where the headers are, which decide most.
      for (const [index, [at, value]] of changes.entries()) copy[at % (index % 2 === 0 ? Math.min(copy.length, 700) : copy.length)] = value;
      return copy;
    });

  it.each([
    ['JPEG', () => jpeg, 150],
    ['progressive JPEG', () => progressive, 100],
    ['PNG', () => png, 150],
    ['WebP', () => webp, 150],
    ['HEIC', () => heic, 25],
    ['MP4', () => clip('isom', 500), 200],
    ['WebM', () => webm(500), 200],
  ] as const)('never end the process and never get another answer than a photo or its problem: %s', async (_, bytes, runs) => {
    const own = await newShelf();
    await fc.assert(
      fc.asyncProperty(flips(bytes), async (flipped) => {
        const code = codeOf(await takeIn(own, 'flipped', flipped));
        return code === 'ok' || code.startsWith('photo.');
      }),
      { numRuns: runs },
    );
    expect(filesUnder(own.places.incoming)).toEqual([]);
  });
});
