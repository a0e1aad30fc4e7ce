import { rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Sha256 } from '../../../shared/kernel/ids.ts';
import { hashFile } from './file-hash.ts';
import { makeFolder, syncFolder } from './folder-sync.ts';
import { picturesInFlight } from './picture-engine.ts';
import { placeOf, placesUnder, type ShelfPlaces } from './shelf-places.ts';
import { Turnstile } from './turnstile.ts';

/** How an original stands: as it was taken in, not there, or with other bytes than its name says. */
export type Standing = 'whole' | 'missing' | 'damaged';

/**
 * The content-addressed store of photo bytes on disk. An original is named by its SHA-256 and never changes after it has its name;
 * renditions can be made again at any time. The shelf knows bytes only: what a photo means is in the rows of its caller.
 */
export interface PhotoShelf {
  readonly root: string;
  readonly places: ShelfPlaces;
  /** Bytes that must stay free for a signature in progress. */
  readonly reserveBytes: number;
  /** Lets two pictures decode at a time. */
  readonly turnstile: Turnstile;
  /** Names for passing files; `incoming` is empty at start-up, so counting is enough. */
  readonly passing: { count: number };
  /** Hears of every original found damaged, before it is moved to quarantine. */
  readonly onDamaged: (sha256: Sha256) => void;
  /** The last step on each original, so that two takings-in of the same bytes do not meet. */
  readonly steps: Map<Sha256, Promise<unknown>>;
}

/**
 * Opens the shelf in a folder, making what is missing, and clears what a crash left behind in `incoming`.
 * One process owns a shelf. Throws the system's error where the folder cannot be used.
 */
export async function openPhotoShelf(root: string, options: { readonly reserveBytes?: number; readonly onDamaged?: PhotoShelf['onDamaged'] } = {}): Promise<PhotoShelf> {
  const places = placesUnder(root);
  await rm(places.incoming, { recursive: true, force: true });
  for (const folder of Object.values(places)) await makeFolder(folder);
  return { root, places, reserveBytes: options.reserveBytes ?? 32_000_000, turnstile: new Turnstile(picturesInFlight), passing: { count: 0 }, onDamaged: options.onDamaged ?? (() => undefined), steps: new Map() };
}

/**
 * Gives an fsynced file in `incoming` its place as an original: rename, then the folder's fsync. Where the same bytes already stand,
 * the arrival is dropped; where damaged bytes stand under the name, they go to quarantine and the arrival heals the photo.
 * Answers whether the bytes were there before.
 */
export function keepOriginal(shelf: PhotoShelf, sha256: Sha256, arrived: string): Promise<{ readonly wasHeld: boolean }> {
  return inTurn(shelf, sha256, async () => {
    const place = placeOf(shelf.places, sha256, 'original');
    if ((await checkOriginalNow(shelf, sha256)) === 'whole') {
      await rm(arrived, { force: true });
      // The earlier taking-in may have been cut off between its rename and its fsync.
      await syncFolder(dirname(place));
      return { wasHeld: true };
    }
    await makeFolder(dirname(place));
    await rename(arrived, place);
    await syncFolder(dirname(place));
    return { wasHeld: false };
  });
}

/** Reads an original back and compares its hash. A damaged one is moved to `quarantine`, so it is never shown, sealed or uploaded. */
export function checkOriginal(shelf: PhotoShelf, sha256: Sha256): Promise<Standing> {
  return inTurn(shelf, sha256, () => checkOriginalNow(shelf, sha256));
}

async function checkOriginalNow(shelf: PhotoShelf, sha256: Sha256): Promise<Standing> {
  const place = placeOf(shelf.places, sha256, 'original');
  if (!(await isFile(place))) return 'missing';
  if ((await hashFile(place)) === sha256) return 'whole';
  // Told first: after a crash in between it is found once more.
  shelf.onDamaged(sha256);
  let copy = 1;
  while (await isFile(join(shelf.places.quarantine, `${sha256}.${copy}`))) copy += 1;
  await rename(place, join(shelf.places.quarantine, `${sha256}.${copy}`));
  await syncFolder(dirname(place));
  await syncFolder(shelf.places.quarantine);
  return 'damaged';
}

/** A path in `incoming` that nobody uses. */
export function passingPlace(shelf: PhotoShelf): string {
  shelf.passing.count += 1;
  return join(shelf.places.incoming, `${shelf.passing.count}.part`);
}

/** Judges a text that came from outside before it becomes part of a path. */
export function isSha256(text: string): text is Sha256 {
  return /^[0-9a-f]{64}$/.test(text);
}

/** Whether a plain file stands at the path. */
export async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

/** Runs the step after every earlier step on the same original. */
async function inTurn<Value>(shelf: PhotoShelf, sha256: Sha256, step: () => Promise<Value>): Promise<Value> {
  const earlier = shelf.steps.get(sha256) ?? Promise.resolve();
  const mine = earlier.then(step, step);
  const settled = mine.catch(() => undefined);
  shelf.steps.set(sha256, settled);
  try {
    return await mine;
  } finally {
    if (shelf.steps.get(sha256) === settled) shelf.steps.delete(sha256);
  }
}
