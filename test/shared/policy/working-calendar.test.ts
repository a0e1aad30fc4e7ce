import { describe, expect, test } from 'vitest';
import { parseCivilDate, type CivilDate } from '../../../shared/kernel/instant.ts';
import { calendar2024To2026 } from '../../../shared/policy/calendar-2024-2026.ts';
import { addWorkingDays, firstDayAfterHoliday, holidayOn, isWorkingDay, workingCalendarSchema } from '../../../shared/policy/working-calendar.ts';
import { dayNumber, dayText, workingDayAfter } from '../../kit/second-calendar.ts';

const calendar = calendar2024To2026;

function day(text: string): CivilDate {
  const parsed = parseCivilDate(text);
  if (parsed === undefined) throw new Error(`not a day: ${text}`);
  return parsed;
}

describe('R-CP-4: working days of the official calendar', () => {
  test.each([
    ['2026-11-20', true, 'a Friday'],
    ['2026-11-21', false, 'a Saturday'],
    ['2026-11-22', false, 'a Sunday'],
    ['2026-10-01', false, 'National Day'],
    ['2026-10-07', false, 'the last day of National Day'],
    ['2026-10-08', true, 'the day after'],
    ['2026-10-10', true, 'a make-up Saturday'],
    ['2026-09-20', true, 'a make-up Sunday'],
    ['2026-02-28', true, 'a make-up Saturday'],
    ['2026-02-14', true, 'a make-up Saturday before Spring Festival'],
    ['2026-02-15', false, 'Spring Festival'],
    ['2026-01-04', true, 'a make-up Sunday'],
    ['2025-10-08', false, 'the long National Day of 2025'],
    ['2025-10-11', true, 'its make-up Saturday'],
    ['2025-12-31', true, 'the last day of a loaded year'],
    ['2024-02-29', true, 'a leap day'],
    ['2024-02-18', true, 'a make-up Sunday after Spring Festival'],
  ])('%s: %s (%s)', (text, expected) => {
    expect(isWorkingDay(calendar, day(text))).toBe(expected);
  });

  test.each(['2023-12-31', '2027-01-01', '2027-03-03'])('%s lies in a year that is not loaded: unknown, not guessed', (text) => {
    expect(isWorkingDay(calendar, day(text))).toBeUndefined();
    expect(holidayOn(calendar, day(text))).toBeUndefined();
  });

  test('every working day of the loaded years is the next one of the second implementation, and there are as many as published', () => {
    const counts = new Map<string, number>();
    for (let at = dayNumber('2024-01-01'); at <= dayNumber('2026-12-31'); at += 1) {
      const text = dayText(at);
      const isNext = workingDayAfter(at - 1, 1).day === at;
      expect([text, isWorkingDay(calendar, day(text))]).toEqual([text, isNext]);
      if (isNext) counts.set(text.slice(0, 4), (counts.get(text.slice(0, 4)) ?? 0) + 1);
    }
    expect(Object.fromEntries(counts)).toEqual({ '2024': 251, '2025': 248, '2026': 248 });
  });
});

describe('counting', () => {
  test.each([
    ['2026-11-20', 1, '2026-11-23'],
    ['2026-11-20', 4, '2026-11-26'],
    ['2026-09-29', 4, '2026-10-10'],
    ['2026-09-30', 1, '2026-10-08'],
    ['2026-11-20', 0, '2026-11-20'],
  ])('R-CP-4: %s + %i working days = %s', (from, count, expected) => {
    expect(addWorkingDays(calendar, day(from), count)).toEqual({ day: expected, provisional: false, unknownYears: [] });
  });

  test('R-CP-4: days of a year that is not loaded are counted Monday to Friday and the result says so', () => {
    expect(addWorkingDays(calendar, day('2026-12-30'), 3)).toEqual({ day: '2027-01-04', provisional: true, unknownYears: [2027] });
    expect(addWorkingDays(calendar, day('2026-12-25'), 4)).toEqual({ day: '2026-12-31', provisional: false, unknownYears: [] });
  });
});

test('R-TL-14: the first day after a holiday; any other day stays', () => {
  expect(firstDayAfterHoliday(calendar, day('2026-10-01'))).toBe('2026-10-08');
  expect(firstDayAfterHoliday(calendar, day('2025-10-06'))).toBe('2025-10-09');
  expect(firstDayAfterHoliday(calendar, day('2026-11-21'))).toBe('2026-11-21');
});

test('holidays say their name and whether they are off in exchange for a make-up day', () => {
  expect(holidayOn(calendar, day('2026-10-01'))).toEqual({ day: '2026-10-01', name: '国庆节', nameEn: 'National Day', inLieu: false });
  expect(holidayOn(calendar, day('2026-10-06'))?.inLieu).toBe(true);
  expect(holidayOn(calendar, day('2026-11-21'))).toBeNull();
});

test('a calendar is judged at the border: days of another year, a year twice and days that do not exist are refused', () => {
  const year = { year: 2027, holidays: [], makeUpDays: [] };
  expect(workingCalendarSchema.safeParse({ version: '1', source: '', years: [year] }).success).toBe(true);
  expect(workingCalendarSchema.safeParse({ version: '1', source: '', years: [year, year] }).success).toBe(false);
  expect(workingCalendarSchema.safeParse({ version: '1', source: '', years: [{ ...year, makeUpDays: ['2026-01-04'] }] }).success).toBe(false);
  expect(workingCalendarSchema.safeParse({ version: '1', source: '', years: [{ ...year, makeUpDays: ['2027-02-30'] }] }).success).toBe(false);
});
