import type { RecordId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import type { FeedbackGrade } from '../../shared/delivery/feedback-grade.ts';
import { verdictOf } from '../pickup/judge-limit.ts';
import type { JudgedPickup } from '../pickup/judge-pickups.ts';

export interface GradedLimit {
  readonly rule: string;
  readonly dueAt: Instant;
  readonly verdict: FeedbackGrade;
}

/** R-TL-16, R-TL-19: the record's verdict under each limit of its pickup that its lines are under. */
export function gradeRecord(pickup: JudgedPickup, record: RecordId): readonly GradedLimit[] {
  return pickup.limits.flatMap(({ limit, covering }) => {
    const own = covering.find((each) => each.record === record);
    return own === undefined ? [] : [{ rule: limit.rule, dueAt: limit.dueAt, verdict: verdictOf(limit, own) }];
  });
}
