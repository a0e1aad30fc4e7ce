import { addDays, civilDateOf, msOfDay, zonedText, type CivilDate, type Instant } from '../kernel/instant.ts';
import type { Language } from './language.ts';

/** `13:59`; seconds and milliseconds only where they are not zero: `13:59:59.999`. */
export function clockWords(instant: Instant): string {
  const text = zonedText(instant).slice(11, 23);
  if (text.endsWith(':00.000')) return text.slice(0, 5);
  return text.endsWith('.000') ? text.slice(0, 8) : text;
}

/** `今天`, `明天`, then `11-23`; another year with its number; always the whole date where `today` is null. */
export function dayWords(language: Language, day: CivilDate, today: CivilDate | null): string {
  if (today === null) return day;
  if (day === today) return language === 'en' ? 'today' : '今天';
  if (day === addDays(today, 1)) return language === 'en' ? 'tomorrow' : '明天';
  return day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day;
}

/** An end as people say it: `今天 15:20`; midnight is 24:00 of the day it ends, not 00:00 of the next. */
export function endWords(language: Language, instant: Instant, today: CivilDate | null): string {
  const day = civilDateOf(instant);
  if (msOfDay(instant) === 0) return `${dayWords(language, addDays(day, -1), today)} 24:00`;
  return `${dayWords(language, day, today)} ${clockWords(instant)}`;
}

/** `13:59`: what a person reads of an instant; cut, not rounded, so that an end is never said to be later than it is. */
export function minuteWords(instant: Instant): string {
  return zonedText(instant).slice(11, 16);
}

/** A deadline as people say it: `今天 15:20`, `11-20 24:00`; in whole minutes, where `endWords` is exact. */
export function dueWords(language: Language, instant: Instant, today: CivilDate | null): string {
  const day = civilDateOf(instant);
  if (msOfDay(instant) === 0) return `${dayWords(language, addDays(day, -1), today)} 24:00`;
  return `${dayWords(language, day, today)} ${minuteWords(instant)}`;
}

/** A moment as people say it: `今天 08:00`. */
export function momentWords(language: Language, instant: Instant, today: CivilDate | null): string {
  return `${dayWords(language, civilDateOf(instant), today)} ${clockWords(instant)}`;
}
