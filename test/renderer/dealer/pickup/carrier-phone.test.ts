import { expect, test } from 'vitest';
import { blankPaper, orderOf } from '../../../../renderer/dealer/pickup/paper-form.ts';
import { namedBy, pickupFormSchema } from '../../../../renderer/dealer/pickup/pickup-form-values.ts';

const typed = { ...namedBy(undefined), carrier: '德通物流', carrierPhone: ' ０５３１－８８００１２３４ ' };

test('a phone in wide digits is taken and becomes one that dials, from paper as at the pickup', () => {
  expect(pickupFormSchema.parse(typed).carrierPhone).toBe('0531-88001234');
  expect(orderOf({ ...blankPaper, orderNo: 'XS-1', carrierPhone: typed.carrierPhone }).carrierPhone).toBe('0531-88001234');
  expect(pickupFormSchema.safeParse({ ...typed, carrierPhone: '八八〇〇' }).success).toBe(false);
});
