import { addDays, civilDateOf, msOfDay, type CivilDate, type Instant } from '../kernel/instant.ts';
import type { OrderPolicy } from '../policy/policy-document.ts';
import { timeOfDayMs } from '../policy/time-of-day.ts';

/** R-LT-1: an order is confirmed at the later of review and deposit; null while either is open. */
export function confirmedAt(reviewPassedAt: Instant | null, depositArrivedAt: Instant | null): Instant | null {
  if (reviewPassedAt === null || depositArrivedAt === null) return null;
  return reviewPassedAt > depositArrivedAt ? reviewPassedAt : depositArrivedAt;
}

/** R-LT-2: day 1 of the lead time: the day of confirmation up to the cut (12:00:00.000 included), else the next day. */
export function firstLeadDay(policy: OrderPolicy, confirmed: Instant): CivilDate {
  const day = civilDateOf(confirmed);
  return msOfDay(confirmed) <= timeOfDayMs(policy.confirmationCut) ? day : addDays(day, 1);
}
