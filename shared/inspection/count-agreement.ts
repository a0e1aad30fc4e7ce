import type { PickupLine } from '../delivery/pickup.ts';
import { addQuantities } from '../kernel/quantity.ts';
import type { InspectionPolicy } from '../policy/policy-document.ts';
import { claimsOf, isWrongWeight } from './claims.ts';
import { weighingOf } from './differences.ts';
import type { Finding } from './finding.ts';
import type { LineCount } from './inspection.ts';
import { unitsOf } from './item-units.ts';
import type { Missing } from './missing.ts';

/**
 * R-IN-2, R-IN-6: counts and findings of a line say the same. Damaged is exactly what the findings claim as damaged, missing exactly what the shortages
 * claim (`claimsOf`), and a weight beyond tolerance has its finding. Findings that claim more than was expected fit no count, so they are named alone.
 */
export function countsDisagree(policy: InspectionPolicy, line: PickupLine, count: LineCount | null, findings: readonly Finding[]): readonly Missing[] {
  const { damaged, missing } = claimsOf(line, findings);
  const found = addQuantities(damaged, missing);
  const disagreeing: Missing[] = [];
  if (found > line.quantity) disagreeing.push({ what: 'findings-exceed', line: line.key, expected: line.quantity, found });
  else if (count !== null) {
    if (count.damaged !== damaged) disagreeing.push({ what: 'damaged-differs', line: line.key, counted: count.damaged, found: damaged });
    if (count.missing !== missing) disagreeing.push({ what: 'missing-differs', line: line.key, counted: count.missing, found: missing });
  }
  const weighing = weighingOf(policy, line, count);
  if (weighing?.isBeyondTolerance === true && !findings.some(isWrongWeight)) {
    disagreeing.push({ what: 'weight-without-finding', line: line.key, expectedGrams: weighing.expectedGrams, actualGrams: weighing.actualGrams });
  }
  return disagreeing;
}

/** How many units of a line can be fine one by one: those that no finding claims as damaged and that are not missing (R-IN-1). `missing` in thousandths. */
export function mostFineUnits(line: Pick<PickupLine, 'quantity'>, findings: readonly Finding[], missing: number): number {
  const { units, unnamed } = claimsOf(line, findings);
  return Math.max(0, unitsOf(line) - units.size - Math.ceil(unnamed / 1000) - Math.ceil(missing / 1000));
}
