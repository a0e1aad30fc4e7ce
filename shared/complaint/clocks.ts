import type { StaffRole } from '../dealer/staff-role.ts';
import { addDays, civilDateOf, startOfDay, type CivilDate, type Instant } from '../kernel/instant.ts';
import type { RuleId } from '../policy/limit-group.ts';
import type { ComplaintPolicy } from '../policy/policy-document.ts';
import { addWorkingDays, type WorkingCalendar } from '../policy/working-calendar.ts';

/** One clock of a complaint: so many working days after an event, until 24:00 of the last (R-CP-4). */
export interface ComplaintClock {
  readonly rule: RuleId;
  /** The event's day, which is not counted. */
  readonly from: CivilDate;
  readonly workingDays: number;
  readonly lastDay: CivilDate;
  /** 24:00 of the last day, still in time; what an approved extension makes of it where there is one. */
  readonly dueAt: Instant;
  /** A year without a loaded calendar was counted Monday to Friday (R-CP-4). */
  readonly provisional: boolean;
  readonly unknownYears: readonly number[];
  readonly extension: Extension | null;
}

/** R-CP-5: a request to extend a clock, with its answer and the role of who gave it; null while it is open. */
export interface Extension {
  readonly requestedAt: Instant;
  readonly reason: string;
  readonly until: Instant;
  readonly decision: { readonly approved: boolean; readonly decidedAt: Instant; readonly by: StaffRole } | null;
}

/** The clocks of a complaint. `resolve` runs from the reply, so it is null before there is one. */
export interface ComplaintClocks {
  readonly plan: ComplaintClock;
  readonly resolve: ComplaintClock | null;
}

/** R-CP-2 to R-CP-4: until when the plan is due and, once replied, until when its execution is. */
export function complaintClocks(policy: ComplaintPolicy, calendar: WorkingCalendar, receivedAt: Instant, planRepliedAt: Instant | null): ComplaintClocks {
  return {
    plan: clock('R-CP-2', calendar, receivedAt, policy.planWorkingDays),
    resolve: planRepliedAt === null ? null : clock('R-CP-3', calendar, planRepliedAt, policy.resolveWorkingDays),
  };
}

function clock(rule: RuleId, calendar: WorkingCalendar, event: Instant, workingDays: number): ComplaintClock {
  const from = civilDateOf(event);
  const { day, provisional, unknownYears } = addWorkingDays(calendar, from, workingDays);
  return { rule, from, workingDays, lastDay: day, dueAt: startOfDay(addDays(day, 1)), provisional, unknownYears, extension: null };
}

/**
 * R-CP-5: the clock with its extensions: the latest date among those that were requested with a reason before the clock ran out and
 * approved by the operations director; without that approval nothing moves. A request made in time may be approved later. Extensions are judged in the order of
 * their requests, so a second one may build on the first.
 */
export function extendedClock(base: ComplaintClock, extensions: readonly Extension[]): ComplaintClock {
  let extended = base;
  const ordered = [...extensions].sort((one, other) => (one.requestedAt < other.requestedAt ? -1 : 1));
  for (const extension of ordered) {
    if (mayExtend(extended, extension) && isApproved(extension) && extension.until > extended.dueAt) {
      extended = { ...extended, dueAt: extension.until, lastDay: civilDateOf(extension.until), provisional: false, extension };
    }
  }
  return extended;
}

/** R-CP-5: whether the one role that may approve has approved. */
function isApproved({ decision }: Extension): boolean {
  return decision !== null && decision.approved && decision.by === 'operations-director';
}

/** R-CP-5: whether a request is one at all: it has a reason and was made before the limit ran out. */
export function mayExtend(running: Pick<ComplaintClock, 'dueAt'>, request: Pick<Extension, 'requestedAt' | 'reason'>): boolean {
  return request.reason.trim() !== '' && request.requestedAt <= running.dueAt;
}

export type ClockState =
  | { readonly kind: 'running'; readonly dueAt: Instant }
  /** A provisional end has passed: it is checked when the calendar is loaded, and shown as such meanwhile. */
  | { readonly kind: 'provisionally-over'; readonly dueAt: Instant }
  | { readonly kind: 'done'; readonly at: Instant; readonly inTime: boolean }
  /** Visibly overdue until it is done (R-CP-5). */
  | { readonly kind: 'overdue'; readonly dueAt: Instant };

/** Where a clock stands: done in time or not, running, or overdue. The deadline instant itself is still in time. */
export function clockState(running: Pick<ComplaintClock, 'dueAt' | 'provisional'>, doneAt: Instant | null, now: Instant): ClockState {
  const { dueAt } = running;
  if (doneAt !== null) return { kind: 'done', at: doneAt, inTime: doneAt <= dueAt };
  if (now <= dueAt) return { kind: 'running', dueAt };
  return { kind: running.provisional ? 'provisionally-over' : 'overdue', dueAt };
}
