import { civilDateOf, type Instant } from '../../../shared/kernel/instant.ts';
import { isTimeKnown, now, type Desk } from '../desk.ts';
import { limitFrames } from './limit-frames.ts';
import { readOpenPickups } from './pickup-rows.ts';

/**
 * A look that tells pages and tray, each time it is taken, where a deadline of open goods has passed since the one before, the time has become known (R-TL-20), or another day
 * has begun: what was said of today and tomorrow is then said anew.
 */
export function watchDeadlines(desk: Desk): () => void {
  let seenAt = now(desk);
  let wasKnown = isTimeKnown(desk);
  return () => {
    const at = now(desk);
    // HQ's time may also take the desk's clock back over a deadline.
    const [from, to] = seenAt < at ? [seenAt, at] : [at, seenAt];
    const isKnown = isTimeKnown(desk);
    const isNews = isKnown !== wasKnown;
    seenAt = at;
    wasKnown = isKnown;
    const isNewDay = civilDateOf(from) !== civilDateOf(to);
    if (isNews || isNewDay || isDeadlineWithin(desk, from, to)) for (const topic of ['today', 'limits'] as const) desk.changes.publish({ topic });
  };
}

/** A deadline itself is still in time: it has passed within [from, to] where it lies at or after `from` and before `to`. */
function isDeadlineWithin(desk: Desk, from: Instant, to: Instant): boolean {
  return from < to && readOpenPickups(desk.store).some((row) => limitFrames(desk, row).some(({ limit: { dueAt } }) => dueAt >= from && dueAt < to));
}
