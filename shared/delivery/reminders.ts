import { addMs, minuteMs, msBetween, type Instant } from '../kernel/instant.ts';
import type { TimeLimitPolicy } from '../policy/policy-document.ts';
import type { TimeLimit } from './time-limits.ts';

/** One reminder of a limit: at half of its time, or so many minutes before its end (R-TL-17). */
export type ReminderKind = 'half-time' | `minutes-before-${TimeLimitPolicy['reminders']['minutesBefore'][number]}`;

export interface Reminder {
  readonly kind: ReminderKind;
  readonly at: Instant;
}

/** A reminder that went out: to the person on the desk, or from HQ. The record of them stands beside a deemed acceptance. */
export interface ReminderSent {
  readonly kind: ReminderKind;
  readonly sentAt: Instant;
  readonly channel: 'desk' | 'hq';
}

type Span = Pick<TimeLimit, 'startsAt' | 'dueAt'>;

/** R-TL-17: when reminders of the limit go out, earliest first, one for each instant, none before the clock starts. */
export function reminders(policy: TimeLimitPolicy, limit: Span): readonly Reminder[] {
  const all: Reminder[] = [{ kind: 'half-time', at: addMs(limit.startsAt, Math.floor(msBetween(limit.startsAt, limit.dueAt) / 2)) }];
  for (const minutes of policy.reminders.minutesBefore) all.push({ kind: `minutes-before-${minutes}`, at: addMs(limit.dueAt, -minutes * minuteMs) });
  all.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
  return all.filter((reminder, index) => reminder.at >= limit.startsAt && reminder.at !== all[index - 1]?.at);
}

/**
 * R-TL-17: what a scan sends now: the most urgent reminder whose instant has come, once, while the limit still runs. Those before it that did not go out in their time have passed: they say
 * nothing that it does not say, and nobody was shown them.
 */
export function dueReminder(policy: TimeLimitPolicy, limit: Span, now: Instant, sent: readonly Pick<ReminderSent, 'kind'>[]): Reminder | undefined {
  if (now > limit.dueAt) return undefined;
  const all = reminders(policy, limit);
  const place = all.findLastIndex((reminder) => reminder.at <= now);
  const isOvertaken = all.slice(Math.max(0, place)).some(({ kind }) => sent.some((earlier) => earlier.kind === kind));
  return isOvertaken ? undefined : all[place];
}
