import { closed } from '../kernel/closed.ts';
import type { InspectionPolicy } from '../policy/policy-document.ts';

/** Whose fault a defect is found to be. */
export type Fault = 'quality' | 'transit' | 'not-company';

/** Who pays for a part of the handling; `by-plan` where the policy does not say and the handling plan names somebody. */
export type Bearer = 'company' | 'dealer' | 'by-plan';

/** R-IN-12: who bears what. Delay fees and consequential damages are never borne by the company, so they are no part of it. */
export interface CostBearers {
  readonly freightToDealer: Bearer;
  readonly freightBack: Bearer;
  readonly material: Bearer;
  readonly repairWork: Bearer;
  /** Who claims the loss from the carrier; null where no carrier is at fault. */
  readonly claimsFromCarrier: 'company' | 'dealer' | null;
}

/**
 * R-IN-12, R-TL-18: who bears freight, material and repair work. `isLate`: the feedback was late or the goods are deemed accepted, and
 * the defect is one that this covers; then only paid repair and paid shipping follow, whatever the fault.
 */
export function costBearers(policy: Pick<InspectionPolicy, 'transitFreight'>, fault: Fault, isLate: boolean): CostBearers {
  if (isLate) return { freightToDealer: 'dealer', freightBack: 'dealer', material: 'dealer', repairWork: 'dealer', claimsFromCarrier: null };
  switch (fault) {
    case 'quality':
      return { freightToDealer: 'company', freightBack: 'company', material: 'company', repairWork: 'company', claimsFromCarrier: null };
    case 'transit': {
      const bearer = policy.transitFreight === 'company-claims-carrier' ? 'company' : 'dealer';
      return { freightToDealer: bearer, freightBack: 'by-plan', material: 'by-plan', repairWork: 'company', claimsFromCarrier: bearer };
    }
    case 'not-company':
      return { freightToDealer: 'dealer', freightBack: 'dealer', material: 'dealer', repairWork: 'company', claimsFromCarrier: null };
    default:
      return closed(fault);
  }
}
