import { expect, test } from 'vitest';
import { isFittings, lineSize } from '../../../shared/delivery/line-size.ts';
import { defaultPolicy } from '../../../shared/policy/default-policy.ts';
import { sized } from '../../kit/limit-lines.ts';

const policy = defaultPolicy.timeLimits;

test.each([
  ['304防护窗 平窗', false],
  ['大门配件包', true],
  ['配花 福字', true],
  ['配件', true],
  ['庭院门（含配件）', false],
  ['庭院门 带配件', false],
  ['单开门（不含配件）', false],
  ['门（含配件）配件包', true],
])('R-TL-11: a set named %s is fittings: %s', (name, expected) => {
  expect(isFittings(policy, sized('door', '4', { name }))).toBe(expected);
});

test('R-TL-11: a unit other than the class counts in makes a line fittings, but not pipes in lengths', () => {
  expect(isFittings(policy, sized('window_guard', '20', { unit: 'piece' }))).toBe(true);
  expect(isFittings(policy, sized('pipe', '20', { unit: 'piece' }))).toBe(true);
  expect(isFittings(policy, sized('pipe', '20', { unit: 'length' }))).toBe(false);
  expect(isFittings(policy, sized('material', '20', { unit: 'length' }))).toBe(true);
});

test('R-TL-11: pieces × length, rounded to the millimetre', () => {
  expect(lineSize(policy, sized('pipe', '15', { unit: 'length', specification: 'φ25×0.8×5999' }))).toMatchObject({ kind: 'lengths', from: 'specification', quantity: 89_985 });
  expect(lineSize(policy, sized('pipe', '90.01'))).toEqual({ kind: 'counted', quantity: 90_010 });
});
