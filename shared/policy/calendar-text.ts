import { addDays, parseCivilDate, type CivilDate } from '../kernel/instant.ts';
import type { CalendarYear, Holiday } from './working-calendar.ts';

/** The English names of the holidays by law; another one keeps its Chinese name. */
const englishNames: Readonly<Record<string, string>> = {
  元旦: "New Year's Day", 春节: 'Spring Festival', 清明: 'Tomb-sweeping Day', 劳动节: 'Labour Day', 端午: 'Dragon Boat Festival', 中秋: 'Mid-autumn Festival', 国庆节: 'National Day',
};

const makeUp = '上班';
const inLieu = '调休';

/** What a typed year says, or the numbers of the lines that cannot be read, from 1. */
export type ReadCalendarYear = { readonly ok: true; readonly year: CalendarYear } | { readonly ok: false; readonly wrongLines: readonly number[] };

/**
 * Reads a year as the yearly notice gives it, a line for each holiday: `国庆节 10-01~10-07`, `调休` before the days that are off in exchange
 * (`春节 02-15~02-23 调休 02-16 02-23`), and `上班` before weekend days that are worked (`上班 02-14 02-28`). A day stands once.
 */
export function readCalendarYear(year: number, text: string): ReadCalendarYear {
  const holidays: Holiday[] = [];
  const makeUpDays: CivilDate[] = [];
  const wrongLines: number[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const [name, ...words] = line.trim().split(/[\s,，、]+/);
    if (name === undefined || name === '') continue;
    const taken = new Set([...holidays.map((holiday) => holiday.day), ...makeUpDays]);
    const mark = words.indexOf(inLieu);
    const days = readDays(year, mark === -1 ? words : words.slice(0, mark));
    const exchanged = readDays(year, mark === -1 ? [] : words.slice(mark + 1));
    const isSound = days !== undefined && days.length > 0 && exchanged !== undefined && days.every((day) => !taken.has(day)) && exchanged.every((day) => days.includes(day));
    if (!isSound || (name === makeUp && mark !== -1) || name.length > 40) wrongLines.push(index + 1);
    else if (name === makeUp) makeUpDays.push(...days);
    else holidays.push(...days.map((day) => ({ day, name, nameEn: englishNames[name] ?? name, inLieu: exchanged.includes(day) })));
  }
  if (wrongLines.length > 0) return { ok: false, wrongLines };
  return { ok: true, year: { year, holidays: holidays.toSorted((one, other) => (one.day < other.day ? -1 : 1)), makeUpDays: makeUpDays.toSorted() } };
}

/** The year as `readCalendarYear` reads it. */
export function calendarYearText({ holidays, makeUpDays }: CalendarYear): string {
  const runs: Holiday[][] = [];
  for (const holiday of holidays) {
    const last = runs.at(-1)?.at(-1);
    if (last !== undefined && last.name === holiday.name && addDays(last.day, 1) === holiday.day) runs.at(-1)?.push(holiday);
    else runs.push([holiday]);
  }
  const lines = runs.map((run) => {
    const [first, last] = [run[0]?.day.slice(5) ?? '', run.at(-1)?.day.slice(5) ?? ''];
    const exchanged = run.filter((holiday) => holiday.inLieu).map((holiday) => ` ${holiday.day.slice(5)}`);
    return `${run[0]?.name ?? ''} ${first === last ? first : `${first}~${last}`}${exchanged.length === 0 ? '' : ` ${inLieu}${exchanged.join('')}`}`;
  });
  return [...lines, ...(makeUpDays.length === 0 ? [] : [`${makeUp} ${makeUpDays.map((day) => day.slice(5)).join(' ')}`])].join('\n');
}

/** Days and ranges of days of the year, each once, in order; `undefined` where one cannot be read. */
function readDays(year: number, words: readonly string[]): readonly CivilDate[] | undefined {
  const found = new Set<CivilDate>();
  for (const word of words) {
    const [first, last = first, more] = word.split(/[~～至]/).map((part) => dayOf(year, part));
    if (first === undefined || last === undefined || more !== undefined || last < first) return undefined;
    for (let day = first; day <= last; day = addDays(day, 1)) found.add(day);
  }
  return [...found];
}

/** `2-5` and `02-05` are a day of the year. */
function dayOf(year: number, text: string): CivilDate | undefined {
  const match = /^(\d{1,2})-(\d{1,2})$/.exec(text);
  return match === null ? undefined : parseCivilDate(`${year}-${(match[1] ?? '').padStart(2, '0')}-${(match[2] ?? '').padStart(2, '0')}`);
}
