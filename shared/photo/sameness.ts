import type { InspectionPolicy } from '../policy/policy-document.ts';
import { isClip, type Photo } from './photo.ts';

/**
 * How two pictures compare (R-IN-3): `same` is one photo, by its bytes or as a re-encoding of one frame; `near` is pointed out
 * and a person keeps or retakes it.
 */
export type Sameness = 'same' | 'near' | 'different';

type Compared = Pick<Photo, 'sha256' | 'type' | 'width' | 'height' | 'frameHash' | 'exif'>;

/** A 64-bit frame hash as two halves, for comparing one picture with many. */
export interface FrameBits {
  readonly high: number;
  readonly low: number;
}

export function frameBits(hash: string): FrameBits {
  return { high: Number.parseInt(hash.slice(0, 8), 16), low: Number.parseInt(hash.slice(8), 16) };
}

/** Bits in which two frame hashes differ, 0 to 64. */
export function bitsApart(one: FrameBits, other: FrameBits): number {
  return bitCount(one.high ^ other.high) + bitCount(one.low ^ other.low);
}

/** Bits in which two frame hashes in hex differ, 0 to 64. */
export function frameDistance(one: string, other: string): number {
  return bitsApart(frameBits(one), frameBits(other));
}

function bitCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/**
 * R-IN-3. Equal bytes are the same. A frame hash within `sameFrameDistance` is the same frame encoded again, unless the pictures prove
 * otherwise by other proportions or by two different taking times; then, and up to `nearDuplicateDistance`, they are nearly identical.
 * Clips are compared by their bytes only.
 */
export function compareFrames(policy: InspectionPolicy, one: Compared, other: Compared): Sameness {
  if (one.sha256 === other.sha256) return 'same';
  if (isClip(one.type) || isClip(other.type) || one.frameHash === null || other.frameHash === null) return 'different';
  const distance = frameDistance(one.frameHash, other.frameHash);
  if (distance > policy.nearDuplicateDistance) return 'different';
  return distance <= policy.sameFrameDistance && !areProvablyTwo(one, other) ? 'same' : 'near';
}

function areProvablyTwo(one: Compared, other: Compared): boolean {
  const takenApart = one.exif.takenLocal !== null && other.exif.takenLocal !== null && one.exif.takenLocal !== other.exif.takenLocal;
  // Scaling rounds each side to a whole pixel, so proportions of one frame agree within a hundredth.
  const cross = one.width * other.height;
  const otherProportions = Math.abs(cross - other.width * one.height) * 100 > cross;
  return takenApart || otherProportions;
}
