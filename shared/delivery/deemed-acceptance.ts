import { addDays, addMs, civilDateOf, dayMs, msBetween, startOfDay, type Instant } from '../kernel/instant.ts';
import type { TimeLimitPolicy } from '../policy/policy-document.ts';
import type { ReminderSent } from './reminders.ts';
import type { TimeLimit } from './time-limits.ts';

/** R-TL-20: why goods without feedback are not deemed accepted although their limit has run out. */
export type Doubt =
  /** The judging machine's clock has no anchor. */
  | 'no-anchor'
  /** The calendar of the year is unknown, or a pipe's length has not been entered. */
  | 'provisional-deadline'
  /** A sealed feedback is known to be in a desk's queue. */
  | 'unsent-feedback'
  /** A feedback was sealed that HQ has refused for good, because its signer is revoked or unknown, and nobody has signed these goods again. */
  | 'refused-feedback'
  /** HQ has switched the desk off that could hold a feedback, so its silence says nothing. */
  | 'desk-switched-off'
  /** HQ already knew of the defect (Civil Code art. 621). */
  | 'hq-knew-of-defect';

/** What time and contact never end, or perhaps never. */
const decidable: ReadonlySet<string> = new Set<Doubt>(['refused-feedback', 'desk-switched-off', 'hq-knew-of-defect']);

/**
 * R-TL-20: whether a person can decide: nothing but a refused feedback, a known defect or a desk that is switched off keeps the goods in doubt. Every other doubt ends by itself;
 * so does a feedback in a queue, unless it lies on a desk that is switched off.
 */
export function isForPerson(doubts: readonly string[]): boolean {
  const isOff = doubts.includes('desk-switched-off');
  return doubts.length > 0 && doubts.every((doubt) => decidable.has(doubt) || (isOff && doubt === 'unsent-feedback'));
}

/** A time during which HQ had a desk switched off; `until` null: it still has. */
export interface SwitchedOff {
  readonly from: Instant;
  readonly until: Instant | null;
}

/** R-TL-21: what a deemed acceptance covers; hidden defects keep their own window. */
export const coveredByDeemedAcceptance = ['quantity', 'appearance'] as const;

/** R-TL-17, R-TL-21: "deemed accepted, may be contested", with the record of reminders. */
export interface DeemedAcceptance {
  readonly since: Instant;
  readonly ground: 'contact-after-deadline' | 'silence';
  readonly covers: typeof coveredByDeemedAcceptance;
  /** Until when hidden defects stay open; null: HQ decides case by case. */
  readonly hiddenOpenUntil: Instant | null;
  readonly contestable: true;
  readonly reminders: readonly ReminderSent[];
}

/** What a judge, HQ or desk, knows of a limit for which it holds no feedback. */
export interface MissingFeedback {
  readonly limit: Pick<TimeLimit, 'dueAt' | 'provisional'>;
  readonly pickedUpAt: Instant;
  readonly now: Instant;
  /** Whether the judge's own clock is anchored: HQ's always is, a desk's from a contact with HQ until the machine is started again. */
  readonly clockAnchored: boolean;
  /**
   * The last instant as of which the judge knew everything the dealer's machine had sealed: on the desk now, at HQ the last contact in
   * which the desk declared its queue (the earliest of them where several desks could hold the feedback). null: never.
   */
  readonly queueKnownAt: Instant | null;
  /** Whether that queue held a sealed feedback of these goods. */
  readonly feedbackInQueue: boolean;
  /** When HQ had the desk switched off that could hold the feedback, in order of time: that is no silence of the dealer's. None on the desk, which knows what it has sealed. */
  readonly switchedOff: readonly SwitchedOff[];
  /** Whether HQ has refused a sealed feedback of these goods for good. */
  readonly feedbackRefused: boolean;
  readonly hqKnewOfDefect: boolean;
  readonly reminders: readonly ReminderSent[];
}

export type Missed =
  | { readonly kind: 'running' }
  | { readonly kind: 'in-doubt'; readonly doubts: readonly Doubt[] }
  /** R-TL-23: the deadline has passed; deemed accepted at `deemedFrom` unless the dealer's machine is heard from before. */
  | { readonly kind: 'no-feedback'; readonly deemedFrom: Instant }
  | ({ readonly kind: 'deemed-accepted' } & DeemedAcceptance);

/** R-TL-17, R-TL-20, R-TL-23: what holds for goods without feedback. The one function of HQ and desk. */
export function judgeMissingFeedback(policy: TimeLimitPolicy, facts: MissingFeedback): Missed {
  const { limit, now } = facts;
  if (now <= limit.dueAt) return { kind: 'running' };
  const silenceEnds = endOfSilence(limit.dueAt, policy.silenceDays * dayMs, facts.switchedOff);
  const contact = facts.queueKnownAt !== null && facts.queueKnownAt > limit.dueAt ? facts.queueKnownAt : null;
  const doubts = doubtsOf(facts, contact === null && silenceEnds === null);
  if (doubts.length > 0) return { kind: 'in-doubt', doubts };
  if (contact !== null && (silenceEnds === null || contact <= silenceEnds)) return deemed(policy, facts, contact, 'contact-after-deadline');
  if (silenceEnds === null) throw new Error('a desk that is switched off leaves no doubt');
  if (now >= silenceEnds) return deemed(policy, facts, silenceEnds, 'silence');
  return { kind: 'no-feedback', deemedFrom: silenceEnds };
}

/** R-TL-23: when so much silence since the deadline is complete, times left out during which the desk was switched off; null: never while it is off. */
function endOfSilence(dueAt: Instant, silenceMs: number, switchedOff: readonly SwitchedOff[]): Instant | null {
  let [since, leftMs] = [dueAt, silenceMs];
  for (const { from, until } of switchedOff) {
    if (until !== null && until <= since) continue;
    const silentMs = Math.max(0, msBetween(since, from));
    if (silentMs >= leftMs) break;
    if (until === null) return null;
    leftMs -= silentMs;
    since = until;
  }
  return addMs(since, leftMs);
}

function doubtsOf(facts: MissingFeedback, isOff: boolean): readonly Doubt[] {
  const doubts: Doubt[] = [];
  if (!facts.clockAnchored) doubts.push('no-anchor');
  if (facts.limit.provisional) doubts.push('provisional-deadline');
  if (facts.feedbackInQueue) doubts.push('unsent-feedback');
  if (facts.feedbackRefused) doubts.push('refused-feedback');
  if (isOff) doubts.push('desk-switched-off');
  if (facts.hqKnewOfDefect) doubts.push('hq-knew-of-defect');
  return doubts;
}

function deemed(policy: TimeLimitPolicy, facts: MissingFeedback, since: Instant, ground: DeemedAcceptance['ground']): Missed {
  const days = policy.hiddenDefectDays;
  const hiddenOpenUntil = days === null ? null : startOfDay(addDays(civilDateOf(facts.pickedUpAt), days + 1));
  return { kind: 'deemed-accepted', since, ground, covers: coveredByDeemedAcceptance, hiddenOpenUntil, contestable: true, reminders: facts.reminders };
}
