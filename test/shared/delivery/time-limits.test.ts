import { describe, expect, test } from 'vitest';
import type { SizedLine } from '../../../shared/delivery/line-size.ts';
import { limitOfClass, timeLimits, type TimeLimit } from '../../../shared/delivery/time-limits.ts';
import { zonedText } from '../../../shared/kernel/instant.ts';
import { quantityText } from '../../../shared/kernel/quantity.ts';
import { calendar2024To2026 } from '../../../shared/policy/calendar-2024-2026.ts';
import { defaultPolicy } from '../../../shared/policy/default-policy.ts';
import type { PolicyDocument } from '../../../shared/policy/policy-document.ts';
import type { ProductClass } from '../../../shared/policy/product-class.ts';
import { at, quantityOf, sized } from '../../kit/limit-lines.ts';

const morning = '2026-11-20 09:00';

function limits(pickup: string, lines: readonly SizedLine[], policy: PolicyDocument = defaultPolicy) {
  return timeLimits(policy, calendar2024To2026, at(pickup), lines);
}

function only(pickup: string, lines: readonly SizedLine[], policy: PolicyDocument = defaultPolicy): TimeLimit {
  const [limit, ...more] = limits(pickup, lines, policy);
  if (limit === undefined || more.length > 0) throw new Error(`${more.length + (limit === undefined ? 0 : 1)} limits, not one`);
  return limit;
}

/** An instant as the tables write it: 24:00 of a day is 00:00 of the next. */
function local(instant: TimeLimit['dueAt']): string {
  return zonedText(instant).slice(0, 23).replace('T', ' ').replace(/:00\.000$/, '');
}

describe('R-TL-1..10, R-TL-15: the row by class and size, picked up at 09:00', () => {
  const fourHours = '2026-11-20 13:00';
  const theDay = '2026-11-21 00:00';
  const twoDays = '2026-11-23 00:00';
  test.each<[ProductClass, string, string, string]>([
    ['window_guard', '1', 'R-TL-1', fourHours],
    ['window_guard', '9', 'R-TL-1', fourHours],
    ['window_guard', '9.999', 'R-TL-1', fourHours],
    ['window_guard', '10', 'R-TL-2', theDay],
    ['window_guard', '11', 'R-TL-2', theDay],
    ['guardrail', '9', 'R-TL-1', fourHours],
    ['guardrail', '10', 'R-TL-2', theDay],
    ['guardrail', '11', 'R-TL-2', theDay],
    ['stair_handrail', '9', 'R-TL-1', fourHours],
    ['stair_handrail', '10', 'R-TL-2', theDay],
    ['stair_handrail', '11', 'R-TL-2', theDay],
    ['sample', '9', 'R-TL-1', fourHours],
    ['sample', '10', 'R-TL-2', theDay],
    ['sample', '11', 'R-TL-2', theDay],
    ['home', '9', 'R-TL-3', fourHours],
    ['home', '10', 'R-TL-4', theDay],
    ['home', '11', 'R-TL-4', theDay],
    ['pipe', '89.99', 'R-TL-5', fourHours],
    ['pipe', '89.999', 'R-TL-5', fourHours],
    ['pipe', '90', 'R-TL-6', theDay],
    ['pipe', '90.001', 'R-TL-6', theDay],
    ['pipe', '90.01', 'R-TL-6', theDay],
    ['door', '9', 'R-TL-7', theDay],
    ['door', '10', 'R-TL-8', twoDays],
    ['door', '11', 'R-TL-8', twoDays],
    ['material', '1', 'R-TL-9', fourHours],
    ['material', '100000', 'R-TL-9', fourHours],
    ['tooling', '1', 'R-TL-10', fourHours],
    ['tooling', '500', 'R-TL-10', fourHours],
    ['tool', '1', 'R-TL-10', fourHours],
    ['tool', '500', 'R-TL-10', fourHours],
  ])('%s × %s → %s until %s', (productClass, quantity, rule, due) => {
    const limit = only(morning, [sized(productClass, quantity)]);
    expect([limit.rule, local(limit.dueAt), limit.provisional]).toEqual([rule, due, false]);
    expect([limit.classes, quantityText(limit.quantity)]).toEqual([[productClass], quantity]);
    expect(local(limit.startsAt)).toBe(morning);
  });
});

