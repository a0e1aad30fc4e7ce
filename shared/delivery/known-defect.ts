import type { Instant } from '../kernel/instant.ts';
import type { SealedWithin } from './feedback-grade.ts';
import type { LineKey } from './pickup.ts';

/** A sealed record that tells HQ of a defect: a feedback or refusal with something wrong, an install notice with damage still open. */
export interface DefectTold {
  /** Lines that the telling is about. */
  readonly lines: readonly LineKey[];
  readonly sealed: SealedWithin;
}

/**
 * R-TL-20, Civil Code art. 621 ¶3: whether HQ knew, or should have known, of a defect of the goods under one limit before it ran out. What a
 * record says of some lines of the limit counts for all of them: they are one row of one delivery, and whether the rest of it is sound as well is
 * for a person to say, never for the clock. A telling counts unless it is proved to have been sealed after the deadline (R-TL-19).
 */
export function isDefectKnown(limit: { readonly dueAt: Instant }, lines: ReadonlySet<LineKey>, told: readonly DefectTold[]): boolean {
  return told.some(({ sealed, lines: named }) => !(sealed.notBefore !== null && sealed.notBefore > limit.dueAt) && named.some((line) => lines.has(line)));
}
