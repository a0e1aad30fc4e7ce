import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rename, rm, writeFile, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepOriginal, openPhotoShelf, passingPlace, type PhotoShelf } from '../../../../electron/host/photo/photo-shelf.ts';
import { placeOf } from '../../../../electron/host/photo/shelf-places.ts';
import { makePhotoChecks, type PhotoChecks } from '../../../../electron/host/seal/photo-checks.ts';
import type { Sha256 } from '../../../../shared/kernel/ids.ts';

let folder: string;
let shelf: PhotoShelf;
let checks: PhotoChecks;
let runningMs: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatecheck-photo-checks-'));
  shelf = await openPhotoShelf(folder);
  runningMs = 1_000;
  checks = makePhotoChecks(shelf, () => runningMs);
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function keep(bytes = randomBytes(10_000)): Promise<Sha256> {
  const photo = createHash('sha256').update(bytes).digest('hex') as Sha256;
  const passing = passingPlace(shelf);
  await writeFile(passing, bytes);
  await keepOriginal(shelf, photo, passing);
  return photo;
}

const place = (photo: Sha256) => placeOf(shelf.places, photo, 'original');

/** Changes one byte where it lies and gives the file its old modification time again. */
async function spoil(photo: Sha256): Promise<void> {
  const bytes = await readFile(place(photo));
  bytes[5_000] = (bytes[5_000] ?? 0) ^ 1;
  await writeFile(place(photo), bytes);
  await utimes(place(photo), new Date(0), new Date(0));
}

it('finds originals whole, and one that is not there missing', async () => {
  const photos = await Promise.all(Array.from({ length: 8 }, () => keep()));
  checks.prepare(photos);
  expect(await Promise.all(photos.map((photo) => checks.isWhole(photo)))).toEqual(photos.map(() => true));
  await rm(place(photos[3]!));
  expect(await checks.isWhole(photos[3]!)).toBe(false);
  expect(await checks.isWholeNow(photos[4]!)).toBe(true);
});

it('reads again what was written to since the reading, puts it to quarantine, and stays by it', async () => {
  const photo = await keep();
  expect(await checks.isWhole(photo)).toBe(true);
  await spoil(photo);
  expect(await checks.isWhole(photo)).toBe(false);
  await expect(readFile(place(photo))).rejects.toThrow('ENOENT');
  expect(await checks.isWhole(photo)).toBe(false);
});

it('reads again what was replaced by another file of the same size and times', async () => {
  const [photo, other] = [await keep(), await keep()];
  for (const each of [photo, other]) await utimes(place(each), new Date(0), new Date(0));
  expect(await checks.isWhole(photo)).toBe(true);
  await rename(place(other), place(photo));
  expect(await checks.isWhole(photo)).toBe(false);
});

it('reads a large one in steps, and anew once its reading has grown old', async () => {
  const photo = await keep(Buffer.alloc(25_000_001, 7));
  expect(await checks.isWhole(photo)).toBe(true);
  runningMs += 10 * 60_000 + 1;
  expect(await checks.isWhole(photo)).toBe(true);
  await spoil(photo);
  expect(await checks.isWhole(photo)).toBe(false);
});