describe('R-TL-12, R-TL-13: the afternoon, to the millisecond', () => {
  test.each([
    ['2026-11-20 00:00', '2026-11-20 00:00', '2026-11-20 04:00'],
    ['2026-11-20 13:59:59.998', '2026-11-20 13:59:59.998', '2026-11-20 17:59:59.998'],
    ['2026-11-20 13:59:59.999', '2026-11-20 13:59:59.999', '2026-11-20 17:59:59.999'],
    ['2026-11-20 14:00', '2026-11-21 08:00', '2026-11-21 12:00'],
    ['2026-11-20 14:00:00.001', '2026-11-21 08:00', '2026-11-21 12:00'],
    ['2026-11-20 23:59:59.999', '2026-11-21 08:00', '2026-11-21 12:00'],
    ['2026-11-30 14:00', '2026-12-01 08:00', '2026-12-01 12:00'],
    ['2026-12-31 14:00', '2027-01-01 08:00', '2027-01-01 12:00'],
    ['2024-02-28 14:00', '2024-02-29 08:00', '2024-02-29 12:00'],
    ['2024-02-29 14:00', '2024-03-01 08:00', '2024-03-01 12:00'],
    ['2026-02-28 14:00', '2026-03-01 08:00', '2026-03-01 12:00'],
  ])('4 hours after %s start %s and end %s', (pickup, start, due) => {
    const limit = only(pickup, [sized('window_guard', '1')]);
    expect([local(limit.startsAt), local(limit.dueAt)]).toEqual([start, due]);
  });

  test.each([
    ['2026-11-20 13:59:59.999', '2026-11-20 13:59:59.999', '2026-11-21 00:00'],
    ['2026-11-20 14:00', '2026-11-21 00:00', '2026-11-22 00:00'],
    ['2026-12-31 13:59:59.999', '2026-12-31 13:59:59.999', '2027-01-01 00:00'],
    ['2026-12-31 14:00', '2027-01-01 00:00', '2027-01-02 00:00'],
    ['2024-02-28 14:00', '2024-02-29 00:00', '2024-03-01 00:00'],
  ])('R-TL-14: the day of a pickup at %s starts %s and ends %s', (pickup, start, due) => {
    const limit = only(pickup, [sized('home', '11')]);
    expect([local(limit.startsAt), local(limit.dueAt)]).toEqual([start, due]);
  });

  test('R-TL-13: no holiday moves an hour limit or the day of pickup', () => {
    expect(local(only('2026-10-01 09:00', [sized('window_guard', '1')]).dueAt)).toBe('2026-10-01 13:00');
    expect(local(only('2026-09-30 14:00', [sized('door', '1')]).dueAt)).toBe('2026-10-02 00:00');
  });
});

