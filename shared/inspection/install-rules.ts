import type { LineKey } from '../delivery/pickup.ts';
import type { FindingId } from '../kernel/ids.ts';
import type { Finding } from './finding.ts';
import { makesUnitsBad } from './claims.ts';

/** Damage of a line that after-sales has not agreed on yet. */
export interface OpenDamage {
  readonly line: LineKey;
  readonly findings: readonly FindingId[];
}

/**
 * R-IN-10: which of the lines about to be marked as installed still have damage that after-sales has not agreed on. Where there is any, the goods
 * count as qualified once installed and the company does not recognise a settlement with the consumer: the stop card says so first.
 */
export function openDamage(lines: readonly LineKey[], findings: readonly Finding[], agreed: ReadonlySet<FindingId>): readonly OpenDamage[] {
  return lines.flatMap((line) => {
    const open = findings.filter((finding) => finding.line === line && makesUnitsBad(finding) && !agreed.has(finding.id)).map((finding) => finding.id);
    return open.length === 0 ? [] : [{ line, findings: open }];
  });
}
