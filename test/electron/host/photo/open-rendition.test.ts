import { chmodSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { openCheckedOriginal, openRendition } from '../../../../electron/host/photo/open-rendition.ts';
import { placeOf } from '../../../../electron/host/photo/shelf-places.ts';
import { drawPhoto } from '../../../kit/draw-photo.ts';
import { clip, codeOf, filesUnder, heic, newShelf, takeIn, valueOf } from './photo-kit.ts';

describe('opening a photo', () => {
  it('gives every form with its type and its bytes, whole or in part', async () => {
    const shelf = await newShelf();
    const bytes = await drawPhoto({ seed: 1, width: 640, height: 480, format: 'webp' });
    const { photo, renditions } = valueOf(await takeIn(shelf, 'a.webp', bytes));
    const original = valueOf(await openRendition(shelf, photo.sha256, 'original'));
    expect([original.type, original.bytes]).toEqual(['image/webp', bytes.length]);
    expect((await buffer(original.stream())).equals(bytes)).toBe(true);
    expect((await buffer(original.stream({ start: 10, end: 19 }))).equals(bytes.subarray(10, 20))).toBe(true);
    const thumb = valueOf(await openRendition(shelf, photo.sha256, 'thumb'));
    expect([thumb.type, thumb.path]).toEqual(['image/jpeg', renditions?.thumb]);
    expect((await buffer(thumb.stream())).length).toBe(thumb.bytes);
  });

  it('makes a rendition again that is missing, empty or cut off: the same bytes as before', async () => {
    const shelf = await newShelf();
    for (const bytes of [await drawPhoto({ seed: 2, width: 480, height: 640, orientation: 6 }), heic]) {
      const { photo, renditions } = valueOf(await takeIn(shelf, 'a', bytes));
      for (const form of ['working', 'thumb'] as const) {
        const path = renditions?.[form] ?? '';
        const before = readFileSync(path);
        for (const spoil of [() => rmSync(path), () => truncateSync(path), () => truncateSync(path, 200)]) {
          spoil();
          const opened = valueOf(await openRendition(shelf, photo.sha256, form));
          expect((await buffer(opened.stream())).equals(before)).toBe(true);
        }
      }
    }
  });

  it.each(['', 'a', '../../../etc/passwd', 'A'.repeat(64), `${'a'.repeat(63)}/`, `${'a'.repeat(64)}\n`, 'a'.repeat(65)])('refuses what is no hash: %j', async (text) => {
    const shelf = await newShelf();
    for (const form of ['original', 'working', 'thumb'] as const) expect(codeOf(await openRendition(shelf, text, form))).toBe('input.invalid');
  });

  it('says that a photo is not there, and that clips have no renditions', async () => {
    const shelf = await newShelf();
    for (const form of ['original', 'working', 'thumb'] as const) expect(codeOf(await openRendition(shelf, 'a'.repeat(64), form))).toBe('thing.not-found');
    const { photo } = valueOf(await takeIn(shelf, 'a.mp4', clip('isom')));
    expect(valueOf(await openRendition(shelf, photo.sha256, 'original')).type).toBe('video/mp4');
    expect(codeOf(await openRendition(shelf, photo.sha256, 'thumb'))).toBe('thing.not-found');
  });

  it('gives no bytes that are not those that were taken in', async () => {
    const shelf = await newShelf();
    const { photo, renditions } = valueOf(await takeIn(shelf, 'a.jpg', await drawPhoto({ seed: 3, width: 320, height: 240 })));
    expect(codeOf(await openCheckedOriginal(shelf, photo.sha256))).toBe('ok');
    const place = placeOf(shelf.places, photo.sha256, 'original');
    chmodSync(place, 0o644);
    writeFileSync(place, await drawPhoto({ seed: 4, width: 320, height: 240 }));
    rmSync(renditions?.thumb ?? '');
    expect(await openRendition(shelf, photo.sha256, 'thumb')).toMatchObject({ problem: { code: 'photo.damaged-at-rest', details: { sha256: photo.sha256 } } });
    expect(codeOf(await openCheckedOriginal(shelf, photo.sha256))).toBe('thing.not-found');
    expect(filesUnder(shelf.places.quarantine)).toEqual([`${photo.sha256}.1`]);
  });
});
