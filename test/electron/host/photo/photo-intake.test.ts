import { describe, expect, it } from 'vitest';
import { mostChunkBytes, PhotoIntake } from '../../../../electron/host/photo/photo-intake.ts';
import { takeInPhoto } from '../../../../electron/host/photo/take-in-photo.ts';
import { drawPhoto } from '../../../kit/draw-photo.ts';
import { codeOf, facts, filesUnder, newShelf, valueOf } from './photo-kit.ts';

describe('taking in by chunks', () => {
  it('takes a photo in chunks of any size and tells the progress', async () => {
    const shelf = await newShelf();
    const bytes = await drawPhoto({ seed: 1, width: 2400, height: 1800 });
    for (const step of [100, 4096, 700_000, mostChunkBytes]) {
      const own = step === 100 ? bytes.subarray(0, 0) : bytes;
      const given = own.length === 0 ? await drawPhoto({ seed: 2, width: 64, height: 48 }) : own;
      const intake = valueOf(await PhotoIntake.begin(shelf, 'C:\\fakepath\\门.jpg', given.length));
      for (let at = 0; at < given.length; at += step) {
        const { received } = valueOf(await intake.append(given.subarray(at, at + step)));
        expect(received).toBe(Math.min(at + step, given.length));
      }
      expect(valueOf(await takeInPhoto(shelf, intake, facts({ door: 'camera' }))).photo).toMatchObject({ bytes: given.length, fileName: '门.jpg', source: 'camera' });
    }
    expect(filesUnder(shelf.places.incoming)).toEqual([]);
  });

  it('keeps the order of chunks that are sent without waiting', async () => {
    const shelf = await newShelf();
    const bytes = await drawPhoto({ seed: 3, width: 800, height: 600 });
    const intake = valueOf(await PhotoIntake.begin(shelf, 'a.jpg', bytes.length));
    const sent: Promise<unknown>[] = [];
    for (let at = 0; at < bytes.length; at += 10_000) sent.push(intake.append(bytes.subarray(at, at + 10_000)));
    expect(codeOf(await takeInPhoto(shelf, intake, facts()))).toBe('ok');
    await Promise.all(sent);
  });

  it('stops a wrong type at its first chunk and stays refused', async () => {
    const shelf = await newShelf();
    const intake = valueOf(await PhotoIntake.begin(shelf, 'film.mp4', 150_000_000));
    expect(codeOf(await intake.append(Buffer.alloc(mostChunkBytes, 0x20)))).toBe('photo.wrong-type');
    expect(filesUnder(shelf.places.incoming)).toEqual([]);
    expect(codeOf(await intake.append(Buffer.alloc(10)))).toBe('photo.wrong-type');
    expect(codeOf(await takeInPhoto(shelf, intake, facts()))).toBe('photo.wrong-type');
  });

  it('gives up without a trace, also when it is told twice', async () => {
    const shelf = await newShelf();
    const bytes = await drawPhoto({ seed: 4, width: 320, height: 240 });
    const intake = valueOf(await PhotoIntake.begin(shelf, 'a.jpg', bytes.length));
    valueOf(await intake.append(bytes.subarray(0, 5000)));
    await intake.abort();
    await intake.abort();
    expect(filesUnder(shelf.root)).toEqual([]);
    expect(codeOf(await intake.append(bytes.subarray(5000)))).toBe('thing.not-found');
    expect(codeOf(await takeInPhoto(shelf, intake, facts()))).toBe('thing.not-found');
  });

  it('refuses what does not fit the announced size, chunks that are too large, and sizes that are none', async () => {
    const shelf = await newShelf();
    const bytes = await drawPhoto({ seed: 5, width: 320, height: 240 });
    const short = valueOf(await PhotoIntake.begin(shelf, 'a.jpg', bytes.length + 1));
    valueOf(await short.append(bytes));
    expect(codeOf(await takeInPhoto(shelf, short, facts()))).toBe('photo.truncated');
    const long = valueOf(await PhotoIntake.begin(shelf, 'a.jpg', bytes.length - 1));
    expect(codeOf(await long.append(bytes))).toBe('input.invalid');
    const wide = valueOf(await PhotoIntake.begin(shelf, 'a.jpg', 10_000_000));
    expect(codeOf(await wide.append(Buffer.alloc(mostChunkBytes + 1)))).toBe('input.too-large');
    for (const size of [-1, 1.5, Number.NaN]) expect(codeOf(await PhotoIntake.begin(shelf, 'a.jpg', size))).toBe('input.invalid');
    expect(codeOf(await PhotoIntake.begin(shelf, 'a.jpg', 0))).toBe('photo.empty');
    expect(filesUnder(shelf.root)).toEqual([]);
  });

  it('finishes once', async () => {
    const shelf = await newShelf();
    const bytes = await drawPhoto({ seed: 6, width: 320, height: 240 });
    const intake = valueOf(await PhotoIntake.begin(shelf, 'a.jpg', bytes.length));
    valueOf(await intake.append(bytes));
    expect(codeOf(await takeInPhoto(shelf, intake, facts()))).toBe('ok');
    expect(codeOf(await takeInPhoto(shelf, intake, facts()))).toBe('thing.not-found');
    expect(codeOf(await intake.append(bytes))).toBe('thing.not-found');
  });
});
