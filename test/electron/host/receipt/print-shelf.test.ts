import sharp from 'sharp';
import { expect, test } from 'vitest';
import { makePrintShelf } from '../../../../electron/host/receipt/print-shelf.ts';
import { sha256 } from '../../../../proof/sha256.ts';
import { drawPicture } from '../../../kit/sealed-sample.ts';

test('a picture is made once, also when it is asked for while it is being made', async () => {
  const asked: string[] = [];
  const working = await drawPicture(1, 2048, 1536);
  const shelf = makePrintShelf((photo) => {
    asked.push(photo);
    return Promise.resolve(working);
  });
  const photos = ['a', 'b', 'c', 'd'].map((name) => sha256(name));
  shelf.prepare(photos);
  const pictures = await Promise.all(photos.map((photo) => shelf.get(photo)));
  expect(asked).toEqual(photos);
  const { width, height, format } = await sharp(pictures[0]).metadata();
  expect([width, height, format]).toEqual([512, 384, 'jpeg']);
  expect(pictures.every((picture) => picture !== undefined && picture.length < 120_000)).toBe(true);
});

test('a photo without a rendition, or with a broken one, has no picture, and is tried again the next time', async () => {
  let given: Uint8Array | undefined;
  const shelf = makePrintShelf(() => (given === undefined ? Promise.reject(new Error('no such file')) : Promise.resolve(given)));
  const photo = sha256('x');
  expect(await shelf.get(photo)).toBeUndefined();
  given = Buffer.from('no picture at all');
  expect(await shelf.get(photo)).toBeUndefined();
  given = await drawPicture(2);
  expect(await shelf.get(photo)).toBeInstanceOf(Uint8Array);
});

test('more pictures than are kept push the oldest out, never the newest', async () => {
  let made = 0;
  const working = await drawPicture(3, 16, 16);
  const shelf = makePrintShelf(() => {
    made += 1;
    return Promise.resolve(working);
  });
  const photos = Array.from({ length: 610 }, (_, index) => sha256(String(index)));
  await Promise.all(photos.map((photo) => shelf.get(photo)));
  await shelf.get(photos.at(-1) ?? sha256(''));
  expect(made).toBe(610);
  await shelf.get(photos[0] ?? sha256(''));
  expect(made).toBe(611);
});
