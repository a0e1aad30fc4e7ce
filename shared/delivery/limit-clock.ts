import { addDays, addMs, civilDateOf, hourMs, msOfDay, startOfDay, type CivilDate, type Instant } from '../kernel/instant.ts';
import { closed } from '../kernel/closed.ts';
import type { LimitLength } from '../policy/limit-group.ts';
import type { TimeLimitPolicy } from '../policy/policy-document.ts';
import { timeOfDayMs } from '../policy/time-of-day.ts';
import { holidayOn, yearOf, type WorkingCalendar } from '../policy/working-calendar.ts';
import type { LimitReason } from './limit-reason.ts';

/** When a limit starts and ends. A provisional end is the earliest it can be: only a year without calendar can move it, and only later. */
export interface RunningTime {
  readonly startsAt: Instant;
  readonly dueAt: Instant;
  readonly provisional: boolean;
  readonly reasons: readonly LimitReason[];
}

/** R-TL-12 to R-TL-14: the running time of a limit of this length after a pickup. */
export function runningTime(policy: TimeLimitPolicy, calendar: WorkingCalendar, pickedUpAt: Instant, length: LimitLength): RunningTime {
  const nextDay = msOfDay(pickedUpAt) >= timeOfDayMs(policy.afternoonCut);
  const pickupDay = civilDateOf(pickedUpAt);
  const startDay = nextDay ? addDays(pickupDay, 1) : pickupDay;
  const midnight = startOfDay(startDay);
  const startsAt = !nextDay ? pickedUpAt : length.kind === 'hours' ? addMs(midnight, timeOfDayMs(policy.dayStart)) : midnight;
  const start: LimitReason = { kind: 'clock-start', pickedUpAt, startsAt, nextDay, cut: policy.afternoonCut };
  switch (length.kind) {
    case 'hours':
      return { startsAt, dueAt: addMs(startsAt, length.hours * hourMs), provisional: false, reasons: [start] };
    case 'pickup-day':
      return { startsAt, dueAt: startOfDay(addDays(startDay, 1)), provisional: false, reasons: [start] };
    case 'days-after': {
      const last = lastDay(policy, calendar, addDays(startDay, length.days));
      return { startsAt, dueAt: startOfDay(addDays(last.day, 1)), provisional: last.provisional, reasons: [start, ...last.reasons] };
    }
    default:
      return closed(length);
  }
}

interface LastDay {
  readonly day: CivilDate;
  readonly provisional: boolean;
  readonly reasons: readonly LimitReason[];
}

/** R-TL-14: a last day on a statutory holiday moves to the first day after the holiday (Civil Code art. 203). */
function lastDay(policy: TimeLimitPolicy, calendar: WorkingCalendar, counted: CivilDate): LastDay {
  if (policy.holidayShift === 'off') return { day: counted, provisional: false, reasons: [] };
  const holiday = holidayOn(calendar, counted);
  if (holiday === null) return { day: counted, provisional: false, reasons: [] };
  let day = counted;
  while (holidayOn(calendar, day)) day = addDays(day, 1);
  const reasons: LimitReason[] = [];
  if (holiday) reasons.push({ kind: 'holiday-shift', from: counted, to: day, name: holiday.name, nameEn: holiday.nameEn });
  const unknown = holidayOn(calendar, day) === undefined;
  if (unknown) reasons.push({ kind: 'calendar-unknown', year: yearOf(day) });
  return { day, provisional: unknown, reasons };
}
