import { webcrypto } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { Sha256 } from '../../../shared/kernel/ids.ts';
import { hashFile } from '../photo/file-hash.ts';
import { checkOriginal, type PhotoShelf } from '../photo/photo-shelf.ts';
import { placeOf } from '../photo/shelf-places.ts';
import { Turnstile } from '../photo/turnstile.ts';

/** Reading back is done on the thread pool; one of its four threads stays free for the PIN. */
const atOnce = 3;
/** Originals up to this size are hashed in one piece aside; larger ones (clips) step by step. */
const mostInOnePiece = 24_000_000;
/** A reading counts for so long while the file stays as it was. */
const freshMs = 10 * 60_000;
const mostRemembered = 10_000;

/** What of a file differs once anybody has written to it or put another in its place. */
interface FileState {
  readonly device: bigint;
  readonly file: bigint;
  readonly bytes: bigint;
  readonly modifiedNs: bigint;
  readonly changedNs: bigint;
}

/** Originals that were read back whole, begun while a person reads what they are about to sign. */
export interface PhotoChecks {
  /** Starts to read originals back; never rejects, says nothing. */
  prepare(photos: readonly Sha256[]): void;
  /**
   * Whether the original is there, whole: read back now, or within the last ten minutes with its file untouched since. One that is damaged is in quarantine afterwards. Rejects
   * with the disk's error.
   */
  isWhole(photo: Sha256): Promise<boolean>;
  /** The same, read back now whatever was read before. */
  isWholeNow(photo: Sha256): Promise<boolean>;
}

/** `runningMs` is the desk's running time, so that a moved wall clock makes no reading younger. */
export function makePhotoChecks(shelf: PhotoShelf, runningMs: () => number): PhotoChecks {
  const turnstile = new Turnstile(atOnce);
  const readings = new Map<Sha256, { readonly state: FileState; readonly atMs: number }>();
  const underway = new Map<Sha256, Promise<boolean>>();

  async function readBack(photo: Sha256): Promise<boolean> {
    const place = placeOf(shelf.places, photo, 'original');
    readings.delete(photo);
    const before = await stateOf(place);
    const atMs = runningMs();
    if (before !== undefined && (await hashAside(place, before.bytes)) === photo) {
      const after = await stateOf(place);
      if (after !== undefined && isSame(before, after)) {
        const oldest = readings.size >= mostRemembered ? readings.keys().next().value : undefined;
        if (oldest !== undefined) readings.delete(oldest);
        readings.set(photo, { state: after, atMs });
        return true;
      }
    }
    return (await checkOriginal(shelf, photo)) === 'whole';
  }

  async function isWhole(photo: Sha256): Promise<boolean> {
    const running = underway.get(photo);
    if (running !== undefined) return running;
    const known = readings.get(photo);
    if (known !== undefined && runningMs() - known.atMs <= freshMs) {
      const now = await stateOf(placeOf(shelf.places, photo, 'original'));
      if (now !== undefined && isSame(now, known.state)) return true;
    }
    const begun = underway.get(photo) ?? turnstile.pass(() => readBack(photo));
    underway.set(photo, begun);
    try {
      return await begun;
    } finally {
      if (underway.get(photo) === begun) underway.delete(photo);
    }
  }

  return {
    isWhole,
    isWholeNow: (photo) => turnstile.pass(() => readBack(photo)),
    prepare(photos) {
      // A fault of the disk is met again, and told, when the signature asks.
      for (const photo of photos) void isWhole(photo).catch(() => undefined);
    },
  };
}

/** `undefined` where no plain file stands. */
async function stateOf(path: string): Promise<FileState | undefined> {
  try {
    const found = await stat(path, { bigint: true });
    return found.isFile() ? { device: found.dev, file: found.ino, bytes: found.size, modifiedNs: found.mtimeNs, changedNs: found.ctimeNs } : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function isSame(one: FileState, other: FileState): boolean {
  return one.device === other.device && one.file === other.file && one.bytes === other.bytes && one.modifiedNs === other.modifiedNs && one.changedNs === other.changedNs;
}

async function hashAside(path: string, bytes: bigint): Promise<Sha256> {
  if (bytes > mostInOnePiece) return hashFile(path);
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', await readFile(path))).toString('hex') as Sha256;
}
