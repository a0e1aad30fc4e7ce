import type { FindingId, PhotoId } from '../kernel/ids.ts';
import { isClip, type Photo } from '../photo/photo.ts';
import { bitsApart, compareFrames, frameBits, type FrameBits } from '../photo/sameness.ts';
import type { InspectionPolicy } from '../policy/policy-document.ts';
import { isDamagePoint, type Finding } from './finding.ts';

/** A picture that does not count because it is the same as an earlier one. */
export interface RepeatedPhoto {
  readonly photo: PhotoId;
  readonly sameAs: PhotoId;
  readonly inFinding: FindingId;
}

/** What the photos of one damage point come to. */
export interface CountedPhotos {
  /** Different pictures, clips not included (R-IN-2). */
  readonly counted: number;
  /** Whether one of the pictures is marked as showing the packaging (R-IN-4). */
  readonly hasPackaging: boolean;
  readonly repeated: readonly RepeatedPhoto[];
  readonly near: readonly { readonly photo: PhotoId; readonly nearTo: PhotoId; readonly isKept: boolean }[];
  readonly blurred: readonly { readonly photo: PhotoId; readonly isKept: boolean }[];
  /** Uses whose picture is not among the photos any more. */
  readonly gone: readonly PhotoId[];
}

interface Counted {
  readonly photo: Photo;
  readonly finding: FindingId;
}

/**
 * R-IN-2, R-IN-3: counts the photos of every damage point of a pickup. A picture counts once: not again in the same damage
 * point, and not for a second one, since each damage point carries its own photos; the first finding that uses it has it.
 * Re-encodings across damage points are found where their frame hashes are equal.
 */
export function countPhotos(policy: InspectionPolicy, findings: readonly Finding[], photos: ReadonlyMap<PhotoId, Photo>): ReadonlyMap<FindingId, CountedPhotos> {
  const earlier = new Map<string, Counted[]>();
  const result = new Map<FindingId, CountedPhotos>();
  for (const finding of findings) {
    if (isDamagePoint(finding)) result.set(finding.id, countOne(policy, finding, photos, earlier));
  }
  return result;
}

function countOne(policy: InspectionPolicy, finding: Finding, photos: ReadonlyMap<PhotoId, Photo>, earlier: Map<string, Counted[]>): CountedPhotos {
  const own: Own[] = [];
  const repeated: RepeatedPhoto[] = [];
  const near: { photo: PhotoId; nearTo: PhotoId; isKept: boolean }[] = [];
  const blurred: { photo: PhotoId; isKept: boolean }[] = [];
  const gone: PhotoId[] = [];
  let hasPackaging = false;
  for (const use of finding.photos) {
    const photo = photos.get(use.photo);
    if (photo === undefined) gone.push(use.photo);
    if (photo === undefined || isClip(photo.type)) continue;
    hasPackaging ||= use.withPackaging;
    const isKept = use.keptBecause !== null && use.keptBecause.trim() !== '';
    if (photo.sharpness !== null && photo.sharpness < policy.blurBelow) blurred.push({ photo: photo.id, isKept });
    const bits = photo.frameHash === null ? null : frameBits(photo.frameHash);
    const alike = own.filter((other) => mayBeAlike(policy, other, photo, bits)).map((other) => ({ other: other.photo, sameness: compareFrames(policy, other.photo, photo) }));
    const here = alike.find(({ sameness }) => sameness === 'same');
    const before = here === undefined ? sameBefore(policy, photo, earlier) : { photo: here.other, finding: finding.id };
    if (before !== undefined) {
      repeated.push({ photo: photo.id, sameAs: before.photo.id, inFinding: before.finding });
      continue;
    }
    const nearTo = alike.find(({ sameness }) => sameness === 'near');
    if (nearTo !== undefined) near.push({ photo: photo.id, nearTo: nearTo.other.id, isKept });
    own.push({ photo, bits });
    remember(earlier, photo, finding.id);
  }
  return { counted: own.length, hasPackaging, repeated, near, blurred, gone };
}

/** A counted picture of the damage point in hand, its hash read once: 40 pictures are 780 pairs. */
interface Own {
  readonly photo: Photo;
  readonly bits: FrameBits | null;
}

/** Whether two pictures are worth a closer look: the cheap half of `compareFrames`. */
function mayBeAlike(policy: InspectionPolicy, own: Own, photo: Photo, bits: FrameBits | null): boolean {
  if (own.photo.sha256 === photo.sha256) return true;
  return own.bits !== null && bits !== null && bitsApart(own.bits, bits) <= policy.nearDuplicateDistance;
}

function sameBefore(policy: InspectionPolicy, photo: Photo, earlier: ReadonlyMap<string, readonly Counted[]>): Counted | undefined {
  for (const key of keysOf(photo)) {
    const there = earlier.get(key)?.find((other) => compareFrames(policy, other.photo, photo) === 'same');
    if (there !== undefined) return there;
  }
  return undefined;
}

function remember(earlier: Map<string, Counted[]>, photo: Photo, finding: FindingId): void {
  for (const key of keysOf(photo)) {
    const list = earlier.get(key);
    if (list === undefined) earlier.set(key, [{ photo, finding }]);
    else list.push({ photo, finding });
  }
}

/** Bytes and frame, in one map: a SHA-256 and a frame hash differ in length, so they never meet. */
function keysOf(photo: Photo): readonly string[] {
  return photo.frameHash === null ? [photo.sha256] : [photo.sha256, photo.frameHash];
}
