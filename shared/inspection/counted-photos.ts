import type { FindingId, PhotoId } from '../kernel/ids.ts';
import { isClip, type Photo } from '../photo/photo.ts';
import { bitsApart, compareFrames, frameBits, type FrameBits } from '../photo/sameness.ts';
import type { InspectionPolicy } from '../policy/policy-document.ts';
import { isDamagePoint, type Check, type Finding } from './finding.ts';

/** A picture that does not count because it is the same as an earlier one, and where that one is. */
export interface RepeatedPhoto {
  readonly photo: PhotoId;
  /** Its place among the photos of its finding, from 1. */
  readonly number: number;
  readonly sameAs: PhotoId;
  /** The place of the earlier one in its finding, from 1. */
  readonly sameAsNumber: number;
  readonly inFinding: FindingId;
  /** What the earlier one's finding is, where that is another finding; null for the same one. */
  readonly elsewhere: { readonly check: Check; readonly place: string } | null;
}

/** What the photos of one damage point come to. */
export interface CountedPhotos {
  /** Different pictures, clips not included (R-IN-2). */
  readonly counted: number;
  /** Whether a picture that counts here is marked as showing the packaging, on any of its uses in this damage point (R-IN-4). */
  readonly hasPackaging: boolean;
  readonly repeated: readonly RepeatedPhoto[];
  readonly near: readonly { readonly photo: PhotoId; readonly nearTo: PhotoId; readonly isKept: boolean }[];
  readonly blurred: readonly { readonly photo: PhotoId; readonly isKept: boolean }[];
  /** Uses whose picture is not among the photos any more. */
  readonly gone: readonly PhotoId[];
}

interface Counted {
  readonly photo: Photo;
  readonly number: number;
  readonly finding: Finding;
}

/**
 * R-IN-2, R-IN-3: counts the photos of every damage point of a pickup. A picture counts once: not again in the same damage
 * point, and not for a second one, since each damage point carries its own photos; the first finding that uses it has it.
 */
export function countPhotos(policy: InspectionPolicy, findings: readonly Finding[], photos: ReadonlyMap<PhotoId, Photo>): ReadonlyMap<FindingId, CountedPhotos> {
  const earlier = new Map<string, Counted[]>();
  return new Map(findings.filter(isDamagePoint).map((finding) => [finding.id, countOne(policy, finding, photos, earlier)]));
}

/**
 * R-IN-3: the findings with each picture once, as they go into a record: uses that repeat a picture are left out, so that receipt and HQ count what
 * sealing counted. What a repetition within one finding says of the packaging goes over to the picture it repeats. Pictures of damage points come
 * before those that a finding of quantity still carries.
 */
export function withPicturesOnce(policy: InspectionPolicy, findings: readonly Finding[], photos: ReadonlyMap<PhotoId, Photo>): readonly Finding[] {
  const earlier = new Map<string, Counted[]>();
  const inOrder = [...findings.filter(isDamagePoint), ...findings.filter((finding) => !isDamagePoint(finding))];
  const repeatedIn = new Map(inOrder.map((finding) => [finding.id, countOne(policy, finding, photos, earlier).repeated]));
  return findings.map((finding) => {
    const repeated = repeatedIn.get(finding.id) ?? [];
    if (repeated.length === 0) return finding;
    const gone = new Set(repeated.map((one) => one.photo));
    const marked = new Set(repeated.filter((one) => one.elsewhere === null && finding.photos.some((use) => use.photo === one.photo && use.withPackaging)).map((one) => one.sameAs));
    return { ...finding, photos: finding.photos.filter((use) => !gone.has(use.photo)).map((use) => (marked.has(use.photo) ? { ...use, withPackaging: true } : use)) };
  });
}

