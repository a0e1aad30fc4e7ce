/** A second implementation of the schedule of R-RV on Temporal. It imports nothing of the product. */
import { Temporal } from 'temporal-polyfill';

export function secondVisit(level: 'A' | 'B' | 'C', last: string): string | null {
  if (level === 'C') return null;
  return Temporal.PlainDate.from(last)
    .add(level === 'A' ? { weeks: 2 } : { months: 1 }, { overflow: 'constrain' })
    .toString();
}
