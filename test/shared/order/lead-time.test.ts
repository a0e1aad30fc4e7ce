import { describe, expect, test } from 'vitest';
import { parseCivilDate, zonedText } from '../../../shared/kernel/instant.ts';
import { confirmedAt, firstLeadDay } from '../../../shared/order/confirmation.ts';
import { isLargeOrder } from '../../../shared/order/large-order.ts';
import { leadTime, type LeadTimeQuestion } from '../../../shared/order/lead-time.ts';
import { defaultPolicy } from '../../../shared/policy/default-policy.ts';
import type { Finish } from '../../../shared/policy/policy-document.ts';
import type { ProductClass } from '../../../shared/policy/product-class.ts';
import { at, quantityOf } from '../../kit/limit-lines.ts';

const { order } = defaultPolicy;
const day = (text: string) => parseCivilDate(text) ?? null;

function asked(confirmed: string, productClass: ProductClass, more: Partial<LeadTimeQuestion> = {}) {
  return leadTime(order, { productClass, finish: null, confirmedAt: at(confirmed), promised: null, agreed: null, isLarge: false, ...more });
}

test('R-LT-1: confirmed at the later of review and deposit, and only with both', () => {
  const [review, deposit] = [at('2026-11-20 09:00'), at('2026-11-20 15:00')];
  expect(confirmedAt(review, deposit)).toBe(deposit);
  expect(confirmedAt(deposit, review)).toBe(deposit);
  expect(confirmedAt(review, null)).toBeNull();
  expect(confirmedAt(null, deposit)).toBeNull();
});

test.each([
  ['2026-11-20 00:00', '2026-11-20'],
  ['2026-11-20 11:59:59.999', '2026-11-20'],
  ['2026-11-20 12:00', '2026-11-20'],
  ['2026-11-20 12:00:00.001', '2026-11-21'],
  ['2026-11-20 23:59:59.999', '2026-11-21'],
  ['2026-11-30 12:00:00.001', '2026-12-01'],
  ['2026-12-31 12:00:00.001', '2027-01-01'],
  ['2024-02-28 12:00:00.001', '2024-02-29'],
  ['2026-02-28 12:00:00.001', '2026-03-01'],
])('R-LT-2: confirmed %s, day 1 is %s', (confirmed, day1) => {
  expect(firstLeadDay(order, at(confirmed))).toBe(day1);
});

describe('R-LT-3: day N, calendar days, until 24:00', () => {
  test.each<[ProductClass, Finish | null, string, string]>([
    ['window_guard', 'natural', '2026-11-20 12:00', '2026-11-26'],
    ['window_guard', 'coloured', '2026-11-20 12:00', '2026-12-01'],
    ['window_guard', 'coloured', '2026-11-20 12:00:00.001', '2026-12-02'],
    ['door', null, '2026-11-20 12:00', '2026-12-04'],
    ['door', 'coloured', '2026-11-20 12:00', '2026-12-04'],
    ['home', null, '2026-11-20 12:00', '2026-11-22'],
    ['pipe', null, '2026-11-20 12:00', '2026-11-22'],
    ['material', null, '2026-11-20 12:00', '2026-11-22'],
    ['tooling', null, '2026-11-20 12:00', '2026-11-22'],
    ['tool', null, '2026-11-20 12:00', '2026-11-22'],
    ['tool', null, '2026-12-30 12:00:00.001', '2027-01-02'],
    ['home', null, '2024-02-27 12:00', '2024-02-29'],
    ['home', null, '2026-09-30 12:00', '2026-10-02'],
  ])('%s %s confirmed %s ships by %s', (productClass, finish, confirmed, shipBy) => {
    expect(asked(confirmed, productClass, { finish })).toMatchObject({ rule: 'R-LT-3', shipBy, provisional: false });
  });

  test('the end of the last day is 24:00', () => {
    const found = asked('2026-11-20 12:00', 'home');
    expect(found !== 'finish-needed' && found.dueAt !== null && zonedText(found.dueAt)).toBe('2026-11-23T00:00:00.000+08:00');
  });

  test('window guards need a finish', () => {
    expect(asked('2026-11-20 12:00', 'window_guard')).toBe('finish-needed');
  });

  test.each<ProductClass>(['guardrail', 'stair_handrail', 'sample'])('%s: the promised date, and provisional until there is one', (productClass) => {
    expect(asked('2026-11-20 12:00', productClass)).toMatchObject({ shipBy: null, dueAt: null, provisional: true });
    expect(asked('2026-11-20 12:00', productClass, { promised: day('2026-12-24') })).toMatchObject({ shipBy: '2026-12-24', provisional: false });
  });
});

describe('R-LT-5: large orders', () => {
  test.each([
    ['149.99', '0', false],
    ['150', '0', false],
    ['150.01', '0', true],
    ['0', '5', false],
    ['0', '6', true],
    ['0', '7', true],
    ['10', '6', true],
  ])('%s m² of window guards and %s sets of doors: large is %s', (area, sets, large) => {
    expect(isLargeOrder(order, { windowGuardArea: quantityOf(area), doorSets: quantityOf(sets) })).toBe(large);
  });

  test('an agreed later date replaces day N; not agreed, day N stands', () => {
    expect(asked('2026-11-20 12:00', 'door', { isLarge: true, agreed: day('2026-12-20') })).toMatchObject({ rule: 'R-LT-5', shipBy: '2026-12-20' });
    expect(asked('2026-11-20 12:00', 'door', { isLarge: true })).toMatchObject({ rule: 'R-LT-3', shipBy: '2026-12-04' });
  });

  test('an agreed date of an order that is not large, or that is not later, does not hold', () => {
    expect(asked('2026-11-20 12:00', 'door', { agreed: day('2026-12-20') })).toMatchObject({ rule: 'R-LT-3', shipBy: '2026-12-04' });
    expect(asked('2026-11-20 12:00', 'door', { isLarge: true, agreed: day('2026-12-04') })).toMatchObject({ rule: 'R-LT-3', shipBy: '2026-12-04' });
  });
});
