import { describe, expect, test } from 'vitest';
import { parseCivilDate, type CivilDate } from '../../../shared/kernel/instant.ts';
import { compensation, type CompensationQuestion } from '../../../shared/order/compensation.ts';
import { defaultPolicy } from '../../../shared/policy/default-policy.ts';

const { order } = defaultPolicy;

function day(text: string): CivilDate {
  const parsed = parseCivilDate(text);
  if (parsed === undefined) throw new Error(`not a day: ${text}`);
  return parsed;
}

function asked(shipBy: string, shipped: string, more: Partial<CompensationQuestion> = {}, policy = order) {
  const { days, compensatedDays, amountFen } = compensation(policy, {
    productClass: 'door',
    shipBy: day(shipBy),
    shipped: day(shipped),
    causedByProduction: true,
    forceMajeure: [],
    items: 4,
    ...more,
  });
  return [days, compensatedDays, amountFen];
}

const span = (from: string, to: string, hasEvidence = true) => ({ from: day(from), to: day(to), hasEvidence });

test.each([
  ['2026-12-01', '2026-11-28', [0, 0, 0]],
  ['2026-12-01', '2026-12-01', [0, 0, 0]],
  ['2026-12-01', '2026-12-02', [1, 1, 5_000]],
  ['2026-12-01', '2026-12-04', [3, 3, 15_000]],
  ['2026-12-30', '2027-01-02', [3, 3, 15_000]],
  ['2024-02-28', '2024-03-01', [2, 2, 10_000]],
  ['2026-02-28', '2026-03-01', [1, 1, 5_000]],
])('R-LT-4: due %s, shipped %s', (shipBy, shipped, expected) => {
  expect(asked(shipBy, shipped)).toEqual(expected);
});

describe('R-LT-4: who is compensated', () => {
  test('doors and window guards, no other class', () => {
    expect(asked('2026-12-01', '2026-12-04', { productClass: 'window_guard' })).toEqual([3, 3, 15_000]);
    for (const productClass of ['guardrail', 'stair_handrail', 'sample', 'home', 'pipe', 'material', 'tooling', 'tool'] as const) {
      expect(asked('2026-12-01', '2026-12-04', { productClass })).toEqual([3, 0, 0]);
    }
  });

  test('only delay by production or an OEM plant', () => {
    expect(asked('2026-12-01', '2026-12-04', { causedByProduction: false })).toEqual([3, 0, 0]);
  });

  test('per order by default, per item where the policy says so', () => {
    const perItem = { ...order, compensation: { ...order.compensation, per: 'item' as const } };
    expect(asked('2026-12-01', '2026-12-04', { items: 4 })).toEqual([3, 3, 15_000]);
    expect(asked('2026-12-01', '2026-12-04', { items: 4 }, perItem)).toEqual([3, 3, 60_000]);
  });
});

describe('R-LT-6: days of force majeure with evidence are left out', () => {
  test.each<[string, CompensationQuestion['forceMajeure'], readonly number[]]>([
    ['inside the delay', [span('2026-12-02', '2026-12-03')], [3, 1, 5_000]],
    ['the whole delay', [span('2026-11-30', '2026-12-09')], [3, 0, 0]],
    ['before the delay', [span('2026-11-25', '2026-12-01')], [3, 3, 15_000]],
    ['after the shipping', [span('2026-12-05', '2026-12-09')], [3, 3, 15_000]],
    ['the day of shipping', [span('2026-12-04', '2026-12-04')], [3, 2, 10_000]],
    ['overlapping spans count once', [span('2026-12-02', '2026-12-03'), span('2026-12-03', '2026-12-03'), span('2026-12-02', '2026-12-02')], [3, 1, 5_000]],
    ['a span within another', [span('2026-12-01', '2026-12-09'), span('2026-12-03', '2026-12-03')], [3, 0, 0]],
    ['without evidence', [span('2026-12-02', '2026-12-03', false)], [3, 3, 15_000]],
  ])('%s', (_, forceMajeure, expected) => {
    expect(asked('2026-12-01', '2026-12-04', { forceMajeure })).toEqual(expected);
  });
});
