import type { Instant } from '../../shared/kernel/instant.ts';
import { gradeFeedback, type FeedbackGrade } from '../../shared/delivery/feedback-grade.ts';
import type { TimeLimit } from '../../shared/delivery/time-limits.ts';
import type { SealedInterval } from '../../shared/seal/time-proof.ts';

export interface GradedLimit {
  readonly rule: string;
  readonly dueAt: Instant;
  readonly verdict: FeedbackGrade;
}

/** R-TL-16, R-TL-19: the record's verdict under each limit that its lines are under. */
export function gradeRecord(limits: readonly TimeLimit[], interval: SealedInterval, hqKnewOfDefect: boolean): readonly GradedLimit[] {
  return limits.map((limit) => ({ rule: limit.rule, dueAt: limit.dueAt, verdict: gradeFeedback(limit, interval, hqKnewOfDefect) }));
}
