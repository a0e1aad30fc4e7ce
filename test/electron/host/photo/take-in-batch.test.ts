import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeInBatch, type BatchFile, type BatchProgress } from '../../../../electron/host/photo/take-in-batch.ts';
import { drawPhoto } from '../../../kit/draw-photo.ts';
import { codeOf, facts, filesUnder, heicPath, newFolder, newShelf, pngOfStatedSize } from './photo-kit.ts';

async function batch(): Promise<readonly BatchFile[]> {
  const folder = newFolder();
  const whole = await drawPhoto({ seed: 1, width: 1600, height: 1200 });
  const files: readonly (readonly [string, Uint8Array])[] = [
    ['1.jpg', whole],
    ['2.jpg', Buffer.alloc(0)],
    ['3.jpg', whole.subarray(0, 20_000)],
    ['4.png', pngOfStatedSize(50_000, 50_000)],
    ['5.jpg', Buffer.from('a letter that somebody gave the name of a picture')],
    ['6.jpg', await drawPhoto({ seed: 6, width: 800, height: 600 })],
    ['7.webp', await drawPhoto({ seed: 7, width: 800, height: 600, format: 'webp' })],
    ['8.jpg', whole],
  ];
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
  return [...files.map(([name]) => join(folder, name)), heicPath, join(folder, 'missing.jpg')].map((path) => ({ path, facts: facts() }));
}

describe('a batch of files', () => {
  it('reports each bad file as its own problem, in order, and takes in the rest', async () => {
    const shelf = await newShelf();
    const heard: BatchProgress[] = [];
    const results = await takeInBatch(shelf, await batch(), (progress) => heard.push(progress));
    expect(results.map((result) => result && codeOf(result))).toEqual(['ok', 'photo.empty', 'photo.truncated', 'photo.too-many-pixels', 'photo.wrong-type', 'ok', 'ok', 'ok', 'ok', 'thing.not-found']);
    const ends = heard.filter((progress) => progress.step === 'ended');
    expect(ends.map((end) => end.ended)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(ends.map((end) => end.index).sort((one, other) => one - other)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(heard.some((progress) => progress.step === 'reading' && progress.index === 0 && progress.received === progress.size)).toBe(true);
    expect(filesUnder(shelf.places.originals)).toHaveLength(4);
    expect(filesUnder(shelf.places.incoming)).toEqual([]);
  });

  it('stops before the next file when it is told to', async () => {
    const shelf = await newShelf();
    const stop = new AbortController();
    const results = await takeInBatch(shelf, await batch(), (progress) => progress.step === 'ended' && stop.abort(), stop.signal);
    expect(results.filter((result) => result !== undefined).length).toBeLessThan(4);
    expect(filesUnder(shelf.places.incoming)).toEqual([]);
  });
});
