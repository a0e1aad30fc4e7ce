import { expect, test } from 'vitest';
import { faultsOf } from '../../../../renderer/dealer/pickup/paper-faults.ts';
import { blankPaper, orderOf } from '../../../../renderer/dealer/pickup/paper-form.ts';
import { blankLine } from '../../../../renderer/dealer/pickup/paper-line.ts';

const pipe = (metres: string) => ({ ...blankLine, productClass: 'pipe' as const, unit: 'length' as const, name: '304彩管 圆管', specification: 'Φ25×1.0', quantity: '10', metres });

test.each([['6', 6_000], ['6米', 6_000], ['6000', 6_000], ['', null]])('R-TL-11: a length of “%s” on paper is read as on the pickup’s form', (typed, length) => {
  expect(faultsOf(pipe(typed))).toEqual([]);
  expect(orderOf({ ...blankPaper, orderNo: 'CK-1', lines: [pipe(typed)] }).lines[0]?.metresPerLength).toBe(length);
});

test.each(['六米', '31', '0', '-6'])('R-TL-11: “%s” is no length of a pipe on paper either', (typed) => {
  expect(faultsOf(pipe(typed))).toEqual([{ key: 'metres', fault: 'wrong' }]);
});
