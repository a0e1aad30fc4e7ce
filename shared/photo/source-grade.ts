import type { CivilDate, Instant } from '../kernel/instant.ts';
import { dayMs, epochMs, instantOf, startOfDay, zoneOffsetMs } from '../kernel/instant.ts';
import type { PhotoExif, PhotoSource } from './photo.ts';

/** How far a camera's clock or time zone may be off before its time stops counting as agreement. */
export const clockToleranceMs = dayMs;
/** Where the order names no shipping day: how far back a picture of its goods can reach. */
export const oldestWithoutShippingDays = 60;

/** What grading looks at: the door the picture came through, what it says of itself, and what the case says. */
export interface SourceFacts {
  /** `camera`: taken by the camera inside the program; `import`: from a file, the clipboard or a drop. */
  readonly door: 'camera' | 'import';
  readonly exif: PhotoExif;
  /** When the file was last changed by its own word (EXIF DateTime), local time text as in `takenLocal`. */
  readonly changedLocal: string | null;
  /** The size EXIF gives for the picture, before orientation; null where it gives none. */
  readonly statedSize: { readonly width: number; readonly height: number } | null;
  /** The size of the pixels as they are shown. */
  readonly width: number;
  readonly height: number;
  readonly takenInAt: Instant;
  /** The day the goods were shipped; null where the order does not say. */
  readonly shippedOn: CivilDate | null;
}

/**
 * Grades how far the source of a picture can be trusted. `imported-consistent` needs all of:
 * a real taking time; a camera named; the taking time at most a day after taking in; at most a day before the goods were shipped
 * (or within 60 days of taking in where no shipping day is known); not changed more than a day before it was taken; and, where
 * EXIF states the picture's size, that very size, so that a cropped or resized copy is not passed off as the shot.
 * EXIF times carry no zone: they are read in the policy's zone, and the day of tolerance covers every other one.
 */
export function gradeSource(facts: SourceFacts): PhotoSource {
  if (facts.door === 'camera') return 'camera';
  const taken = localInstant(facts.exif.takenLocal);
  if (taken === undefined || facts.exif.camera === null) return 'imported-plain';
  const takenMs = epochMs(taken);
  const takenInMs = epochMs(facts.takenInAt);
  const earliestMs = facts.shippedOn === null ? takenInMs - oldestWithoutShippingDays * dayMs : epochMs(startOfDay(facts.shippedOn)) - clockToleranceMs;
  if (takenMs > takenInMs + clockToleranceMs || takenMs < earliestMs) return 'imported-plain';
  const changed = localInstant(facts.changedLocal);
  if (changed !== undefined && epochMs(changed) < takenMs - clockToleranceMs) return 'imported-plain';
  return hasStatedSize(facts) ? 'imported-consistent' : 'imported-plain';
}

function hasStatedSize(facts: SourceFacts): boolean {
  const stated = facts.statedSize;
  if (stated === null) return true;
  const upright = stated.width === facts.width && stated.height === facts.height;
  return upright || (stated.width === facts.height && stated.height === facts.width);
}

/** Reads `2026-11-20T13:59:59` in the policy's zone; `undefined` for null and for times that do not exist. */
export function localInstant(local: string | null): Instant | undefined {
  if (local === null) return undefined;
  const ms = Date.parse(`${local}Z`);
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 19) !== local) return undefined;
  return instantOf(ms - zoneOffsetMs);
}
