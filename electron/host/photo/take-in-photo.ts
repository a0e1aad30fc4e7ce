import { open, rm } from 'node:fs/promises';
import type { PhotoId, Sha256 } from '../../../shared/kernel/ids.ts';
import type { CivilDate, Instant } from '../../../shared/kernel/instant.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import type { MediaType, Photo } from '../../../shared/photo/photo.ts';
import { gradeSource } from '../../../shared/photo/source-grade.ts';
import { fileSource } from './byte-source.ts';
import { onDisk } from './disk-problem.ts';
import { makeRenditions } from './make-renditions.ts';
import type { PhotoIntake, ArrivedFile } from './photo-intake.ts';
import { keepOriginal, type PhotoShelf } from './photo-shelf.ts';
import { noExif } from './read-exif.ts';
import { readPicture, type PictureType } from './read-picture.ts';
import { keepRendition } from './rendition-file.ts';
import { isWholeFile } from './whole-file.ts';

/** What the caller knows of a photo and its file cannot say. */
export interface TakeInFacts {
  readonly id: PhotoId;
  readonly takenInAt: Instant;
  /** `camera`: by the camera inside the program; `import`: a file, the clipboard, a drop. */
  readonly door: 'camera' | 'import';
  /** The day the order was shipped, where it says so; grading compares the taking time with it. */
  readonly shippedOn: CivilDate | null;
}

/** A photo whose bytes are safe on disk. The caller writes its row now: the row is what makes it part of the inspection. */
export interface TakenIn {
  readonly photo: Photo;
  /** The same bytes had been taken in before; the original stands once. */
  readonly wasHeld: boolean;
  /** Paths of the renditions; null for clips. */
  readonly renditions: { readonly working: string; readonly thumb: string } | null;
}

/**
 * Takes in a file that pages sent in chunks: judges it, decodes it to the end, keeps the original under its hash and makes the renditions.
 * Refusals: `photo.*`, `disk.full`, `disk.error`; a refused file leaves nothing behind. Two pictures are worked on at a time, further calls wait.
 */
export async function takeInPhoto(shelf: PhotoShelf, intake: PhotoIntake, facts: TakeInFacts): Promise<Outcome<TakenIn>> {
  return shelf.turnstile.pass(async () => {
    const arrived = await intake.finish();
    if (!arrived.ok) return arrived;
    try {
      return await onDisk(shelf.root, 'keep', arrived.value.bytes, () => takeInArrived(shelf, arrived.value, facts));
    } finally {
      await rm(arrived.value.path, { force: true }).catch(() => undefined);
    }
  });
}

async function takeInArrived(shelf: PhotoShelf, arrived: ArrivedFile, facts: TakeInFacts): Promise<Outcome<TakenIn>> {
  if (arrived.content === null) return takeInClip(shelf, arrived, facts);
  const read = await readPicture(arrived.type as PictureType, arrived.content, arrived.fileName);
  if (!read.ok) return read;
  const { width, height, reading } = read.value;
  const made = await makeRenditions(read.value.working);
  const { wasHeld } = await keepOriginal(shelf, arrived.sha256, arrived.path);
  const working = await keepRendition(shelf, arrived.sha256, 'working', made.working);
  const thumb = await keepRendition(shelf, arrived.sha256, 'thumb', made.thumb);
  const source = gradeSource({ ...facts, ...reading, width, height });
  const photo = { ...photoOf(arrived, facts), width, height, source, exif: reading.exif, frameHash: made.frameHash, sharpness: made.sharpness };
  return done({ photo, wasHeld, renditions: { working, thumb } });
}

/** Keeps a clip as evidence: its header and its own ending are judged, its bytes are kept, nothing is decoded. */
async function takeInClip(shelf: PhotoShelf, arrived: ArrivedFile, facts: TakeInFacts): Promise<Outcome<TakenIn>> {
  const file = await open(arrived.path, 'r');
  try {
    if (!(await isWholeFile(arrived.type, fileSource(file, arrived.bytes)))) return refused(problem('photo.truncated', { file: arrived.fileName }));
  } finally {
    await file.close();
  }
  const { wasHeld } = await keepOriginal(shelf, arrived.sha256, arrived.path);
  return done({ photo: photoOf(arrived, facts), wasHeld, renditions: null });
}

function photoOf(arrived: { readonly sha256: Sha256; readonly type: MediaType; readonly bytes: number; readonly fileName: string }, facts: TakeInFacts): Photo {
  return {
    id: facts.id,
    sha256: arrived.sha256,
    type: arrived.type,
    bytes: arrived.bytes,
    width: 0,
    height: 0,
    fileName: arrived.fileName,
    takenInAt: facts.takenInAt,
    source: facts.door === 'camera' ? 'camera' : 'imported-plain',
    exif: noExif.exif,
    frameHash: null,
    sharpness: null,
  };
}
