import { describe, expect, test } from 'vitest';
import { countPhotos, withPicturesOnce } from '../../../shared/inspection/counted-photos.ts';
import type { Finding } from '../../../shared/inspection/finding.ts';
import type { Photo, PhotoUse } from '../../../shared/photo/photo.ts';
import { defaultPolicy } from '../../../shared/policy/default-policy.ts';
import { repeatedWords } from '../../../shared/words/desk/repeated-words.ts';
import { byId, damage, photo } from '../../kit/inspection-case.ts';

const policy = defaultPolicy.inspection;
const flipped = (of: Photo, bits: number): string => (BigInt(`0x${of.frameHash}`) ^ BigInt(bits)).toString(16).padStart(16, '0');
const bytesAgain = photo(9, { sha256: photo(2).sha256 });
const frameAgain = photo(8, { frameHash: flipped(photo(2), 1), width: 2_000, height: 1_500 });
const near = photo(7, { frameHash: flipped(photo(2), 3) });
const all = byId([1, 2, 3, 4, 5, 6].map((number) => photo(number)).concat(bytesAgain, frameAgain, near));
const clip = photo(20, { type: 'video/mp4', frameHash: null, sharpness: null, width: 0, height: 0 });
const clipAgain = photo(21, { type: 'video/mp4', frameHash: null, sharpness: null, width: 0, height: 0, sha256: clip.sha256 });

describe('R-IN-3: the same picture counts once, wherever it is used again', () => {
  test.each([
    ['the same bytes', bytesAgain],
    ['the same frame in other bytes', frameAgain],
  ])('%s, in one damage point and in two', (_, again) => {
    const one = countPhotos(policy, [damage(1, 1, [photo(1), photo(2), again])], all).get(damage(1, 1, []).id);
    expect(one).toMatchObject({ counted: 2, repeated: [{ photo: again.id, number: 3, sameAs: photo(2).id, sameAsNumber: 2, elsewhere: null }] });
    const two = countPhotos(policy, [damage(1, 1, [photo(1), photo(2), photo(3)]), damage(2, 1, [photo(4), again], { check: 'rust', place: '立柱' })], all).get(damage(2, 1, []).id);
    expect(two).toMatchObject({ counted: 1, repeated: [{ photo: again.id, number: 2, sameAs: photo(2).id, sameAsNumber: 2, inFinding: damage(1, 1, []).id, elsewhere: { check: 'knock', place: '左下角' } }] });
  });

  test('nearly the same in two damage points are two', () => {
    expect(countPhotos(policy, [damage(1, 1, [photo(2)]), damage(2, 1, [near])], all).get(damage(2, 1, []).id)).toMatchObject({ counted: 1, repeated: [] });
  });

  test('a clip is kept once by its bytes and never counts as a photo', () => {
    const counted = countPhotos(policy, [damage(1, 1, [photo(1), clip, clipAgain])], byId([photo(1), clip, clipAgain])).get(damage(1, 1, []).id);
    expect(counted).toMatchObject({ counted: 1, repeated: [{ photo: clipAgain.id, sameAs: clip.id }] });
  });
});

describe('R-IN-4: the mark "with packaging" belongs to the picture', () => {
  const marked = (of: Photo, withPackaging: boolean): PhotoUse => ({ photo: of.id, sha256: of.sha256, withPackaging, keptBecause: null });
  test('on either use of it within a damage point', () => {
    const finding = damage(1, 1, [], { photos: [marked(photo(2), false), marked(bytesAgain, true)] });
    expect(countPhotos(policy, [finding], all).get(finding.id)).toMatchObject({ counted: 1, hasPackaging: true });
    expect(withPicturesOnce(policy, [finding], all)).toEqual([{ ...finding, photos: [marked(photo(2), true)] }]);
  });

  test('not from a picture that counts for another damage point', () => {
    const findings = [damage(1, 1, [photo(2)]), damage(2, 1, [], { photos: [marked(photo(4), false), marked(bytesAgain, true)] })];
    expect(countPhotos(policy, findings, all).get(damage(2, 1, []).id)).toMatchObject({ counted: 1, hasPackaging: false });
  });
});

test('R-IN-3: what goes into a record has each picture once; damage points come before findings of quantity', () => {
  const shortage: Finding = damage(1, 1, [photo(1), photo(6)], { nature: 'quantity', check: 'count' });
  const findings = [shortage, damage(2, 1, [photo(1), photo(2), bytesAgain]), damage(3, 1, [frameAgain, photo(3), photo(4)])];
  const once = withPicturesOnce(policy, findings, all);
  expect(once.map((finding) => finding.photos.map((of) => of.photo))).toEqual([[photo(6).id], [photo(1).id, photo(2).id], [photo(3).id, photo(4).id]]);
  const counted = countPhotos(policy, findings, all);
  for (const finding of once.slice(1)) expect(finding.photos.length).toBe(counted.get(finding.id)?.counted);
  // Once more changes nothing.
  expect(withPicturesOnce(policy, once, all)).toEqual(once);
});

test('the remark names the other photo', () => {
  expect(repeatedWords('zh-CN', { number: 4, sameAsNumber: 2, elsewhere: null })).toBe('第 4 张和第 2 张是同一张，只算一张');
  expect(repeatedWords('zh-CN', { number: 1, sameAsNumber: 3, elsewhere: { check: 'knock', place: '左门扇' } })).toBe('第 1 张和“磕碰 · 左门扇”的第 3 张是同一张，只算一张');
  expect(repeatedWords('en', { number: 1, sameAsNumber: 3, elsewhere: { check: 'rust', place: '' } })).toBe('Photo 1 is the same as photo 3 of "Rust"; it counts once');
});
