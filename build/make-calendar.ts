/**
 * Writes shared/policy/calendar-2024-2026.ts from the JSON of the package chinese-days (the State Council's arrangements).
 * Run it after updating the package: `node build/make-calendar.ts`. Only its data is used: its functions guess for unknown years.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { civilDateSchema } from '../shared/kernel/instant.ts';
import { workingCalendarSchema } from '../shared/policy/working-calendar.ts';

const years = [2024, 2025, 2026];
const resolve = createRequire(import.meta.url).resolve;
const packageFile = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(resolve('chinese-days/package.json'), 'utf8')));
const days = z.record(civilDateSchema, z.string());
const data = z
  .object({ holidays: days, workdays: days, inLieuDays: days })
  .parse(JSON.parse(readFileSync(resolve('chinese-days/dist/chinese-days.json'), 'utf8')));

const calendar = workingCalendarSchema.parse({
  version: '2026.1',
  source: `chinese-days ${packageFile.version}`,
  years: years.map((year) => ({
    year,
    holidays: Object.entries(data.holidays)
      .filter(([day]) => day.startsWith(String(year)))
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([day, names]) => ({ day, name: names.split(',')[1], nameEn: names.split(',')[0], inLieu: Object.hasOwn(data.inLieuDays, day) })),
    makeUpDays: Object.keys(data.workdays)
      .filter((day) => day.startsWith(String(year)))
      .sort((one, other) => (one < other ? -1 : 1)),
  })),
});

const written = calendar.years.map(
  (year) =>
    `    {\n      year: ${year.year},\n      holidays: [\n${year.holidays
      .map((h) => `        { day: '${h.day}', name: '${h.name}', nameEn: ${JSON.stringify(h.nameEn)}, inLieu: ${h.inLieu} },\n`)
      .join('')}      ],\n      makeUpDays: [${year.makeUpDays.map((day) => `'${day}'`).join(', ')}],\n    },\n`,
);
writeFileSync(
  new URL('../shared/policy/calendar-2024-2026.ts', import.meta.url),
  `// Made by build/make-calendar.ts from ${calendar.source}; change it there.
import { workingCalendarSchema, type WorkingCalendar } from './working-calendar.ts';

/** The official working calendar of 2024 to 2026; HQ loads later years as data. */
export const calendar2024To2026: WorkingCalendar = workingCalendarSchema.parse({
  version: '${calendar.version}',
  source: '${calendar.source}',
  years: [
${written.join('')}  ],
});
`,
);
