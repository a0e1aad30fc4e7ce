import { expect, test } from 'vitest';
import { calendar2024To2026 } from '../../../shared/policy/calendar-2024-2026.ts';
import { calendarYearText, readCalendarYear } from '../../../shared/policy/calendar-text.ts';
import { calendarYearSchema } from '../../../shared/policy/working-calendar.ts';

test.each(calendar2024To2026.years.map((year) => [year.year, year] as const))('the loaded year %i is read back from its own text', (number, year) => {
  expect(readCalendarYear(number, calendarYearText(year))).toEqual({ ok: true, year });
});

test('a year is read as the notice gives it', () => {
  const read = readCalendarYear(2027, '元旦 1-1~1-3\n\n春节 02-05至02-08、调休 02-08\n上班 01-10，02-13\n店庆 6-6\n');
  if (!read.ok) throw new Error('the year is right');
  expect(calendarYearSchema.parse(read.year)).toEqual(read.year);
  expect(read.year.holidays.map((holiday) => [holiday.day, holiday.nameEn, holiday.inLieu])).toEqual([
    ['2027-01-01', "New Year's Day", false], ['2027-01-02', "New Year's Day", false], ['2027-01-03', "New Year's Day", false],
    ['2027-02-05', 'Spring Festival', false], ['2027-02-06', 'Spring Festival', false], ['2027-02-07', 'Spring Festival', false], ['2027-02-08', 'Spring Festival', true],
    ['2027-06-06', '店庆', false],
  ]);
  expect(read.year.makeUpDays).toEqual(['2027-01-10', '2027-02-13']);
});

test.each([
  ['a day that is none', '元旦 02-29', [1]],
  ['a range that runs backwards', '元旦 01-03~01-01', [1]],
  ['a holiday without a day', '元旦', [1]],
  ['a day that stands twice', '元旦 01-01~01-03\n春节 01-03~01-05', [2]],
  ['a day both off and worked', '元旦 01-01\n上班 01-01', [2]],
  ['an exchanged day that is not off', '元旦 01-01 调休 01-02', [1]],
  ['an exchanged day that is worked', '上班 01-04 调休 01-04', [1]],
  ['a year of its own', '元旦 2026-01-01', [1]],
  ['a range of three', '元旦 01-01~01-02~01-03', [1]],
  ['a name beyond measure', `${'节'.repeat(41)} 01-01`, [1]],
] as const)('%s is told by its line', (_, text, wrongLines) => {
  expect(readCalendarYear(2027, text)).toEqual({ ok: false, wrongLines });
});
