import type { Instant } from '../kernel/instant.ts';
import type { TimeLimit } from './time-limits.ts';

/**
 * What can be proved of the instant a feedback was sealed (R-TL-19): not before the last HQ time the machine had seen, not after
 * HQ received it, narrowed by the machine's own running time. null: nothing is known on that side (a machine without an anchor
 * has no `notBefore`; a record still on the desk has no `notAfter` beyond its running time).
 */
export interface SealedWithin {
  readonly notBefore: Instant | null;
  readonly notAfter: Instant | null;
}

export type FeedbackGrade = 'in-time' | 'late' | 'needs-review';

/**
 * R-TL-15, R-TL-19, R-TL-20: in time where the whole interval lies up to the deadline, late where the whole of it lies after, else for
 * a person to review. Never late while the deadline is provisional (it can only move later) or while HQ already knew of the defect
 * before the feedback (Civil Code art. 621).
 */
export function gradeFeedback(limit: Pick<TimeLimit, 'dueAt' | 'provisional'>, sealed: SealedWithin, hqKnewOfDefect: boolean): FeedbackGrade {
  if (sealed.notAfter !== null && sealed.notAfter <= limit.dueAt) return 'in-time';
  const provablyAfter = sealed.notBefore !== null && sealed.notBefore > limit.dueAt;
  return provablyAfter && !limit.provisional && !hqKnewOfDefect ? 'late' : 'needs-review';
}
