import { closed } from '../kernel/closed.ts';
import { dayMs, daysBetween, epochMs, hourMs, instantOf, zoneOffsetMs, type CivilDate, type Instant } from '../kernel/instant.ts';
import type { LimitLength } from '../policy/limit-group.ts';
import type { TimeLimitPolicy } from '../policy/policy-document.ts';
import { timeOfDayMs } from '../policy/time-of-day.ts';
import { firstDayAfterHoliday, holidayOn, isYearLoaded, yearOf, type WorkingCalendar } from '../policy/working-calendar.ts';
import type { LimitReason } from './limit-reason.ts';

/** The day in which the clocks of a pickup start (R-TL-12). */
export interface ClockStart {
  readonly pickedUpAt: Instant;
  /** The same in Unix milliseconds. */
  readonly pickedUpMs: number;
  /** Picked up at or after the afternoon cut: the clock starts the next calendar day. */
  readonly nextDay: boolean;
  /** 00:00 of the start day in the policy's zone, in Unix milliseconds. */
  readonly midnightMs: number;
}

/** R-TL-12: in which day the clock of a pickup starts. */
export function clockStart(policy: TimeLimitPolicy, pickedUpAt: Instant): ClockStart {
  const pickedUpMs = epochMs(pickedUpAt);
  const local = pickedUpMs + zoneOffsetMs;
  const day = Math.floor(local / dayMs);
  const nextDay = local - day * dayMs >= timeOfDayMs(policy.afternoonCut);
  return { pickedUpAt, pickedUpMs, nextDay, midnightMs: (nextDay ? day + 1 : day) * dayMs - zoneOffsetMs };
}

/** When a limit starts and ends. A provisional end is the earliest it can be: only a year without calendar can move it, and only later. */
export interface RunningTime {
  readonly startsAt: Instant;
  readonly dueAt: Instant;
  readonly provisional: boolean;
  readonly reasons: readonly LimitReason[];
}

/** R-TL-12 to R-TL-14: the running time of a limit of this length. */
export function runningTime(policy: TimeLimitPolicy, calendar: WorkingCalendar, start: ClockStart, length: LimitLength): RunningTime {
  const { pickedUpAt, pickedUpMs, nextDay, midnightMs } = start;
  const dayStartMs = length.kind === 'hours' ? timeOfDayMs(policy.dayStart) : 0;
  const startsMs = nextDay ? midnightMs + dayStartMs : pickedUpMs;
  const startsAt = nextDay ? instantOf(startsMs) : pickedUpAt;
  const started: LimitReason = { kind: 'clock-start', pickedUpAt, startsAt, nextDay, cut: policy.afternoonCut };
  switch (length.kind) {
    case 'hours':
      return { startsAt, dueAt: instantOf(startsMs + length.hours * hourMs), provisional: false, reasons: [started] };
    case 'pickup-day':
      return { startsAt, dueAt: instantOf(midnightMs + dayMs), provisional: false, reasons: [started] };
    case 'days-after': {
      const counted = midnightMs + length.days * dayMs;
      const moved = holidayMove(policy, calendar, counted);
      return { startsAt, dueAt: instantOf(counted + (moved.days + 1) * dayMs), provisional: moved.provisional, reasons: [started, ...moved.reasons] };
    }
    default:
      return closed(length);
  }
}

interface HolidayMove {
  readonly days: number;
  readonly provisional: boolean;
  readonly reasons: readonly LimitReason[];
}

const unmoved: HolidayMove = { days: 0, provisional: false, reasons: [] };

/** R-TL-14: how far the last day, given by its midnight, moves for a statutory holiday: to the first day after it (Civil Code art. 203). */
function holidayMove(policy: TimeLimitPolicy, calendar: WorkingCalendar, midnightMs: number): HolidayMove {
  if (policy.holidayShift === 'off') return unmoved;
  const counted = new Date(midnightMs + zoneOffsetMs).toISOString().slice(0, 10) as CivilDate;
  const holiday = holidayOn(calendar, counted);
  if (holiday === null) return unmoved;
  const day = firstDayAfterHoliday(calendar, counted);
  const reasons: LimitReason[] = [];
  if (holiday) reasons.push({ kind: 'holiday-shift', from: counted, to: day, name: holiday.name, nameEn: holiday.nameEn });
  const provisional = !isYearLoaded(calendar, day);
  if (provisional) reasons.push({ kind: 'calendar-unknown', year: yearOf(day) });
  return { days: daysBetween(counted, day), provisional, reasons };
}
