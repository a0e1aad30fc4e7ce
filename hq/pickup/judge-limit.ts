import { closed } from '../../shared/kernel/closed.ts';
import type { RecordId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import type { TimeLimitPolicy } from '../../shared/policy/policy-document.ts';
import { isForPerson } from '../../shared/delivery/deemed-acceptance.ts';
import { gradeFeedback, type FeedbackGrade, type SealedWithin } from '../../shared/delivery/feedback-grade.ts';
import { lineState, type LineFacts } from '../../shared/delivery/timeliness.ts';
import type { TimeLimit } from '../../shared/delivery/time-limits.ts';
import type { LimitState } from '../../shared/wire/console-shapes.ts';

/** A record that covers lines of a limit, as HQ holds it. */
export interface CoveringRecord {
  readonly record: RecordId;
  readonly sealed: SealedWithin;
  /** R-TL-22: the desk had another policy than the one in force at pickup, so its dealer was shown other limits. */
  readonly wasShownOther: boolean;
  /** R-TL-20: an earlier record of the pickup had already told HQ of a defect of these goods. */
  readonly hqKnewOfDefect: boolean;
  /** What a person at HQ decided where the proof left it open. */
  readonly reviewed: 'in-time' | 'late' | null;
}

export interface JudgedLimit {
  readonly state: LimitState;
  /** Codes; sentences in `shared/words`. */
  readonly because: readonly string[];
  readonly record: RecordId | null;
  /** Neither time nor contact alone can change it any more. */
  readonly settled: boolean;
}

/**
 * R-TL-19: the grade of one record under one limit; a person's review decides where the proof does not, and where it is late by a policy that had not
 * reached its desk.
 */
export function verdictOf(limit: Pick<TimeLimit, 'dueAt' | 'provisional'>, covering: Omit<CoveringRecord, 'record'>): FeedbackGrade {
  const graded = gradeFeedback(limit, covering.sealed, covering.hqKnewOfDefect);
  const grade = graded === 'late' && covering.wasShownOther ? 'needs-review' : graded;
  return grade === 'needs-review' ? (covering.reviewed ?? grade) : grade;
}

const worstFirst: readonly FeedbackGrade[] = ['late', 'needs-review', 'in-time'];

/** The worst of several verdicts; `undefined` for none. */
export function worstOf(verdicts: readonly FeedbackGrade[]): FeedbackGrade | undefined {
  return worstFirst.find((grade) => verdicts.includes(grade));
}

/** What a person at HQ decided of goods in doubt without feedback that counts: deemed accepted all the same, or not. */
export type Settlement = 'deemed-accepted' | 'kept-open';

/** What HQ knows of one limit, and what a person has decided of it; null: nothing. */
export interface LimitFacts extends Omit<LineFacts, 'feedback'> {
  readonly settled: Settlement | null;
  /** When the dealer entered the pickup. */
  readonly enteredAt: Instant;
}

/**
 * R-TL-15 to R-TL-23 for one limit of a pickup: while lines of it are without feedback those decide; once all are covered, the
 * worst verdict over the covering records.
 */
export function judgeLimit(policy: TimeLimitPolicy, facts: LimitFacts, covering: readonly CoveringRecord[], isCovered: boolean): JudgedLimit {
  const last = covering.at(-1)?.record ?? null;
  if (isCovered && last !== null) {
    const verdicts = covering.map((each) => ({ record: each.record, verdict: verdictOf(facts.limit, each) }));
    const worst = worstOf(verdicts.map((each) => each.verdict)) ?? 'in-time';
    return { state: worst, because: [], record: verdicts.findLast((each) => each.verdict === worst)?.record ?? last, settled: true };
  }
  const partly = last === null ? [] : ['partly-fed-back'];
  const state = lineState(policy, { ...facts, feedback: null });
  switch (state.kind) {
    case 'not-started':
    case 'running':
      return { state: 'running', because: partly, record: last, settled: false };
    case 'near-deadline':
      return { state: 'near', because: partly, record: last, settled: false };
    case 'no-feedback':
      if (facts.settled !== null) return decided(facts.settled, partly, last);
      return { state: 'no-feedback', because: partly, record: last, settled: false };
    case 'in-doubt':
      if (facts.settled !== null && isForPerson(state.doubts)) return decided(facts.settled, partly, last);
      return { state: 'in-doubt', because: [...partly, ...state.doubts], record: last, settled: false };
    case 'deemed-accepted':
      // A doubt that a person has decided may end, as with a desk that is restored; the decision does not.
      if (facts.settled !== null) return decided(facts.settled, partly, last);
      return { state: 'deemed-accepted', because: [...partly, facts.enteredAt > facts.limit.dueAt ? 'entered-after-deadline' : state.ground], record: last, settled: true };
    case 'in-time':
    case 'late':
    case 'needs-review':
      throw new Error('a line without feedback was graded');
    default:
      return closed(state);
  }
}

/** What a person has decided stands until the goods are fed back. */
function decided(state: Settlement, partly: readonly string[], record: RecordId | null): JudgedLimit {
  return { state, because: [...partly, 'reviewed'], record, settled: true };
}
