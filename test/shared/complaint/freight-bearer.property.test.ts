import fc from 'fast-check';
import { expect, test } from 'vitest';
import { costBearers } from '../../../shared/complaint/freight-bearer.ts';
import { defaultPolicy } from '../../../shared/policy/default-policy.ts';
import { caseCount } from '../../kit/random-cases.ts';
import { secondBearers } from '../../kit/second-bearers.ts';

test('R-IN-12, R-TL-18: who bears what agrees with the second implementation', () => {
  fc.assert(
    fc.property(fc.constantFrom('quality', 'transit', 'not-company'), fc.boolean(), fc.boolean(), (fault, isLate, isClaimedByCompany) => {
      const policy = { ...defaultPolicy.inspection, transitFreight: isClaimedByCompany ? ('company-claims-carrier' as const) : ('dealer-claims-carrier' as const) };
      const found = costBearers(policy, fault, isLate);
      expect([found.freightToDealer, found.freightBack, found.material, found.repairWork, found.claimsFromCarrier]).toEqual(secondBearers(fault, isLate, isClaimedByCompany));
    }),
    { numRuns: caseCount },
  );
});
