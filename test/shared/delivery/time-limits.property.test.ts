import fc from 'fast-check';
import { expect, test } from 'vitest';
import { timeLimits } from '../../../shared/delivery/time-limits.ts';
import { epochMs, instantOf } from '../../../shared/kernel/instant.ts';
import type { Quantity } from '../../../shared/kernel/quantity.ts';
import { calendar2024To2026 } from '../../../shared/policy/calendar-2024-2026.ts';
import { defaultPolicy } from '../../../shared/policy/default-policy.ts';
import { productClasses, unitOfClass, unitSchema } from '../../../shared/policy/product-class.ts';
import { caseCount, randomMoment } from '../../kit/random-cases.ts';
import { secondDeadlines } from '../../kit/second-deadlines.ts';

const amount = fc.oneof(
  fc.integer({ min: 1, max: 14 }).map((units) => units * 1_000),
  fc.constantFrom(9_000, 10_000, 11_000, 15_000, 89_990, 90_000, 90_010),
  fc.integer({ min: 1, max: 120_000 }),
);

const randomLine = fc
  .record({
    productClass: fc.constantFrom(...productClasses),
    foreignUnit: fc.option(fc.constantFrom(...unitSchema.options), { freq: 4 }),
    amount,
    entered: fc.option(fc.constantFrom(6_000, 5_800, 3_000, 333), { freq: 2 }),
    specification: fc.constantFrom('', 'φ25×0.8×6000', '25×25×0.8×5800', 'φ107', '1500×300'),
    name: fc.constantFrom('', '304防护窗', '大门配件包', '庭院门（含配件）', '配花 福字', '扶手 带附件'),
  })
  .map(({ foreignUnit, ...line }) => ({ ...line, unit: foreignUnit ?? unitOfClass[line.productClass] }));

test('R-TL-1..16: every deadline agrees with the second implementation', () => {
  fc.assert(
    fc.property(randomMoment, fc.array(randomLine, { minLength: 1, maxLength: 5 }), (pickup, lines) => {
      const limits = timeLimits(
        defaultPolicy,
        calendar2024To2026,
        instantOf(pickup),
        lines.map((line) => ({ ...line, quantity: line.amount as Quantity, metresPerLength: line.entered as Quantity | null })),
      );
      const ours = limits.map((limit) => ({
        rule: limit.rule,
        size: limit.quantity,
        startMs: epochMs(limit.startsAt),
        dueMs: epochMs(limit.dueAt),
        provisional: limit.provisional,
      }));
      expect(ours).toEqual(secondDeadlines(pickup, lines));
    }),
    { numRuns: caseCount },
  );
});
