import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDefectKnown } from '../../../shared/delivery/known-defect.ts';
import { instantOf } from '../../../shared/kernel/instant.ts';
import { caseCount, randomMoment } from '../../kit/random-cases.ts';
import { secondDefectKnown } from '../../kit/second-known-defect.ts';

const someLines = fc.uniqueArray(fc.constantFrom('CK1#1', 'CK1#2', 'CK1#3', 'CK2#1', 'CK2#2'), { maxLength: 3 });
const aroundDue = fc.oneof(fc.integer({ min: -2, max: 2 }), fc.integer({ min: -86_400_000, max: 86_400_000 }));

test('R-TL-20, art. 621: what HQ knew agrees with the second implementation', () => {
  const telling = fc.record({ of: someLines, from: fc.option(aroundDue, { freq: 5 }), long: fc.integer({ min: 0, max: 7_200_000 }) });
  fc.assert(
    fc.property(randomMoment, someLines, fc.array(telling, { maxLength: 3 }), (due, goods, given) => {
      const told = given.map(({ of, from, long }) => ({
        lines: of,
        sealed: { notBefore: from === null ? null : instantOf(due + from), notAfter: instantOf(due + (from ?? 0) + long) },
      }));
      const second = secondDefectKnown(due, goods, given.map(({ of, from }) => ({ of, notBefore: from === null ? null : due + from })));
      expect(isDefectKnown({ dueAt: instantOf(due) }, new Set(goods), told)).toBe(second);
    }),
    { numRuns: caseCount },
  );
});
