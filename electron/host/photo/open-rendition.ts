import { createReadStream, type ReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import type { Sha256 } from '../../../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import { isClip, type MediaType } from '../../../shared/photo/photo.ts';
import { onDisk } from './disk-problem.ts';
import { hashBytes } from './file-hash.ts';
import { fileKindOf, headerBytes } from './file-kind.ts';
import { makeRenditions } from './make-renditions.ts';
import { checkOriginal, isFile, isSha256, type PhotoShelf } from './photo-shelf.ts';
import { readPicture } from './read-picture.ts';
import { isRenditionWhole, keepRendition } from './rendition-file.ts';
import { placeOf, type PhotoForm } from './shelf-places.ts';

/** A form of a photo, ready to be read. */
export interface OpenedPhoto {
  readonly path: string;
  readonly type: MediaType;
  readonly bytes: number;
  /** A new stream over the bytes, or over a range of them (`end` is the last byte, as in HTTP). */
  stream(range?: { readonly start: number; readonly end: number }): ReadStream;
}

/**
 * Opens a form of a photo. A rendition that is missing or half written is made again from the original, whose hash is checked first.
 * Refusals: `input.invalid` for anything that is no SHA-256, `thing.not-found` (no such original; clips have no renditions),
 * `photo.damaged-at-rest` (the original went to quarantine), `disk.*`. Whether the caller may see the photo is for the caller to judge.
 */
export function openRendition(shelf: PhotoShelf, sha256: string, form: PhotoForm): Promise<Outcome<OpenedPhoto>> {
  if (!isSha256(sha256)) return Promise.resolve(refused(problem('input.invalid', { field: 'sha256', expected: '64 hex digits' })));
  return onDisk(shelf.root, 'read', 0, async () => {
    if (form === 'original') return openOriginal(shelf, sha256);
    const place = placeOf(shelf.places, sha256, form);
    if (!(await isRenditionWhole(place))) {
      const made = await shelf.turnstile.pass(() => remake(shelf, sha256));
      if (!made.ok) return made;
    }
    return done(opened(place, 'image/jpeg', (await stat(place)).size));
  });
}

/** Opens an original only after its bytes have been read and still have their hash: what is sealed or uploaded goes through here. */
export function openCheckedOriginal(shelf: PhotoShelf, sha256: Sha256): Promise<Outcome<OpenedPhoto>> {
  return onDisk(shelf.root, 'read', 0, async () => {
    const standing = await checkOriginal(shelf, sha256);
    if (standing === 'damaged') return refused(problem('photo.damaged-at-rest', { sha256 }));
    return openOriginal(shelf, sha256);
  });
}

async function openOriginal(shelf: PhotoShelf, sha256: Sha256): Promise<Outcome<OpenedPhoto>> {
  const place = placeOf(shelf.places, sha256, 'original');
  if (!(await isFile(place))) return refused(problem('thing.not-found', { what: 'photo', id: sha256 }));
  const file = await open(place, 'r');
  try {
    const header = Buffer.alloc(headerBytes);
    const { bytesRead } = await file.read(header, 0, headerBytes, 0);
    const type = fileKindOf(header.subarray(0, bytesRead));
    if (type === undefined) return refused(problem('photo.damaged-at-rest', { sha256 }));
    return done(opened(place, type, (await file.stat()).size));
  } finally {
    await file.close();
  }
}

async function remake(shelf: PhotoShelf, sha256: Sha256): Promise<Outcome<undefined>> {
  const original = await openCheckedOriginal(shelf, sha256);
  if (!original.ok) return original;
  const { type, path } = original.value;
  if (isClip(type)) return refused(problem('thing.not-found', { what: 'rendition', id: sha256 }));
  const content = await readFile(path);
  if (hashBytes(content) !== sha256) return refused(problem('photo.damaged-at-rest', { sha256 }));
  const read = await readPicture(type as Exclude<MediaType, `video/${string}`>, content, sha256);
  if (!read.ok) return read;
  const made = await makeRenditions(read.value.working);
  await keepRendition(shelf, sha256, 'working', made.working);
  await keepRendition(shelf, sha256, 'thumb', made.thumb);
  return done(undefined);
}

function opened(path: string, type: MediaType, bytes: number): OpenedPhoto {
  return { path, type, bytes, stream: (range) => createReadStream(path, range) };
}
