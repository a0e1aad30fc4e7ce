import { pickupLines, type LineKey } from '../../../shared/delivery/pickup.ts';
import { limitOfClass, timeLimits, type TimeLimit } from '../../../shared/delivery/time-limits.ts';
import type { PickupId } from '../../../shared/kernel/ids.ts';
import type { WorkingCalendar } from '../../../shared/policy/working-calendar.ts';
import type { Desk } from '../desk.ts';
import { calendarInForce, policyAt, type PolicyInForce } from '../policy/rules-in-force.ts';
import { readPickupDocument, type PickupRow } from './pickup-rows.ts';

/** A limit of a recorded pickup and the lines that are under it. */
export interface LimitFrame {
  readonly limit: TimeLimit;
  readonly lines: readonly LineKey[];
}

interface Kept {
  readonly policy: PolicyInForce;
  readonly calendar: WorkingCalendar;
  readonly frames: readonly LimitFrame[];
}

const mostKept = 500;
const kept = new WeakMap<Desk, Map<PickupId, Kept>>();

/**
 * The limits of a pickup by the rules in force on its day (R-TL-1..16). What was picked up never changes, so they are worked out once and hold until HQ sends another
 * policy or calendar: a list need not go through thousands of lines each time it is shown.
 */
export function limitFrames(desk: Desk, { id, pickedUpAt }: Pick<PickupRow, 'id' | 'pickedUpAt'>): readonly LimitFrame[] {
  const policy = policyAt(desk.store, pickedUpAt);
  const calendar = calendarInForce(desk.store);
  const ofDesk = kept.get(desk) ?? new Map<PickupId, Kept>();
  kept.set(desk, ofDesk);
  const known = ofDesk.get(id);
  if (known !== undefined && known.policy === policy && known.calendar === calendar) return known.frames;
  const lines = pickupLines(readPickupDocument(desk.store, id));
  const frames = timeLimits(policy.document, calendar, pickedUpAt, lines).map((limit) => ({
    limit,
    lines: lines.filter((line) => limitOfClass([limit], line.productClass) !== undefined).map((line) => line.key),
  }));
  const oldest = ofDesk.size >= mostKept ? ofDesk.keys().next().value : undefined;
  if (oldest !== undefined) ofDesk.delete(oldest);
  ofDesk.set(id, { policy, calendar, frames });
  return frames;
}
