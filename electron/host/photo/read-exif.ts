import type { PhotoExif } from '../../../shared/photo/photo.ts';
import { localInstant } from '../../../shared/photo/source-grade.ts';
import { tidyText } from './tidy-text.ts';
import { openTiff, type Tags } from './tiff-tags.ts';

/** What a picture says of itself, and the two facts that only grading needs. */
export interface ExifReading {
  readonly exif: PhotoExif;
  readonly changedLocal: string | null;
  readonly statedSize: { readonly width: number; readonly height: number } | null;
}

export const noExif: ExifReading = {
  exif: { takenLocal: null, camera: null, orientation: 1, position: null },
  changedLocal: null,
  statedSize: null,
};

/** Tag numbers of EXIF 2.32 (CIPA DC-008). */
const tag = {
  make: 0x010f,
  model: 0x0110,
  orientation: 0x0112,
  changed: 0x0132,
  exifDirectory: 0x8769,
  gpsDirectory: 0x8825,
  taken: 0x9003,
  digitized: 0x9004,
  width: 0xa002,
  height: 0xa003,
  latitudeRef: 1,
  latitude: 2,
  longitudeRef: 3,
  longitude: 4,
} as const;

/**
 * Reads an EXIF block. Whatever is missing, malformed or impossible (a 30th of February, 200° of latitude, orientation 9) is left
 * out on its own; EXIF never keeps a picture from being taken in.
 */
export function readExif(block: Buffer | undefined): ExifReading {
  const tiff = block === undefined ? undefined : openTiff(block);
  if (tiff === undefined) return noExif;
  const details = tiff.directory(numberOf(tiff.first, tag.exifDirectory));
  const width = numberOf(details, tag.width) ?? 0;
  const height = numberOf(details, tag.height) ?? 0;
  return {
    exif: {
      takenLocal: localOf(details, tag.taken) ?? localOf(details, tag.digitized),
      camera: cameraOf(tiff.first),
      orientation: orientationOf(tiff.first),
      position: positionOf(tiff.directory(numberOf(tiff.first, tag.gpsDirectory))),
    },
    changedLocal: localOf(tiff.first, tag.changed),
    statedSize: width > 0 && height > 0 ? { width, height } : null,
  };
}

function numberOf(tags: Tags, number: number): number | undefined {
  const value = tags.get(number);
  return typeof value === 'string' ? undefined : value?.[0];
}

function textOf(tags: Tags, number: number): string {
  const value = tags.get(number);
  return typeof value === 'string' ? value.trim() : '';
}

/** `2026:11:20 13:59:59` as `2026-11-20T13:59:59`. */
function localOf(tags: Tags, number: number): string | null {
  const match = /^(\d{4})[:-](\d{2})[:-](\d{2})[ T](\d{2}:\d{2}:\d{2})/.exec(textOf(tags, number));
  if (match === null) return null;
  const local = `${match[1]}-${match[2]}-${match[3]}T${match[4]}`;
  return match[1] === '0000' || localInstant(local) === undefined ? null : local;
}

/** Make and model in one text; makers that repeat themselves in the model (`NIKON NIKON D90`) are named once. */
function cameraOf(tags: Tags): string | null {
  const make = textOf(tags, tag.make);
  const model = textOf(tags, tag.model);
  const text = model.toLowerCase().startsWith(make.toLowerCase()) ? model : `${make} ${model}`;
  const tidy = tidyText(text, 120);
  return tidy === '' ? null : tidy;
}

function orientationOf(tags: Tags): number {
  const orientation = numberOf(tags, tag.orientation) ?? 1;
  return Number.isInteger(orientation) && orientation >= 1 && orientation <= 8 ? orientation : 1;
}

function positionOf(tags: Tags): PhotoExif['position'] {
  const latitude = degreesOf(tags, tag.latitude, tag.latitudeRef, 'N', 'S', 90);
  const longitude = degreesOf(tags, tag.longitude, tag.longitudeRef, 'E', 'W', 180);
  if (latitude === undefined || longitude === undefined) return null;
  // Phones without a fix write 0, 0, a place in the sea off Guinea.
  return latitude === 0 && longitude === 0 ? null : { latitudeMicro: latitude, longitudeMicro: longitude };
}

/** Degrees, minutes and seconds as micro-degrees, negative to the south and west. */
function degreesOf(tags: Tags, number: number, refNumber: number, positive: string, negative: string, most: number): number | undefined {
  const value = tags.get(number);
  if (value === undefined || typeof value === 'string' || value.length === 0 || value.length > 3) return undefined;
  const [degrees = 0, minutes = 0, seconds = 0] = value;
  const micro = Math.round((degrees + minutes / 60 + seconds / 3600) * 1_000_000);
  const ref = textOf(tags, refNumber).toUpperCase();
  if (!Number.isFinite(micro) || micro < 0 || micro > most * 1_000_000 || (ref !== positive && ref !== negative)) return undefined;
  // `0 -` instead of a sign, because a negative zero has no canonical text.
  return ref === negative ? 0 - micro : micro;
}
