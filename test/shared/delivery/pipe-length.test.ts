import { expect, test } from 'vitest';
import { metresPerLengthIn, readMetresPerLength } from '../../../shared/delivery/pipe-length.ts';

test.each([
  ['φ25×0.8×6000', 6_000],
  ['25×25×0.8×6000', 6_000],
  ['25*25*0.8*5800', 5_800],
  ['25x25x0.8x6000mm', 6_000],
  ['φ25 × 0.8 × 6000 mm', 6_000],
  ['Φ２５×０.８×６０００', 6_000],
  ['φ25×0.8 L=6000', 6_000],
  ['φ25×0.8 长6000', 6_000],
  ['φ25×0.8 长度:5500', 5_500],
  ['φ25×0.8×6m', 6_000],
  ['φ25×0.8 6米', 6_000],
  ['φ25×0.8 6.5 米/支', 6_500],
  ['φ25×0.8×12000', 12_000],
  ['φ25×0.8×500', 500],
])('R-TL-11: %s is %i mm long', (specification, length) => {
  expect(metresPerLengthIn(specification)).toBe(length);
});

test.each(['', 'φ25', 'φ25×0.8', '25×25×0.8', 'φ25×0.8×499', 'φ25×0.8×12001', '6000×25×0.8', '6mm', '25mm×0.8mm', 'φ107', '-'])(
  'R-TL-11: %s says no length, so it is entered',
  (specification) => {
    expect(metresPerLengthIn(specification)).toBeUndefined();
  },
);

test.each([['6', 6_000], ['６', 6_000], ['6.5', 6_500], ['6米', 6_000], ['6 m', 6_000], [' 5.8 ', 5_800], ['0.3', 300], ['30', 30_000], ['6000', 6_000], ['6000mm', 6_000], ['600毫米', 600], ['０.5 ｍ', 500]])(
  'R-TL-11: a person who types %s means %i mm',
  (typed, length) => {
    expect(readMetresPerLength(typed)).toBe(length);
  },
);

test.each(['', ' ', '0', '-6', '六米', '6,5', '31', '499', '12001', '6mm', '6.1234', 'abc', '1000米', '600 m', '6000 米', '5.8mm', 'm', '6 6'])('R-TL-11: “%s” is no length', (typed) => {
  expect(readMetresPerLength(typed)).toBeUndefined();
});
