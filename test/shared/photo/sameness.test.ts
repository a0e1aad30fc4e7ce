import { describe, expect, test } from 'vitest';
import { compareFrames, frameDistance } from '../../../shared/photo/sameness.ts';
import { defaultPolicy } from '../../../shared/policy/default-policy.ts';
import { photo } from '../../kit/inspection-case.ts';

const policy = defaultPolicy.inspection;
const frame = 'a5a5a5a5a5a5a5a5';
const first = photo(1, { frameHash: frame });
const taken = (text: string) => ({ takenLocal: text, camera: 'vivo X200', orientation: 1, position: null });

test.each([
  ['0000000000000000', '0000000000000000', 0],
  ['0000000000000000', 'ffffffffffffffff', 64],
  ['0000000000000001', '8000000000000000', 2],
  ['ffffffff00000000', '00000000ffffffff', 64],
  ['a5a5a5a5a5a5a5a5', 'a5a5a5a4a5a5a5a7', 2],
])('bits between %s and %s: %i', (one, other, bits) => {
  expect(frameDistance(one, other)).toBe(bits);
});

describe('R-IN-3: what is one photo', () => {
  test.each([
    ['the same bytes, whatever else', photo(1, { frameHash: '0000000000000000', width: 10 }), 'same'],
    ['the same frame encoded again', photo(2, { frameHash: frame }), 'same'],
    ['the same frame at half the size, one bit off', photo(3, { frameHash: 'a5a5a5a5a5a5a5a4', width: 2_000, height: 1_500 }), 'same'],
    ['two bits off', photo(4, { frameHash: 'a5a5a5a5a5a5a5a6' }), 'near'],
    ['four bits off', photo(5, { frameHash: 'a5a5a5a5a5a5a5aa' }), 'near'],
    ['five bits off', photo(6, { frameHash: 'a5a5a5a5a5a5a5ba' }), 'different'],
    ['an equal hash of other proportions', photo(7, { frameHash: frame, width: 3_000, height: 4_000 }), 'near'],
    ['a clip', photo(8, { frameHash: null, type: 'video/mp4', width: 0, height: 0, sharpness: null }), 'different'],
  ])('%s: %s', (_, other, expected) => {
    expect(compareFrames(policy, first, other)).toBe(expected);
    expect(compareFrames(policy, other, first)).toBe(expected);
  });

  test('two taking times are two photos that look alike; one taking time unknown proves nothing', () => {
    const one = photo(1, { frameHash: frame, exif: taken('2026-11-20T10:00:01') });
    expect(compareFrames(policy, one, photo(2, { frameHash: frame, exif: taken('2026-11-20T10:00:03') }))).toBe('near');
    expect(compareFrames(policy, one, photo(2, { frameHash: frame, exif: taken('2026-11-20T10:00:01') }))).toBe('same');
    expect(compareFrames(policy, one, photo(2, { frameHash: frame }))).toBe('same');
  });
});
