import { describe, expect, test } from 'vitest';
import { differences, weightDifference } from '../../../shared/inspection/differences.ts';
import { pickupLines } from '../../../shared/delivery/pickup.ts';
import { defaultPolicy } from '../../../shared/policy/default-policy.ts';
import { quantityOf } from '../../kit/limit-lines.ts';
import { count, fineCheck, inspectionOf, orderLine } from '../../kit/inspection-case.ts';

const policy = defaultPolicy.inspection;

test('R-IN-6: shortage, surplus and damage of each line', () => {
  const { pickup } = inspectionOf([orderLine(1), orderLine(2), orderLine(3), orderLine(4)]);
  const found = differences(policy, pickupLines(pickup), [
    fineCheck(1),
    fineCheck(2, { count: count('9', '2', '1') }),
    fineCheck(3, { count: count('12', '0', '0', { extra: quantityOf('3') }) }),
  ]);
  expect(found.map((line) => [line.arrived, line.shortage, line.surplus, line.damaged, line.differs])).toEqual([
    [12_000, 0, 0, 0, false],
    [11_000, 1_000, 0, 2_000, true],
    [15_000, 0, 3_000, 0, true],
    [null, 0, 0, 0, false],
  ]);
});

test('R-IN-8: a refused line differs even with nothing counted', () => {
  const { pickup } = inspectionOf([orderLine(1)]);
  expect(differences(policy, pickupLines(pickup), [fineCheck(1, { decision: 'refuse', count: null })])[0]).toMatchObject({ decision: 'refuse', differs: true, arrived: null });
});

describe('R-IN-6: weight', () => {
  test.each([
    [100_000, 100_000, 0, 0, false],
    [100_000, 103_000, 3_000, 30, false],
    [100_000, 103_001, 3_001, 31, true],
    [100_000, 97_000, -3_000, -30, false],
    [100_000, 96_999, -3_001, -31, true],
    [0, 5, 5, 1_000, true],
    [0, 0, 0, 0, false],
  ])('ordered %i g, weighed %i g: %i g, %i ‰, beyond tolerance %s', (expected, actual, deviationGrams, deviationPermille, isBeyondTolerance) => {
    expect(weightDifference(policy, expected, actual)).toEqual({ expectedGrams: expected, actualGrams: actual, deviationGrams, deviationPermille, isBeyondTolerance });
  });

  test('is compared where the order names it and somebody weighed', () => {
    const { pickup } = inspectionOf([orderLine(1, { productClass: 'pipe', weightGrams: 41_400 }), orderLine(2)]);
    const weighed = count('12', '0', '0', { weightGrams: 39_000 });
    const found = differences(policy, pickupLines(pickup), [fineCheck(1, { count: weighed }), fineCheck(2, { count: weighed })]);
    expect(found.map((line) => [line.weight?.deviationGrams ?? null, line.differs])).toEqual([[-2_400, true], [null, false]]);
  });
});
