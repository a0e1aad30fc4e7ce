import { addMs, minuteMs, msBetween, type Instant } from '../kernel/instant.ts';
import type { TimeLimitPolicy } from '../policy/policy-document.ts';
import { judgeMissingFeedback, type DeemedAcceptance, type Doubt, type MissingFeedback } from './deemed-acceptance.ts';
import { gradeFeedback, type FeedbackGrade, type SealedWithin } from './feedback-grade.ts';
import type { TimeLimit } from './time-limits.ts';

/** What a judge knows of a line, or of all lines of one limit: its feedback if there is one, else what is known instead. */
export interface LineFacts extends Omit<MissingFeedback, 'limit'> {
  readonly limit: Pick<TimeLimit, 'startsAt' | 'dueAt' | 'provisional'>;
  /** The feedback that holds these goods: sealed on this desk or received by HQ; the earliest where there are several. */
  readonly feedback: SealedWithin | null;
}

/** Where a line stands in its inspection limit, from pickup to verdict. */
export type LineState =
  /** The clock starts later (R-TL-12). */
  | { readonly kind: 'not-started'; readonly startsAt: Instant; readonly dueAt: Instant; readonly provisional: boolean }
  | { readonly kind: 'running'; readonly dueAt: Instant; readonly leftMs: number; readonly provisional: boolean }
  | { readonly kind: 'near-deadline'; readonly dueAt: Instant; readonly leftMs: number; readonly provisional: boolean }
  /** Feedback is there and graded (R-TL-18, R-TL-19); a late one leaves paid repair and paid shipping only. */
  | { readonly kind: FeedbackGrade; readonly dueAt: Instant; readonly sealed: SealedWithin }
  | { readonly kind: 'no-feedback'; readonly dueAt: Instant; readonly overMs: number; readonly deemedFrom: Instant }
  | { readonly kind: 'in-doubt'; readonly dueAt: Instant; readonly overMs: number; readonly doubts: readonly Doubt[] }
  | ({ readonly kind: 'deemed-accepted'; readonly dueAt: Instant } & DeemedAcceptance);

/** R-TL-15 to R-TL-23: the one judgement of HQ and desk alike over goods under an inspection limit. */
export function lineState(policy: TimeLimitPolicy, facts: LineFacts): LineState {
  const { limit, now, feedback } = facts;
  const { dueAt, provisional } = limit;
  if (feedback !== null) return { kind: gradeFeedback(limit, feedback, facts.hqKnewOfDefect), dueAt, sealed: feedback };
  const missed = judgeMissingFeedback(policy, facts);
  if (missed.kind !== 'running') {
    return missed.kind === 'deemed-accepted' ? { ...missed, dueAt } : { ...missed, dueAt, overMs: msBetween(dueAt, now) };
  }
  if (now < limit.startsAt) return { kind: 'not-started', startsAt: limit.startsAt, dueAt, provisional };
  const near = now >= addMs(dueAt, -policy.nearDeadlineMinutes * minuteMs);
  return { kind: near ? 'near-deadline' : 'running', dueAt, leftMs: msBetween(now, dueAt), provisional };
}
