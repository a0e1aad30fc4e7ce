import { expect, test } from 'vitest';
import { costBearers } from '../../../shared/complaint/freight-bearer.ts';
import { defaultPolicy } from '../../../shared/policy/default-policy.ts';

const company = { freightToDealer: 'company', freightBack: 'company', material: 'company', repairWork: 'company', claimsFromCarrier: null };
const dealer = { freightToDealer: 'dealer', freightBack: 'dealer', material: 'dealer', repairWork: 'dealer', claimsFromCarrier: null };

test.each([
  ['quality', company],
  ['transit', { ...company, freightBack: 'by-plan', material: 'by-plan', claimsFromCarrier: 'company' }],
  ['not-company', { ...dealer, repairWork: 'company' }],
] as const)('R-IN-12: fault of %s', (fault, expected) => {
  expect(costBearers(defaultPolicy.inspection, fault, false)).toEqual(expected);
});

test('R-IN-12: the policy may leave transit damage and its claim to the dealer', () => {
  expect(costBearers({ transitFreight: 'dealer-claims-carrier' }, 'transit', false)).toMatchObject({ freightToDealer: 'dealer', claimsFromCarrier: 'dealer' });
});

test.each(['quality', 'transit', 'not-company'] as const)('R-TL-18: after a late feedback only paid repair and paid shipping, fault of %s', (fault) => {
  expect(costBearers(defaultPolicy.inspection, fault, true)).toEqual(dealer);
});
