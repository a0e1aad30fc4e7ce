import { claimsOf } from '../../../shared/inspection/claims.ts';
import { unitsOf } from '../../../shared/inspection/item-units.ts';
import type { LineAt } from './use-pickup.ts';

/** Units of a line that somebody has looked at in stage 2, for "26 / 40 件". */
export function doneUnits(at: LineAt, isPerUnit: boolean): number {
  const units = unitsOf(at.line);
  const items = at.check?.items ?? 'unchecked';
  if (items === 'fine' || at.isSealed || !isPerUnit) return items === 'unchecked' && !at.isSealed ? 0 : units;
  return Math.min(units, spokenUnits(at).size + Math.ceil(claimsOf(at.line, at.findings).unnamed / 1000) + Math.ceil(lackingOf(at) / 1000));
}

/** How much of a line is missing, in thousandths: as counted, or as the findings say until somebody has counted. */
export function lackingOf(at: LineAt): number {
  return at.check?.count?.missing ?? claimsOf(at.line, at.findings).missing;
}

/** Units that were found fine, or have a finding by their number. */
export function spokenUnits(at: LineAt): ReadonlySet<number> {
  return new Set([...(at.check?.fineUnits ?? []), ...at.findings.flatMap((finding) => (finding.stage === 2 && finding.unit !== null ? [finding.unit] : [])), ...claimsOf(at.line, at.findings).units]);
}

/** Whether nobody has confirmed the counts of the line. */
export function isUncounted(at: LineAt): boolean {
  return (at.check?.count ?? null) === null;
}
