import { civilDateOf } from '../../shared/kernel/instant.ts';
import type { Outcome } from '../../shared/kernel/outcome.ts';
import { workingCalendarSchema, yearOf, type CalendarYear } from '../../shared/policy/working-calendar.ts';
import type { StaffIdentity } from '../auth/identity.ts';
import type { Hq } from '../hq.ts';
import { judgeProvisional } from './judge-provisional.ts';
import { nextVersion } from './next-version.ts';
import { publishDocument } from './publish-document.ts';

/**
 * Publishes the working calendar with one year added or replaced, and judges again what was provisional without it (R-CP-4, R-TL-20).
 * `thing.changed-meanwhile` as `publishDocument` says.
 */
export async function publishCalendar(
  hq: Omit<Hq, 'intake'>,
  staff: Pick<StaffIdentity, 'username'>,
  { basedOn, source, year }: { readonly basedOn: string; readonly source: string; readonly year: CalendarYear },
): Promise<Outcome<void>> {
  await hq.rules.reload(hq.db);
  const known = hq.rules.calendars().map((published) => published.document);
  const years = [...hq.rules.calendar().years.filter((loaded) => loaded.year !== year.year), year].toSorted((one, other) => one.year - other.year);
  const document = workingCalendarSchema.parse({ version: nextVersion(known, yearOf(civilDateOf(hq.clock.now()))), source, years });
  const published = await publishDocument(hq, staff, { kind: 'calendar', document, basedOn, details: { year: year.year, source } });
  if (published.ok) await judgeProvisional(hq);
  return published;
}
