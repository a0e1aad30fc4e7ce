import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CivilDate } from '../../../shared/kernel/instant.ts';
import { defaultPolicy } from '../../../shared/policy/default-policy.ts';
import { nextVisit } from '../../../shared/visit/schedule.ts';
import { caseCount, dayOf, randomDay } from '../../kit/random-cases.ts';
import { secondVisit } from '../../kit/second-visits.ts';

test('R-RV: visits agree with the second implementation', () => {
  fc.assert(
    fc.property(fc.constantFrom('A', 'B', 'C'), randomDay, (level, last) => {
      expect(nextVisit(defaultPolicy.visit, level, dayOf(last) as CivilDate)).toBe(secondVisit(level, dayOf(last)));
    }),
    { numRuns: caseCount },
  );
});
