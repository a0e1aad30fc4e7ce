/** A second implementation of R-CP-2 to R-CP-5. It imports nothing of the product. */
import { workingDayAfter } from './second-calendar.ts';

const day = 86_400_000;
const zone = 8 * 3_600_000;

/** 24:00 of the n-th working day after an instant, in Unix milliseconds. */
function endOfWorkingDay(event: number, count: number): { readonly due: number; readonly sure: boolean } {
  const last = workingDayAfter(Math.floor((event + zone) / day), count);
  return { due: (last.day + 1) * day - zone, sure: last.sure };
}

export function secondComplaint(received: number, replied: number | null): { readonly planDue: number; readonly resolveDue: number | null; readonly provisional: boolean } {
  const plan = endOfWorkingDay(received, 4);
  const done = replied === null ? null : endOfWorkingDay(replied, 3);
  return { planDue: plan.due, resolveDue: done?.due ?? null, provisional: !plan.sure || done?.sure === false };
}

/** R-CP-5: a chain of requests, each judged by the limit that held when it was made. */
export function secondExtended(due: number, requests: readonly { readonly asked: number; readonly until: number; readonly hasReason: boolean; readonly approved: boolean | null; readonly decider: string }[]): number {
  const [first, ...rest] = [...requests].sort((one, other) => one.asked - other.asked);
  if (first === undefined) return due;
  const counts = first.hasReason && first.asked <= due && first.approved === true && first.decider === 'operations-director';
  return secondExtended(counts ? Math.max(due, first.until) : due, rest);
}
