import type { LineKey } from '../../../shared/delivery/pickup.ts';
import type { Decision, DispatcherCall, ItemCheck, LineCount, PackageCondition } from '../../../shared/inspection/inspection.ts';
import type { PackageId, PickupId } from '../../../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import type { Language } from '../../../shared/words/language.ts';
import { limitsNotice } from '../../../shared/words/limits-notice.ts';
import { readPickupRow, writeLimitsShown } from '../delivery/pickup-rows.ts';
import { now, type Desk } from '../desk.ts';
import { policyAt } from '../policy/rules-in-force.ts';
import { changeDraft } from './change-draft.ts';
import { lineOfPackage, writeCall, writeCount, writeDecision, writeFineUnits, writeItems, writePackage } from './draft-rows.ts';

type Changed = Outcome<{ readonly revision: number }>;

/** The most calls to a dispatcher that one record carries. */
const mostCalls = 100;

/** R-IN-1: what the outside of packages looks like, and whether somebody looked inside. */
export function checkPackages(desk: Desk, change: { readonly pickup: PickupId; readonly packages: readonly PackageId[]; readonly condition: PackageCondition; readonly lookedInside: boolean }): Changed {
  const lines = new Set<LineKey>();
  for (const id of change.packages) {
    const line = lineOfPackage(desk.store, change.pickup, id);
    if (line === undefined) return refused(problem('thing.not-found', { what: 'package', id }));
    lines.add(line);
  }
  return changeDraft(desk, change.pickup, [...lines], () => {
    for (const id of change.packages) writePackage(desk.store, id, change.condition, change.lookedInside);
    return done(undefined);
  });
}

/** The decision for lines at the yard: take, take with reservation, refuse (R-IN-5, R-IN-8). */
export function decideLines(desk: Desk, change: { readonly pickup: PickupId; readonly lines: readonly LineKey[]; readonly decision: Decision; readonly reservation: string }): Changed {
  return changeDraft(desk, change.pickup, change.lines, () => {
    for (const line of change.lines) writeDecision(desk.store, change.pickup, line, change.decision, change.reservation);
    return done(undefined);
  });
}

/** Stage 2 of lines: fine, or with findings. */
export function checkItems(desk: Desk, change: { readonly pickup: PickupId; readonly lines: readonly LineKey[]; readonly items: ItemCheck }): Changed {
  return changeDraft(desk, change.pickup, change.lines, () => {
    for (const line of change.lines) writeItems(desk.store, change.pickup, line, change.items);
    return done(undefined);
  });
}

/** Stage 2 unit by unit (doors): the units that were found fine. */
export function checkUnits(desk: Desk, change: { readonly pickup: PickupId; readonly line: LineKey; readonly fineUnits: readonly number[] }): Changed {
  const units = [...new Set(change.fineUnits)].sort((one, other) => one - other);
  return changeDraft(desk, change.pickup, [change.line], () => done(writeFineUnits(desk.store, change.pickup, change.line, units)));
}

/** R-IN-6: expected against actual of a line; null while nobody has compared. */
export function setCount(desk: Desk, change: { readonly pickup: PickupId; readonly line: LineKey; readonly count: LineCount | null }): Changed {
  return changeDraft(desk, change.pickup, [change.line], () => done(writeCount(desk.store, change.pickup, change.line, change.count)));
}

/** R-IN-6: counts of many lines in one commit: "all counts are right". */
export function setCounts(desk: Desk, change: { readonly pickup: PickupId; readonly counts: readonly { readonly line: LineKey; readonly count: LineCount | null }[] }): Changed {
  return changeDraft(desk, change.pickup, change.counts.map(({ line }) => line), () => {
    for (const { line, count } of change.counts) writeCount(desk.store, change.pickup, line, count);
    return done(undefined);
  });
}

/** R-IN-8: the call to the region's logistics dispatcher. */
export function recordCall(desk: Desk, change: { readonly pickup: PickupId; readonly call: DispatcherCall }): Changed {
  return changeDraft(desk, change.pickup, [], () => {
    const calls = writeCall(desk.store, change.pickup, change.call);
    return calls > mostCalls ? refused(problem('input.too-large', { limit: mostCalls })) : done(undefined);
  });
}

/** R-TL-22: the limits and their consequence have been shown, in this desk's own words; the first time counts. `thing.not-found` for a pickup that is not here. */
export function recordLimitsShown(desk: Desk, change: { readonly pickup: PickupId; readonly language: Language }): Changed {
  return changeDraft(desk, change.pickup, [], () => {
    const row = readPickupRow(desk.store, change.pickup);
    if (row === undefined) return refused(problem('thing.not-found', { what: 'pickup', id: change.pickup }));
    const { document } = policyAt(desk.store, row.pickedUpAt);
    const { textVersion } = limitsNotice(change.language, document.timeLimits);
    return done(writeLimitsShown(desk.store, change.pickup, { shownAt: now(desk), textVersion, language: change.language }));
  });
}
