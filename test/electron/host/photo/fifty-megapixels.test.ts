import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { PhotoIntake } from '../../../../electron/host/photo/photo-intake.ts';
import type { PhotoShelf } from '../../../../electron/host/photo/photo-shelf.ts';
import { mostPhotoBytes, mostPngBytes } from '../../../../shared/photo/photo.ts';
import { problemSentence } from '../../../../shared/words/problem-words.ts';
import { drawHeic } from '../../../kit/draw-heic.ts';
import { drawPhoto } from '../../../kit/draw-photo.ts';
import { codeOf, filesUnder, newShelf, takeIn, valueOf } from './photo-kit.ts';

let shelf: PhotoShelf;
beforeAll(async () => {
  shelf = await newShelf();
});

describe('a picture of 50 megapixels', { timeout: 120_000 }, () => {
  it('is taken in as PNG with the grain of a sensor in every pixel, which is more than 80 MB', async () => {
    const png = await drawPhoto({ seed: 50, width: 8160, height: 6144, format: 'png' });
    expect(png.length).toBeGreaterThan(mostPhotoBytes);
    const { photo, renditions } = valueOf(await takeIn(shelf, '外观.png', png));
    expect(photo).toMatchObject({ type: 'image/png', width: 8160, height: 6144, bytes: png.length });
    expect(await sharp(renditions?.working).metadata()).toMatchObject({ format: 'jpeg', width: 2048, height: 1542 });
  });

  it('is taken in as HEIC in a grid of tiles, as phones write large ones', async () => {
    const { photo, renditions } = valueOf(await takeIn(shelf, 'IMG_5001.HEIC', drawHeic(13, 13)));
    expect(photo).toMatchObject({ type: 'image/heic', width: 8320, height: 6240 });
    const working = sharp(renditions?.working);
    expect(await working.metadata()).toMatchObject({ format: 'jpeg', width: 2048, height: 1536 });
    // A tile that was not decoded is flat: each of them shows the picture.
    const { data, info } = await working.greyscale().resize(130, 130, { fit: 'fill' }).raw().toBuffer({ resolveWithObject: true });
    const spread = (column: number, row: number): number => {
      const values = Array.from({ length: 100 }, (_, index) => data[(row * 10 + Math.floor(index / 10)) * info.width + column * 10 + (index % 10)] ?? 0);
      return Math.max(...values) - Math.min(...values);
    };
    for (let row = 0; row < 13; row += 1) for (let column = 0; column < 13; column += 1) expect([column, row, spread(column, row) > 10]).toEqual([column, row, true]);
  });
});

describe('a picture of more', () => {
  it('than 100 megapixels is refused as HEIC before it is decoded', async () => {
    const own = await newShelf();
    expect(await takeIn(own, 'IMG_5002.HEIC', drawHeic(19, 19))).toEqual({ ok: false, problem: { code: 'photo.too-many-pixels', details: { file: 'IMG_5002.HEIC', megapixels: 111, limit: 100 } } });
    for (const folder of Object.values(own.places)) expect(filesUnder(folder)).toEqual([]);
  });

  it.each([['a.png', mostPngBytes, 'png'], ['a.jpg', mostPhotoBytes, 'jpeg']] as const)('bytes than %s may have is refused with its first chunk, and the sentence says the limit and what to do', async (name, limit, format) => {
    const start = await drawPhoto({ seed: 5, width: 400, height: 300, format });
    const at = async (size: number) => {
      const begun = valueOf(await PhotoIntake.begin(shelf, name, size));
      const appended = await begun.append(start);
      await begun.abort();
      return appended;
    };
    expect(codeOf(await at(limit))).toBe('ok');
    const refused = await at(limit + 1);
    expect(refused).toEqual({ ok: false, problem: { code: 'photo.too-many-bytes', details: { file: name, bytes: limit + 1, limit } } });
    if (refused.ok) return;
    const sentence = problemSentence('zh-CN', refused.problem);
    expect(`${sentence.what}${sentence.next}`).toMatch(new RegExp(`超过 ${limit / 1_000_000} MB。照片请调小尺寸重拍`));
  });
});
