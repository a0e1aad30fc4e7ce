import type { Instant } from '../kernel/instant.ts';
import { addQuantities, zeroQuantity, type Quantity } from '../kernel/quantity.ts';
import type { LimitGroup, LimitLength, LimitRow, RuleId } from '../policy/limit-group.ts';
import type { PolicyDocument, TimeLimitPolicy } from '../policy/policy-document.ts';
import type { ProductClass, Unit } from '../policy/product-class.ts';
import type { WorkingCalendar } from '../policy/working-calendar.ts';
import { clockStart, runningTime, type ClockStart, type RunningTime } from './limit-clock.ts';
import type { LimitReason } from './limit-reason.ts';
import { lineSize, type SizedLine } from './line-size.ts';

/** One deadline of a pickup: one row of the table of section 3 that applies to it (R-TL-16). */
export interface TimeLimit {
  readonly rule: RuleId;
  /** The classes of the row that this pickup brought, in the row's order. */
  readonly classes: readonly ProductClass[];
  /** The size by which the row was chosen (R-TL-11): fittings add nothing. */
  readonly quantity: Quantity;
  readonly unit: Unit;
  readonly length: LimitLength;
  readonly startsAt: Instant;
  /** The last instant that is still in time (R-TL-15); 24:00 of a day is 00:00:00.000 of the next. */
  readonly dueAt: Instant;
  /** The true end may be later: the calendar of the year is unknown, or a pipe's length has not been entered. */
  readonly provisional: boolean;
  readonly reasons: readonly LimitReason[];
}

/**
 * R-TL-1 to R-TL-16: the deadlines of one pickup, one for each row that applies, in the policy's order.
 * `lines` are all lines of all outbound orders of the pickup.
 */
export function timeLimits(policy: PolicyDocument, calendar: WorkingCalendar, pickedUpAt: Instant, lines: readonly SizedLine[]): readonly TimeLimit[] {
  const limits: TimeLimit[] = [];
  const start = clockStart(policy.timeLimits, pickedUpAt);
  for (const group of policy.timeLimits.groups) {
    const size = groupSize(policy.timeLimits, group, lines);
    if (size !== undefined) limits.push(groupLimit(policy.timeLimits, calendar, start, group, size));
  }
  return limits;
}

/** The limit that a line of this class is under; every class stands in exactly one group, so there is at most one. */
export function limitOfClass(limits: readonly TimeLimit[], productClass: ProductClass): TimeLimit | undefined {
  return limits.find((limit) => limit.classes.includes(productClass));
}

interface GroupSize {
  readonly classes: readonly ProductClass[];
  readonly total: Quantity;
  /** Lengths whose metres are unknown add nothing yet, so the total may be too small. */
  readonly isUnknown: boolean;
  readonly reasons: readonly LimitReason[];
}

function groupSize(policy: TimeLimitPolicy, group: LimitGroup, all: readonly SizedLine[]): GroupSize | undefined {
  const lines = all.filter((line) => group.classes.includes(line.productClass));
  if (lines.length === 0) return undefined;
  const sums = new Map<ProductClass, Quantity>();
  const brought = new Set<ProductClass>();
  const reasons: LimitReason[] = [];
  let fittings = 0;
  let isUnknown = false;
  for (const line of lines) {
    brought.add(line.productClass);
    const size = lineSize(policy, line);
    if (size.kind === 'fittings') fittings += 1;
    else if (size.kind === 'length-unknown') {
      isUnknown = true;
      reasons.push({ kind: 'pipe-length-unknown', lengths: size.lengths });
    } else {
      if (size.kind === 'lengths') {
        reasons.push({ kind: 'pipe-lengths', lengths: size.lengths, metresPerLength: size.metresPerLength, metres: size.quantity, from: size.from });
      }
      sums.set(line.productClass, addQuantities(sums.get(line.productClass) ?? zeroQuantity, size.quantity));
    }
  }
  const classes = group.classes.filter((name) => brought.has(name));
  const parts = classes.flatMap((productClass) => {
    const quantity = sums.get(productClass);
    return quantity === undefined ? [] : [{ productClass, quantity }];
  });
  const total = addQuantities(...parts.map((part) => part.quantity));
  if (parts.length > 0) reasons.push({ kind: 'sum', parts, total, unit: group.unit });
  if (fittings > 0) reasons.push(parts.length > 0 || isUnknown ? { kind: 'fittings-left-out', lines: fittings } : { kind: 'fittings-only' });
  return { classes, total, isUnknown, reasons };
}

interface Candidate {
  readonly row: LimitRow;
  readonly size: 'any' | 'within' | 'and-above';
  readonly time: RunningTime;
}

function groupLimit(policy: TimeLimitPolicy, calendar: WorkingCalendar, start: ClockStart, group: LimitGroup, size: GroupSize): TimeLimit {
  const candidate = (row: LimitRow, name: Candidate['size']): Candidate => ({ row, size: name, time: runningTime(policy, calendar, start, row.length) });
  const reasons: LimitReason[] = [...size.reasons];
  let chosen: Candidate;
  if (group.threshold === null || group.andAbove === null) {
    chosen = candidate(group.within, 'any');
  } else if (size.total > group.threshold) {
    chosen = candidate(group.andAbove, 'and-above');
  } else if (size.total < group.threshold) {
    chosen = candidate(group.within, 'within');
  } else {
    const within = candidate(group.within, 'within');
    const above = candidate(group.andAbove, 'and-above');
    chosen = above.time.dueAt >= within.time.dueAt ? above : within;
    const other = chosen === above ? within : above;
    reasons.push({ kind: 'longer-of-two-rows', threshold: group.threshold, unit: group.unit, chosen: chosen.row.rule, other: other.row.rule });
  }
  const { row, time } = chosen;
  const isOpen = size.isUnknown && chosen.size === 'within';
  reasons.push({ kind: 'row', rule: row.rule, size: chosen.size, threshold: group.threshold, unit: group.unit, length: row.length });
  reasons.push(...time.reasons, { kind: 'due', dueAt: time.dueAt });
  return {
    rule: row.rule,
    classes: size.classes,
    quantity: size.total,
    unit: group.unit,
    length: row.length,
    startsAt: time.startsAt,
    dueAt: time.dueAt,
    provisional: time.provisional || isOpen,
    reasons,
  };
}
