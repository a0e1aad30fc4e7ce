import { addDays, type CivilDate } from '../kernel/instant.ts';
import type { Dealer } from '../dealer/dealer.ts';
import type { VisitInterval, VisitPolicy } from '../policy/policy-document.ts';

/** R-RV: when a dealer of this level is visited next after `last`; null where the level is never visited. */
export function nextVisit(policy: VisitPolicy, level: Dealer['level'], last: CivilDate): CivilDate | null {
  return addInterval(policy.levels[level].every, last);
}

function addInterval(every: VisitInterval, from: CivilDate): CivilDate | null {
  if (every === null) return null;
  return every.unit === 'weeks' ? addDays(from, every.count * 7) : addMonths(from, every.count);
}

/** The same day so many months later; where that month has no such day, its last (31 January + 1 month is 28 or 29 February). */
export function addMonths(from: CivilDate, months: number): CivilDate {
  const index = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12;
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const day = Math.min(Number(from.slice(8)), lastDay);
  return new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10) as CivilDate;
}

/**
 * R-RV-2: the due day of a dealer's next visit. A dealer who was never visited is due one interval after the day the level was set,
 * and a visit that was missed stays due on its own day, so that it stands out as overdue.
 */
export function visitDue(policy: VisitPolicy, level: Dealer['level'], levelSince: CivilDate, last: CivilDate | null): CivilDate | null {
  return nextVisit(policy, level, last ?? levelSince);
}

export type VisitTask = { readonly kind: 'none' } | { readonly kind: 'planned' | 'due' | 'overdue'; readonly due: CivilDate };

/** R-RV-2: whether a visit is a task today. */
export function visitTask(due: CivilDate | null, today: CivilDate): VisitTask {
  if (due === null) return { kind: 'none' };
  return { kind: today < due ? 'planned' : today === due ? 'due' : 'overdue', due };
}