describe('R-TL-14: within 2 days, start day not counted, moved by statutory holidays', () => {
  test.each([
    ['an ordinary week', '2026-11-17 10:00', '2026-11-20 00:00'],
    ['from 14:00 a day later', '2026-11-17 14:00', '2026-11-21 00:00'],
    ['a plain weekend moves nothing', '2026-11-19 10:00', '2026-11-22 00:00'],
    ['the month end', '2026-11-29 10:00', '2026-12-02 00:00'],
    ['29 February', '2024-02-27 10:00', '2024-03-01 00:00'],
    ['over 29 February', '2024-02-28 10:00', '2024-03-02 00:00'],
    ['no 29 February', '2026-02-26 10:00', '2026-03-01 00:00'],
    ['the last day before National Day 2026', '2026-09-28 10:00', '2026-10-01 00:00'],
    ['the first day of National Day 2026', '2026-09-29 10:00', '2026-10-09 00:00'],
    ['an in-lieu day of National Day 2026', '2026-10-05 13:59:59.999', '2026-10-09 00:00'],
    ['the first day after National Day 2026', '2026-10-06 10:00', '2026-10-09 00:00'],
    ['New Year 2024', '2023-12-30 10:00', '2024-01-03 00:00'],
    ['Spring Festival 2024, to a make-up Sunday', '2024-02-08 10:00', '2024-02-19 00:00'],
    ['Qingming 2024', '2024-04-02 10:00', '2024-04-08 00:00'],
    ['Labour Day 2024', '2024-04-29 10:00', '2024-05-07 00:00'],
    ['Dragon Boat 2024', '2024-06-08 10:00', '2024-06-12 00:00'],
    ['Mid-autumn 2024', '2024-09-13 10:00', '2024-09-19 00:00'],
    ['National Day 2024', '2024-09-29 10:00', '2024-10-09 00:00'],
    ['New Year 2025', '2024-12-30 10:00', '2025-01-03 00:00'],
    ['Spring Festival 2025', '2025-01-26 10:00', '2025-02-06 00:00'],
    ['Qingming 2025', '2025-04-02 10:00', '2025-04-08 00:00'],
    ['Labour Day 2025', '2025-04-29 10:00', '2025-05-07 00:00'],
    ['Dragon Boat 2025', '2025-05-29 10:00', '2025-06-04 00:00'],
    ['National Day with Mid-autumn 2025', '2025-09-29 10:00', '2025-10-10 00:00'],
    ['New Year 2026, to a make-up Sunday', '2025-12-30 10:00', '2026-01-05 00:00'],
    ['Spring Festival 2026', '2026-02-13 10:00', '2026-02-25 00:00'],
    ['a make-up Saturday counts as any day', '2026-02-12 10:00', '2026-02-15 00:00'],
    ['Qingming 2026', '2026-04-02 10:00', '2026-04-08 00:00'],
    ['Labour Day 2026', '2026-04-29 10:00', '2026-05-07 00:00'],
    ['Dragon Boat 2026', '2026-06-17 10:00', '2026-06-23 00:00'],
    ['Mid-autumn 2026', '2026-09-23 10:00', '2026-09-29 00:00'],
  ])('%s: %s → %s', (_, pickup, due) => {
    const limit = only(pickup, [sized('door', '10')]);
    expect([limit.rule, local(limit.dueAt), limit.provisional]).toEqual(['R-TL-8', due, false]);
  });

  test('holidayShift off: the second day stands, calendar or not', () => {
    const off = { ...defaultPolicy, timeLimits: { ...defaultPolicy.timeLimits, holidayShift: 'off' as const } };
    expect(local(only('2026-09-29 10:00', [sized('door', '10')], off).dueAt)).toBe('2026-10-02 00:00');
    expect(only('2027-05-05 10:00', [sized('door', '10')], off).provisional).toBe(false);
  });

  test('R-TL-20: a last day in a year without calendar is provisional, and says which year', () => {
    const limit = only('2026-12-30 10:00', [sized('door', '10')]);
    expect([local(limit.dueAt), limit.provisional]).toEqual(['2027-01-02 00:00', true]);
    expect(limit.reasons).toContainEqual({ kind: 'calendar-unknown', year: 2027 });
    expect(only('2026-12-29 13:59:59.999', [sized('door', '10')]).provisional).toBe(false);
    expect(only('2026-12-29 14:00', [sized('door', '10')]).provisional).toBe(true);
    expect(only('2027-06-01 10:00', [sized('window_guard', '20')]).provisional).toBe(false);
  });
});

