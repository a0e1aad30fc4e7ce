import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PhotoShelf } from '../../../../electron/host/photo/photo-shelf.ts';
import { placeOf } from '../../../../electron/host/photo/shelf-places.ts';
import { photoSchema } from '../../../../shared/photo/photo.ts';
import { frameDistance } from '../../../../shared/photo/sameness.ts';
import { drawPhoto } from '../../../kit/draw-photo.ts';
import { clip, codeOf, day, filesUnder, heic, instant, newShelf, takeIn, valueOf, webm, withExifBlock } from './photo-kit.ts';

const phone = { takenLocal: '2026-11-20T09:30:15', changedLocal: '2026-11-20T09:30:15', make: 'HUAWEI', model: 'P60', latitude: 31.2304, longitude: -121.4737, statesSize: true };
const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let shelf: PhotoShelf;
beforeAll(async () => {
  shelf = await newShelf();
});

describe('taking in a picture', () => {
  it.each([
    ['12 MP JPEG', 'jpeg', 4000, 3000, 'image/jpeg'],
    ['50 MP JPEG', 'jpeg', 8160, 6120, 'image/jpeg'],
    ['12 MP PNG', 'png', 4000, 3000, 'image/png'],
    ['12 MP WebP', 'webp', 4000, 3000, 'image/webp'],
  ] as const)('keeps a %s under its hash, byte for byte, with both renditions and its EXIF', async (_, format, width, height, type) => {
    const bytes = await drawPhoto({ seed: 11, width, height, format, exif: phone });
    const { photo, renditions, wasHeld } = valueOf(await takeIn(shelf, `门 1.${format}`, bytes));
    expect(photoSchema.parse(photo)).toEqual(photo);
    expect(photo).toMatchObject({ sha256: sha256Of(bytes), type, bytes: bytes.length, width, height, fileName: `门 1.${format}`, source: 'imported-consistent' });
    expect(photo.exif).toEqual({ takenLocal: '2026-11-20T09:30:15', camera: 'HUAWEI P60', orientation: 1, position: { latitudeMicro: 31230400, longitudeMicro: -121473700 } });
    expect(wasHeld).toBe(false);
    const original = placeOf(shelf.places, photo.sha256, 'original');
    expect(readFileSync(original).equals(bytes)).toBe(true);
    expect(statSync(original).mode & 0o222).toBe(0);
    const working = await sharp(readFileSync(renditions?.working ?? '')).metadata();
    expect(working).toMatchObject({ format: 'jpeg', width: 2048, height: 1536 });
    expect(working.exif).toBeUndefined();
    expect(await sharp(readFileSync(renditions?.thumb ?? '')).metadata()).toMatchObject({ format: 'jpeg', width: 320, height: 240 });
    expect(filesUnder(shelf.places.incoming)).toEqual([]);
  });

  it('keeps a HEIC picture as HEIC, with JPEG renditions that show the drawn scene', async () => {
    const { photo, renditions } = valueOf(await takeIn(shelf, 'IMG_0001.HEIC', heic));
    expect(photoSchema.parse(photo)).toMatchObject({ sha256: sha256Of(heic), type: 'image/heic', width: 640, height: 480, source: 'imported-consistent' });
    expect(photo.exif).toEqual({ takenLocal: '2026-11-20T09:30:15', camera: 'Apple iPhone 15', orientation: 1, position: { latitudeMicro: 31230417, longitudeMicro: 121473700 } });
    expect(await sharp(readFileSync(renditions?.working ?? '')).metadata()).toMatchObject({ format: 'jpeg', width: 640, height: 480 });
    const drawn = valueOf(await takeIn(shelf, 'drawn.jpg', await drawPhoto({ seed: 77, width: 640, height: 480 })));
    expect(frameDistance(photo.frameHash ?? '', drawn.photo.frameHash ?? '')).toBeLessThanOrEqual(2);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('turns the renditions of orientation %i upright', async (orientation) => {
    const isTurned = orientation >= 5;
    const [width, height] = isTurned ? [600, 800] : [800, 600];
    const bytes = await drawPhoto({ seed: 21, width, height, orientation });
    const upright = valueOf(await takeIn(shelf, 'upright.jpg', await drawPhoto({ seed: 21, width: 800, height: 600 })));
    const { photo, renditions } = valueOf(await takeIn(shelf, 'turned.jpg', bytes));
    expect(photo).toMatchObject({ width: 800, height: 600, exif: { orientation } });
    expect(frameDistance(photo.frameHash ?? '', upright.photo.frameHash ?? '')).toBeLessThanOrEqual(1);
    const asLibrary = await sharp(bytes).autoOrient().greyscale().resize(64, 48).raw().toBuffer();
    const asOurs = await sharp(readFileSync(renditions?.working ?? '')).greyscale().resize(64, 48).raw().toBuffer();
    const mean = asLibrary.reduce((sum, value, index) => sum + Math.abs(value - (asOurs[index] ?? 0)), 0) / asLibrary.length;
    expect(mean).toBeLessThan(2);
  });

  it('reads grey, CMYK, transparent and 16-bit pictures', async () => {
    const drawn = await drawPhoto({ seed: 31, width: 400, height: 300 });
    const grey = await sharp(drawn).greyscale().jpeg().toBuffer();
    const cmyk = await sharp(drawn).toColourspace('cmyk').jpeg().toBuffer();
    const clear = await sharp(drawn).ensureAlpha(0.5).png().toBuffer();
    const deep = await sharp(drawn).toColourspace('rgb16').png().toBuffer();
    for (const bytes of [grey, cmyk, clear, deep]) {
      const { renditions } = valueOf(await takeIn(shelf, 'a.jpg', bytes));
      expect(await sharp(readFileSync(renditions?.thumb ?? '')).metadata()).toMatchObject({ width: 320, height: 240, channels: 3 });
    }
  });

  it('does not enlarge a small picture', async () => {
    const { photo, renditions } = valueOf(await takeIn(shelf, 'tiny.png', await drawPhoto({ seed: 32, width: 5, height: 4, format: 'png' })));
    expect(photo).toMatchObject({ width: 5, height: 4 });
    expect(await sharp(readFileSync(renditions?.working ?? '')).metadata()).toMatchObject({ width: 5, height: 4 });
  });

  it('names a file as a record may hold it', async () => {
    const bytes = await drawPhoto({ seed: 33, width: 64, height: 48 });
    expect(valueOf(await takeIn(shelf, 'a\tb\u0007 .jpg', bytes)).photo.fileName).toBe('a b .jpg');
  });
});

describe('R-IN-3: the same picture', () => {
  it('counts equal bytes as one original, whatever their name', async () => {
    const bytes = await drawPhoto({ seed: 41, width: 640, height: 480 });
    const first = valueOf(await takeIn(shelf, 'a.jpg', bytes));
    const second = valueOf(await takeIn(shelf, 'b.png', bytes));
    expect([first.wasHeld, second.wasHeld]).toEqual([false, true]);
    expect(second.photo.sha256).toBe(first.photo.sha256);
    expect(second.photo.id).not.toBe(first.photo.id);
  });

  it('keeps equal bytes once when both come at the same time', async () => {
    const bytes = await drawPhoto({ seed: 42, width: 640, height: 480 });
    const both = await Promise.all([takeIn(shelf, 'a.jpg', bytes), takeIn(shelf, 'b.jpg', bytes), takeIn(shelf, 'c.jpg', bytes)]);
    expect(both.filter((one) => valueOf(one).wasHeld)).toHaveLength(2);
  });

  it('gives a frame encoded again a hash within two bits, and other scenes another', async () => {
    const hashes: string[] = [];
    for (let seed = 1; seed <= 12; seed += 1) {
      const bytes = await drawPhoto({ seed, width: 1600, height: 1200 });
      const hash = valueOf(await takeIn(shelf, 'a.jpg', bytes)).photo.frameHash ?? '';
      for (const other of [sharp(bytes).jpeg({ quality: 40 }), sharp(bytes).resize(800).webp({ quality: 60 }), sharp(bytes).resize(1080).png()]) {
        const again = valueOf(await takeIn(shelf, 'again', await other.toBuffer())).photo.frameHash ?? '';
        expect(frameDistance(hash, again)).toBeLessThanOrEqual(2);
      }
      for (const earlier of hashes) expect(frameDistance(hash, earlier)).toBeGreaterThan(6);
      hashes.push(hash);
    }
  });
});

describe('blur', () => {
  it('measures a picture out of focus far below a sharp one, at 2 MP as at 12 MP', async () => {
    for (const [width, height] of [[1600, 1200], [4000, 3000]] as const) {
      const sharpness = async (blur: number) => valueOf(await takeIn(shelf, 'a.jpg', await drawPhoto({ seed: 51, width, height, blur }))).photo.sharpness ?? 0;
      expect(await sharpness(0)).toBeGreaterThan(200);
      expect(await sharpness(12)).toBeLessThan(100);
    }
  });
});

describe('the grade of the source', () => {
  it('is "camera" for the camera inside the program and looks at EXIF for the rest', async () => {
    const plain = await drawPhoto({ seed: 61, width: 320, height: 240 });
    const whole = await drawPhoto({ seed: 61, width: 320, height: 240, exif: phone });
    const { exif } = await sharp(whole).metadata();
    const cropped = withExifBlock(await sharp(whole).extract({ left: 0, top: 0, width: 300, height: 240 }).jpeg().toBuffer(), exif?.subarray(6) ?? Buffer.alloc(0));
    const grade = async (bytes: Buffer, more: object = {}) => valueOf(await takeIn(shelf, 'a.jpg', bytes, more)).photo.source;
    expect(await grade(plain, { door: 'camera' })).toBe('camera');
    expect(await grade(plain)).toBe('imported-plain');
    expect(await grade(whole)).toBe('imported-consistent');
    expect(await grade(cropped)).toBe('imported-plain');
    expect(await grade(whole, { shippedOn: day('2026-11-22'), takenInAt: instant('2026-11-23T12:00:00+08:00') })).toBe('imported-plain');
  });
});

describe('clips', () => {
  it.each([
    ['mp4', clip('mp42'), 'video/mp4'],
    ['mov', clip('qt  '), 'video/quicktime'],
    ['webm', webm(), 'video/webm'],
  ] as const)('keeps a %s clip as evidence, not decoded', async (extension, bytes, type) => {
    const { photo, renditions } = valueOf(await takeIn(shelf, `clip.${extension}`, bytes));
    expect(photoSchema.parse(photo)).toMatchObject({ sha256: sha256Of(bytes), type, width: 0, height: 0, frameHash: null, sharpness: null });
    expect(renditions).toBeNull();
    expect(readFileSync(placeOf(shelf.places, photo.sha256, 'original')).equals(bytes)).toBe(true);
  });

  it('refuses a clip that was cut off', async () => {
    for (const bytes of [clip('isom'), clip('qt  '), webm()]) {
      for (const share of [0.3, 0.6, 0.99]) expect(codeOf(await takeIn(shelf, 'clip.mp4', bytes.subarray(0, Math.floor(bytes.length * share))))).toBe('photo.truncated');
    }
    expect(codeOf(await takeIn(shelf, 'clip.mp4', clip('isom').subarray(0, 24)))).toBe('photo.truncated');
  });
});
