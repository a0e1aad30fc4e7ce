import { open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Sha256 } from '../../../shared/kernel/ids.ts';
import { makeFolder } from './folder-sync.ts';
import { isFile, passingPlace, type PhotoShelf } from './photo-shelf.ts';
import { placeOf, type PhotoForm } from './shelf-places.ts';

/** Writes a rendition under a passing name and renames it, so a reader never meets half of one. It is not fsynced: it can be made again. */
export async function keepRendition(shelf: PhotoShelf, sha256: Sha256, form: Exclude<PhotoForm, 'original'>, bytes: Buffer): Promise<string> {
  const place = placeOf(shelf.places, sha256, form);
  const passing = passingPlace(shelf);
  await makeFolder(dirname(place));
  try {
    await writeFile(passing, bytes);
    await rename(passing, place);
  } catch (error) {
    await rm(passing, { force: true });
    throw error;
  }
  return place;
}

/** Whether a rendition stands whole: a power cut may leave an empty or shortened file under its name. */
export async function isRenditionWhole(place: string): Promise<boolean> {
  if (!(await isFile(place))) return false;
  const file = await open(place, 'r');
  try {
    const { size } = await file.stat();
    const ends = Buffer.alloc(4);
    if (size < 4) return false;
    await file.read(ends, 0, 2, 0);
    await file.read(ends, 2, 2, size - 2);
    return ends.equals(jpegEnds);
  } finally {
    await file.close();
  }
}

const jpegEnds = Buffer.from([0xff, 0xd8, 0xff, 0xd9]);