describe('R-TL-11: size over one pickup', () => {
  test('classes of one row are added: 8 window guards + 4 guardrails are 12 sets', () => {
    const limit = only('2026-11-20 13:59:59', [sized('window_guard', '8'), sized('guardrail', '4')]);
    expect([limit.rule, limit.classes, quantityText(limit.quantity), limit.unit]).toEqual(['R-TL-2', ['window_guard', 'guardrail'], '12', 'set']);
    expect(zonedText(limit.dueAt)).toBe('2026-11-21T00:00:00.000+08:00');
  });

  test('lines of several outbound orders of one pickup are added', () => {
    expect(only(morning, [sized('door', '4'), sized('door', '5')]).rule).toBe('R-TL-7');
    expect(only(morning, [sized('door', '4'), sized('door', '6')]).rule).toBe('R-TL-8');
  });

  test('classes of different rows are not', () => {
    expect(limits(morning, [sized('home', '9'), sized('window_guard', '9')]).map((limit) => limit.rule)).toEqual(['R-TL-1', 'R-TL-3']);
  });

  test.each([
    ['15', 'φ25×0.8×6000', 'R-TL-6', '90'],
    ['14', 'φ25×0.8×6000', 'R-TL-5', '84'],
    ['15', '25×25×0.8×6000', 'R-TL-6', '90'],
    ['15', '5.999m', 'R-TL-5', '89.985'],
  ])('%s lengths of %s fall under %s with %s m', (lengths, specification, rule, metres) => {
    const limit = only(morning, [sized('pipe', lengths, { unit: 'length', specification })]);
    expect([limit.rule, quantityText(limit.quantity), limit.unit]).toEqual([rule, metres, 'metre']);
  });

  test('a length that was entered wins over the specification', () => {
    const limit = only(morning, [sized('pipe', '15', { unit: 'length', specification: 'φ25×0.8×6000', metresPerLength: quantityOf('5') })]);
    expect([limit.rule, quantityText(limit.quantity)]).toEqual(['R-TL-5', '75']);
  });

  test('lengths nobody knows: the shortest limit, provisional, until they are entered', () => {
    const limit = only(morning, [sized('pipe', '40', { unit: 'length', specification: 'φ25' })]);
    expect([limit.rule, limit.provisional, local(limit.dueAt)]).toEqual(['R-TL-5', true, '2026-11-20 13:00']);
    expect(limit.reasons).toContainEqual({ kind: 'pipe-length-unknown', lengths: 40_000 });
  });

  test('unknown lengths do not matter once the others reach the longer row', () => {
    const limit = only(morning, [sized('pipe', '95'), sized('pipe', '40', { unit: 'length' })]);
    expect([limit.rule, limit.provisional]).toEqual(['R-TL-6', false]);
  });

  test('fittings follow the limit of their class and add nothing', () => {
    const limit = only(morning, [sized('door', '9'), sized('door', '20', { unit: 'piece', name: '锁体' }), sized('door', '4', { name: '大门配件包' })]);
    expect([limit.rule, quantityText(limit.quantity)]).toEqual(['R-TL-7', '9']);
    expect(limit.reasons).toContainEqual({ kind: 'fittings-left-out', lines: 2 });
  });

  test('a pickup with fittings only is the smallest size', () => {
    const limit = only(morning, [sized('door', '20', { unit: 'piece' })]);
    expect([limit.rule, quantityText(limit.quantity), limit.classes]).toEqual(['R-TL-7', '0', ['door']]);
    expect(limit.reasons).toContainEqual({ kind: 'fittings-only' });
  });
});

test('R-TL-15: exactly the number names both rows in its reasons', () => {
  expect(only(morning, [sized('door', '10')]).reasons).toContainEqual({ kind: 'longer-of-two-rows', threshold: 10_000, unit: 'set', chosen: 'R-TL-8', other: 'R-TL-7' });
  expect(only(morning, [sized('door', '11')]).reasons.map((reason) => reason.kind)).not.toContain('longer-of-two-rows');
});

test('R-TL-15: the longer limit holds also where a policy gives more time to the smaller size', () => {
  const [first, ...rest] = defaultPolicy.timeLimits.groups;
  if (first === undefined) throw new Error('no groups');
  const turned = { ...first, within: { rule: 'R-TL-1', length: { kind: 'hours', hours: 30 } } } as const;
  const policy = { ...defaultPolicy, timeLimits: { ...defaultPolicy.timeLimits, groups: [turned, ...rest] } };
  expect(only(morning, [sized('window_guard', '10')], policy).rule).toBe('R-TL-1');
});

test('R-TL-16: one deadline for each row, each line under its own', () => {
  const found = limits(morning, [sized('door', '12'), sized('tool', '3'), sized('tooling', '2'), sized('pipe', '100')]);
  expect(found.map((limit) => [limit.rule, local(limit.dueAt)])).toEqual([
    ['R-TL-6', '2026-11-21 00:00'],
    ['R-TL-8', '2026-11-23 00:00'],
    ['R-TL-10', '2026-11-20 13:00'],
  ]);
  expect(limitOfClass(found, 'tool')?.classes).toEqual(['tooling', 'tool']);
  expect(limitOfClass(found, 'home')).toBeUndefined();
});
