import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countPhotos } from '../../../shared/inspection/counted-photos.ts';
import { compareFrames } from '../../../shared/photo/sameness.ts';
import type { Photo } from '../../../shared/photo/photo.ts';
import { defaultPolicy } from '../../../shared/policy/default-policy.ts';
import { damage, photo } from '../../kit/inspection-case.ts';
import { caseCount } from '../../kit/random-cases.ts';
import { secondCount, secondSameness, type SecondPicture } from '../../kit/second-photos.ts';

/** Frames a few bits around one of two, so that same, near and different all come often. */
const frames = [0x0n, 0xf0f0_f0f0_f0f0_f0f0n] as const;
const flips = fc.array(fc.integer({ min: 0, max: 63 }), { maxLength: 6 });
const picture = fc.tuple(fc.constantFrom(...frames), flips, fc.constantFrom([4_000, 3_000], [2_000, 1_500], [2_000, 1_520], [2_000, 1_485], [3_000, 4_000]), fc.constantFrom(null, null, '2026-11-20T10:00:01', '2026-11-20T10:00:02'), fc.integer({ min: 0, max: 9 }));
const distances = fc.constantFrom([1, 4], [1, 4], [0, 4], [2, 4], [5, 9], [16, 20]);
const use = fc.tuple(fc.integer({ min: 0, max: 7 }), fc.boolean());

/** Pictures made once and copied: the parser behind `photo` is not what is measured here. */
const plain = Array.from({ length: 8 }, (_, index) => photo(index + 1));
const clip = photo(20, { type: 'video/mp4', frameHash: null, sharpness: null, width: 0, height: 0 });
const empty = [1, 2, 3].map((number) => damage(number, 1, []));

function pictures(drawn: readonly (readonly [bigint, readonly number[], readonly number[], string | null, number])[]) {
  const product: Photo[] = [];
  const second: SecondPicture[] = [];
  drawn.forEach(([base, flipped, [wide = 1, high = 1], taken, kind], index) => {
    const own = plain[index];
    if (own === undefined) throw new Error('more pictures than made');
    const frame = flipped.reduce((bits, bit) => bits ^ (1n << BigInt(bit)), base);
    const isClip = kind === 0;
    // Now and then the bytes of the first picture or clip again.
    const bytes = kind === 1 && product[0] !== undefined ? product[0].sha256 : own.sha256;
    const shown = isClip ? { ...clip, id: own.id, sha256: bytes } : { ...own, sha256: bytes, width: wide, height: high, frameHash: frame.toString(16).padStart(16, '0'), exif: { ...own.exif, takenLocal: taken } };
    product.push(shown);
    second.push({ name: shown.id, bytes, isClip, frame: isClip ? null : frame, wide: shown.width, high: shown.height, taken: shown.exif.takenLocal });
  });
  return { product, second };
}

test('R-IN-2..4: counted photos, repetitions and near ones agree with the second implementation', () => {
  fc.assert(
    fc.property(fc.array(picture, { minLength: 1, maxLength: 8 }), fc.array(fc.array(use, { maxLength: 5 }), { minLength: 1, maxLength: 3 }), distances, (drawn, points, [same = 1, near = 4]) => {
      const { product, second } = pictures(drawn);
      const policy = { ...defaultPolicy.inspection, sameFrameDistance: same, nearDuplicateDistance: near };
      const findings = points.map((uses, index) => {
        const finding = empty[index];
        if (finding === undefined) throw new Error('more damage points than made');
        return { ...finding, photos: uses.map(([at, withPackaging]) => ({ photo: (product[at] ?? clip).id, sha256: (product[at] ?? clip).sha256, withPackaging, keptBecause: null })) };
      });
      const counted = countPhotos(policy, findings, new Map(product.map((one) => [one.id, one])));
      const placeOf = (point: number, id: string, from: number) => points[point]?.findIndex(([at], index) => index + 1 >= from && product[at]?.id === id) ?? -1;
      const found = findings.map((finding, point) => {
        const one = counted.get(finding.id);
        return {
          counted: one?.counted, hasPackaging: one?.hasPackaging,
          repeated: one?.repeated.map(({ number, inFinding }) => [number, inFinding === finding.id]),
          near: one?.near.map(({ photo: id }) => placeOf(point, id, 1) + 1),
        };
      });
      expect(found).toEqual(secondCount(points.map((uses) => uses.map(([at, isPackaging]) => ({ picture: second[at], isPackaging }))), same, near));
    }),
    { numRuns: caseCount },
  );
});

test('R-IN-3: what two pictures are to each other agrees with the second implementation', () => {
  fc.assert(
    fc.property(picture, picture, distances, (one, other, [same = 1, near = 4]) => {
      const { product, second } = pictures([one, other]);
      const [first, later] = product;
      const [secondFirst, secondLater] = second;
      if (first === undefined || later === undefined || secondFirst === undefined || secondLater === undefined) throw new Error('two pictures are made');
      const policy = { ...defaultPolicy.inspection, sameFrameDistance: same, nearDuplicateDistance: near };
      expect(compareFrames(policy, first, later)).toBe(secondSameness(secondFirst, secondLater, same, near));
    }),
    { numRuns: caseCount },
  );
});
