import type { Sha256 } from '../../../shared/kernel/ids.ts';
import { makePrintRendition } from './print-rendition.ts';

/** The most small pictures kept at hand: those of the largest receipt, some 20 MB. */
const mostKept = 600;
/** How many are made at a time, so that the person at the page is not made to wait for pictures of the next one. */
const atOnce = 2;

/** Small pictures for paper, made ahead while a person reads what they are about to sign. */
export interface PrintShelf {
  /** Starts to make the pictures that are not at hand yet, in this order; never rejects. */
  prepare(photos: readonly Sha256[]): void;
  /** The picture, made now where it is not at hand; `undefined` for clips and for photos whose rendition cannot be read. */
  get(photo: Sha256): Promise<Uint8Array | undefined>;
}

/** `working` gives the bytes of a working rendition, `undefined` where there is none. */
export function makePrintShelf(working: (photo: Sha256) => Promise<Uint8Array | undefined>): PrintShelf {
  const kept = new Map<Sha256, Promise<Uint8Array | undefined>>();
  const waiting: (() => void)[] = [];
  let running = 0;

  async function make(photo: Sha256): Promise<Uint8Array | undefined> {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      const bytes = await working(photo);
      return bytes === undefined ? undefined : await makePrintRendition(bytes);
    } catch {
      // A picture that cannot be made is printed as its name and hash; the original is judged elsewhere, by its hash.
      return undefined;
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  }

  function get(photo: Sha256): Promise<Uint8Array | undefined> {
    const known = kept.get(photo);
    if (known !== undefined) return known;
    const oldest = kept.size >= mostKept ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
    const made = make(photo);
    kept.set(photo, made);
    void made.then((picture) => {
      // Not remembered: the photo may have its rendition the next time.
      if (picture === undefined) kept.delete(photo);
    });
    return made;
  }

  return { get, prepare: (photos) => photos.forEach((photo) => void get(photo)) };
}
