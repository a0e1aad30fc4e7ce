/**
 * A second implementation of R-IN-12 and R-TL-18, cost by cost instead of fault by fault. It imports nothing of the product.
 * Answers: freight to the dealer, freight back, material, repair work, who claims from the carrier.
 */
export function secondBearers(fault: string, isLate: boolean, isClaimedByCompany: boolean): readonly (string | null)[] {
  const isCarrier = fault === 'transit' && !isLate;
  const carrierLoss = isClaimedByCompany ? 'company' : 'dealer';
  /** Round-trip freight and material: the company's for its own fault, the dealer's where there is none; the policy is silent on the carrier's. */
  const goods = isLate || fault === 'not-company' ? 'dealer' : isCarrier ? 'by-plan' : 'company';
  return [isCarrier ? carrierLoss : goods, goods, goods, isLate ? 'dealer' : 'company', isCarrier ? carrierLoss : null];
}
