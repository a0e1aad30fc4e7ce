import { z } from 'zod';
import { addDays, civilDateSchema, type CivilDate } from '../kernel/instant.ts';

/** A day off by the State Council's published arrangement; `inLieu` marks one that is off in exchange for a make-up working day. */
export const holidaySchema = z.strictObject({
  day: civilDateSchema,
  name: z.string().min(1).max(40),
  nameEn: z.string().min(1).max(60),
  inLieu: z.boolean(),
});
export type Holiday = z.infer<typeof holidaySchema>;

/** One loaded year: its days off beyond plain weekends, and the weekend days that are worked (调休上班). */
export const calendarYearSchema = z
  .strictObject({ year: z.int().min(2000).max(2999), holidays: z.array(holidaySchema), makeUpDays: z.array(civilDateSchema) })
  .refine((loaded) => [...loaded.holidays.map((holiday) => holiday.day), ...loaded.makeUpDays].every((day) => yearOf(day) === loaded.year), {
    error: 'a day of another year',
  });

export type CalendarYear = z.infer<typeof calendarYearSchema>;

/** The official working calendar as data. A year that is not listed is unknown: dates that need it are provisional (R-CP-4, R-TL-20). */
export const workingCalendarSchema = z
  .strictObject({ version: z.string().min(1).max(40), source: z.string().max(200), years: z.array(calendarYearSchema) })
  .refine((calendar) => new Set(calendar.years.map((loaded) => loaded.year)).size === calendar.years.length, { error: 'a year stands twice' });
export type WorkingCalendar = z.infer<typeof workingCalendarSchema>;

interface Index {
  readonly years: ReadonlySet<number>;
  readonly holidays: ReadonlyMap<CivilDate, Holiday>;
  /** For each holiday, the first day after the run of holidays it lies in. */
  readonly afterHoliday: ReadonlyMap<CivilDate, CivilDate>;
  readonly makeUpDays: ReadonlySet<CivilDate>;
}

/** Look-up sets, made once for each calendar value; a calendar is never changed in place. */
const indexes = new WeakMap<WorkingCalendar, Index>();

function indexOf(calendar: WorkingCalendar): Index {
  const known = indexes.get(calendar);
  if (known !== undefined) return known;
  const holidays = new Map(calendar.years.flatMap((loaded) => loaded.holidays.map((holiday) => [holiday.day, holiday] as const)));
  const index: Index = {
    years: new Set(calendar.years.map((loaded) => loaded.year)),
    holidays,
    afterHoliday: new Map([...holidays.keys()].map((day) => [day, firstDayOutside(holidays, day)])),
    makeUpDays: new Set(calendar.years.flatMap((loaded) => loaded.makeUpDays)),
  };
  indexes.set(calendar, index);
  return index;
}

function firstDayOutside(holidays: ReadonlyMap<CivilDate, Holiday>, holiday: CivilDate): CivilDate {
  let day = holiday;
  while (holidays.has(day)) day = addDays(day, 1);
  return day;
}

export function yearOf(day: CivilDate): number {
  return Number(day.slice(0, 4));
}

/** Whether the calendar knows the day's year. */
export function isYearLoaded(calendar: WorkingCalendar, day: CivilDate): boolean {
  return indexOf(calendar).years.has(yearOf(day));
}

/** The holiday that the day belongs to; null on any other day, weekends included; `undefined` where the year is not loaded. */
export function holidayOn(calendar: WorkingCalendar, day: CivilDate): Holiday | null | undefined {
  const index = indexOf(calendar);
  return index.years.has(yearOf(day)) ? (index.holidays.get(day) ?? null) : undefined;
}

/** The first day after the run of holidays that the day lies in; the day itself where it is no holiday. It may lie in a year that is not loaded. */
export function firstDayAfterHoliday(calendar: WorkingCalendar, day: CivilDate): CivilDate {
  return indexOf(calendar).afterHoliday.get(day) ?? day;
}

function isWeekday(day: CivilDate): boolean {
  const weekday = new Date(`${day}T00:00:00.000Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** R-CP-4: Monday to Friday without holidays, plus make-up working days; `undefined` where the year is not loaded. */
export function isWorkingDay(calendar: WorkingCalendar, day: CivilDate): boolean | undefined {
  const index = indexOf(calendar);
  if (!index.years.has(yearOf(day))) return undefined;
  if (index.makeUpDays.has(day)) return true;
  return !index.holidays.has(day) && isWeekday(day);
}

/** A day reached by counting. `unknownYears` names the years that were counted Monday to Friday because they are not loaded: the day is then provisional. */
export interface CountedDay {
  readonly day: CivilDate;
  readonly provisional: boolean;
  readonly unknownYears: readonly number[];
}

/** R-CP-4: the `count`-th working day after `from`; `from` itself is not counted. */
export function addWorkingDays(calendar: WorkingCalendar, from: CivilDate, count: number): CountedDay {
  const unknownYears = new Set<number>();
  let day = from;
  let left = count;
  while (left > 0) {
    day = addDays(day, 1);
    const working = isWorkingDay(calendar, day);
    if (working === undefined) unknownYears.add(yearOf(day));
    if (working ?? isWeekday(day)) left -= 1;
  }
  return { day, provisional: unknownYears.size > 0, unknownYears: [...unknownYears] };
}
