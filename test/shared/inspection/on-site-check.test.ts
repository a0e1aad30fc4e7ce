import { expect, test } from 'vitest';
import { onSiteCheck } from '../../../shared/inspection/on-site-check.ts';
import { wholeQuantity } from '../../../shared/kernel/quantity.ts';
import { defaultPolicy } from '../../../shared/policy/default-policy.ts';
import { unitOfClass, type ProductClass } from '../../../shared/policy/product-class.ts';

const lineOf = (productClass: ProductClass, name = '货物') => ({ productClass, name, unit: unitOfClass[productClass], quantity: wholeQuantity(4), specification: '', metresPerLength: null });

test.each([
  ['door', 'packaging-only'], ['window_guard', 'count'], ['guardrail', 'count'], ['stair_handrail', 'count'], ['sample', 'count'], ['home', 'count'], ['pipe', 'count-and-weigh'],
  ['material', 'open-and-count'], ['tooling', 'open-and-count'], ['tool', 'open-and-count'],
] as const)('R-IN-1, R-IN-6: %s at the yard: %s', (productClass, check) => {
  expect(onSiteCheck(defaultPolicy, lineOf(productClass))).toBe(check);
});

test('R-IN-6: fittings of any class are opened on the spot', () => {
  expect(onSiteCheck(defaultPolicy, lineOf('door', '大门配件包'))).toBe('open-and-count');
  expect(onSiteCheck(defaultPolicy, { ...lineOf('window_guard'), unit: 'piece' })).toBe('open-and-count');
});

test('what is weighed is the policy’s to say', () => {
  const policy = { ...defaultPolicy, inspection: { ...defaultPolicy.inspection, weighedClasses: ['home' as const] } };
  expect([onSiteCheck(policy, lineOf('home')), onSiteCheck(policy, lineOf('pipe'))]).toEqual(['count-and-weigh', 'count']);
});
