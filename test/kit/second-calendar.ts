/**
 * Part of the second implementation: written from the policy's text alone, imports nothing of the product, and reads the
 * State Council's days from the package itself. Days are counted as whole numbers since 1970-01-01 in the policy's zone.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Temporal } from 'temporal-polyfill';

const file = createRequire(import.meta.url).resolve('chinese-days/dist/chinese-days.json');
const published = JSON.parse(readFileSync(file, 'utf8')) as { readonly holidays: Record<string, string>; readonly workdays: Record<string, string> };

const epoch = Temporal.PlainDate.from('1970-01-01');

export function dayNumber(text: string): number {
  return Temporal.PlainDate.from(text).since(epoch, { largestUnit: 'days' }).days;
}

export function dayText(day: number): string {
  return epoch.add({ days: day }).toString();
}

const loaded = ['2024', '2025', '2026'];
const knownFrom = dayNumber('2024-01-01');
const knownUntil = dayNumber('2026-12-31');
const inLoadedYears = (days: Record<string, string>) => new Set(Object.keys(days).filter((day) => loaded.includes(day.slice(0, 4))).map(dayNumber));
const off = inLoadedYears(published.holidays);
const worked = inLoadedYears(published.workdays);

export function isKnown(day: number): boolean {
  return knownFrom <= day && day <= knownUntil;
}

export function isOff(day: number): boolean {
  return off.has(day);
}

/** 1970-01-01 was a Thursday: 4 is Thursday, 6 and 0 the weekend. */
function weekday(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** The n-th working day after a day, and whether every day on the way has a calendar. */
export function workingDayAfter(day: number, count: number): { readonly day: number; readonly sure: boolean } {
  let sure = true;
  let at = day;
  for (let found = 0; found < count; ) {
    at += 1;
    if (!isKnown(at)) sure = false;
    const weekend = weekday(at) === 0 || weekday(at) === 6;
    if (worked.has(at) || (!weekend && !off.has(at))) found += 1;
  }
  return { day: at, sure };
}
