import { addDays, civilDateOf, msOfDay, zonedText, type Instant } from '../kernel/instant.ts';

/** An instant on paper, in the policy's zone: `2026-11-20 13:59:59`. */
export function paperTime(instant: Instant): string {
  return zonedText(instant).slice(0, 19).replace('T', ' ');
}

/** The end of a limit on paper: the first instant of a day is written as 24:00 of the day before (R-TL-14). */
export function paperEnd(instant: Instant): string {
  return msOfDay(instant) === 0 ? `${addDays(civilDateOf(instant), -1)} 24:00` : zonedText(instant).slice(0, 16).replace('T', ' ');
}