function countOne(policy: InspectionPolicy, finding: Finding, photos: ReadonlyMap<PhotoId, Photo>, earlier: Map<string, Counted[]>): CountedPhotos {
  const own: Own[] = [];
  const repeated: RepeatedPhoto[] = [];
  const near: { photo: PhotoId; nearTo: PhotoId; isKept: boolean }[] = [];
  const blurred: { photo: PhotoId; isKept: boolean }[] = [];
  const gone: PhotoId[] = [];
  let hasPackaging = false;
  for (const [index, use] of finding.photos.entries()) {
    const photo = photos.get(use.photo);
    if (photo === undefined) {
      gone.push(use.photo);
      continue;
    }
    const number = index + 1;
    const isKept = use.keptBecause !== null && use.keptBecause.trim() !== '';
    if (!isClip(photo.type) && photo.sharpness !== null && photo.sharpness < policy.blurBelow) blurred.push({ photo: photo.id, isKept });
    const bits = photo.frameHash === null ? null : frameBits(photo.frameHash);
    const alike = own.filter((other) => mayBeAlike(policy, other, photo, bits)).map((other) => ({ other, sameness: compareFrames(policy, other.photo, photo) }));
    const before = alike.find(({ sameness }) => sameness === 'same')?.other ?? sameBefore(policy, photo, earlier);
    if (before !== undefined) {
      const isHere = before.finding === finding;
      if (isHere && !isClip(photo.type)) hasPackaging ||= use.withPackaging;
      const elsewhere = isHere ? null : { check: before.finding.check, place: before.finding.place };
      repeated.push({ photo: photo.id, number, sameAs: before.photo.id, sameAsNumber: before.number, inFinding: before.finding.id, elsewhere });
      continue;
    }
    if (!isClip(photo.type)) hasPackaging ||= use.withPackaging;
    const nearTo = alike.find(({ sameness }) => sameness === 'near');
    if (nearTo !== undefined) near.push({ photo: photo.id, nearTo: nearTo.other.photo.id, isKept });
    const counted = { photo, number, finding };
    own.push({ ...counted, bits });
    remember(policy, earlier, counted);
  }
  return { counted: own.filter(({ photo }) => !isClip(photo.type)).length, hasPackaging, repeated, near, blurred, gone };
}

/** A counted picture of the damage point in hand, its hash read once: 40 pictures are 780 pairs. */
interface Own extends Counted {
  readonly bits: FrameBits | null;
}

/** Whether two pictures are worth a closer look: the cheap half of `compareFrames`. */
function mayBeAlike(policy: InspectionPolicy, own: Own, photo: Photo, bits: FrameBits | null): boolean {
  if (own.photo.sha256 === photo.sha256) return true;
  return own.bits !== null && bits !== null && bitsApart(own.bits, bits) <= policy.nearDuplicateDistance;
}

function sameBefore(policy: InspectionPolicy, photo: Photo, earlier: ReadonlyMap<string, readonly Counted[]>): Counted | undefined {
  for (const key of keysOf(policy, photo)) {
    const there = earlier.get(key)?.find((other) => compareFrames(policy, other.photo, photo) === 'same');
    if (there !== undefined) return there;
  }
  return undefined;
}

function remember(policy: InspectionPolicy, earlier: Map<string, Counted[]>, counted: Counted): void {
  for (const key of keysOf(policy, counted.photo)) {
    const list = earlier.get(key);
    if (list === undefined) earlier.set(key, [counted]);
    else list.push(counted);
  }
}

const hexDigits = 16;

/**
 * Where the same picture would be found among thousands: its bytes, and its frame hash in as many pieces as leave one untouched when
 * `sameFrameDistance` bits differ. No two kinds of key meet: a piece is shorter than a SHA-256 and begins with its place.
 */
function keysOf({ sameFrameDistance }: InspectionPolicy, { sha256, frameHash }: Photo): readonly string[] {
  if (frameHash === null) return [sha256];
  // More bits than pieces: all are compared with all.
  if (sameFrameDistance >= hexDigits) return [sha256, ''];
  const pieces = sameFrameDistance + 1;
  const from = (piece: number): number => Math.floor((piece * hexDigits) / pieces);
  return [sha256, ...Array.from({ length: pieces }, (_, piece) => `${piece}:${frameHash.slice(from(piece), from(piece + 1))}`)];
}
