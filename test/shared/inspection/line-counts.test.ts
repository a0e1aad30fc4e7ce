import { describe, expect, test } from 'vitest';
import { countsFromFindings } from '../../../shared/inspection/line-counts.ts';
import { quantityOf } from '../../kit/limit-lines.ts';
import { count, damage } from '../../kit/inspection-case.ts';

const twelve = { quantity: quantityOf('12') };
const shortage = (number: number, quantity: string) => damage(number, 1, [], { nature: 'quantity', check: 'count', quantity: quantityOf(quantity) });

describe('good, damaged and missing as the findings say it', () => {
  test.each([
    ['nothing found', [], count('12')],
    ['9 good, 2 damaged, 1 missing', [damage(1, 1, [], { quantity: quantityOf('2') }), shortage(2, '1')], count('9', '2', '1')],
    ['several findings on one door count it once', [damage(1, 1, [], { unit: 3 }), damage(2, 1, [], { unit: 3, check: 'rust' }), damage(3, 1, [], { unit: 5 })], count('10', '2')],
    ['broken outer packaging with sound goods', [damage(1, 1, [], { stage: 1, check: 'outer-packaging' })], count('12')],
    ['fittings missing from an item', [damage(1, 1, [], { nature: 'quantity', check: 'fittings' })], count('11', '1')],
    ['a wrong weight', [damage(1, 1, [], { nature: 'quantity', check: 'weight' })], count('12')],
    ['more missing than expected', [shortage(1, '20')], count('0', '0', '12')],
    ['no more damaged than arrived', [shortage(1, '10'), damage(2, 1, [], { quantity: quantityOf('9') })], count('0', '2', '10')],
  ])('%s', (_, findings, expected) => {
    expect(countsFromFindings(twelve, findings, null)).toEqual(expected);
  });

  test('a weight is kept', () => {
    expect(countsFromFindings(twelve, [], 41_400).weightGrams).toBe(41_400);
  });
});
