import { dueReminder } from '../../../shared/delivery/reminders.ts';
import type { PickupId } from '../../../shared/kernel/ids.ts';
import { isTimeKnown, now, type Desk } from '../desk.ts';
import { policyAt } from '../policy/rules-in-force.ts';
import { readSealedLines } from '../seal/sealed-line-rows.ts';
import { limitFrames } from './limit-frames.ts';
import { readOpenPickups } from './pickup-rows.ts';
import { wireReminderKind } from './reminder-kind.ts';
import { readReminders, writeReminder, type ReminderRow } from './reminder-rows.ts';

/**
 * R-TL-17: shows of each limit that still runs the most urgent reminder whose instant has come, once, and records that it was shown. Only limits with goods that nobody has sealed
 * yet. While the clock is in doubt (R-TL-20) people are reminded by it all the same and nothing is recorded: an instant that nobody knows would stand as one at which they were
 * reminded, and keep the true reminder back. Answers how many went out.
 */
export function showReminders(desk: Desk): number {
  const at = now(desk);
  const isRecorded = isTimeKnown(desk);
  let shown = 0;
  for (const row of readOpenPickups(desk.store)) {
    const sealed = new Set(readSealedLines(desk.store, row.id).map((line) => line.line));
    const policy = policyAt(desk.store, row.pickedUpAt).document.timeLimits;
    const earlier = readReminders(desk.store, row.id);
    for (const { limit, lines } of limitFrames(desk, row)) {
      if (lines.every((line) => sealed.has(line))) continue;
      const sent = earlier.filter((one) => one.rule === limit.rule && one.dueAt === limit.dueAt);
      const due = dueReminder(policy, limit, at, sent);
      if (due === undefined) continue;
      const reminder = { rule: limit.rule, dueAt: limit.dueAt, kind: due.kind, shownAt: at };
      if (!(isRecorded ? desk.store.commit(() => writeReminder(desk.store, row.id, reminder)) : isFirstInDoubt(desk, row.id, reminder))) continue;
      desk.changes.publish({ topic: 'reminder', pickup: row.id, kind: wireReminderKind(due.kind), dueAt: limit.dueAt, title: row.title, kinds: row.kinds });
      shown += 1;
    }
  }
  return shown;
}

/** What this program has shown by a clock in doubt. */
const shownInDoubt = new WeakMap<Desk, Set<string>>();

function isFirstInDoubt(desk: Desk, pickup: PickupId, { rule, dueAt, kind }: Pick<ReminderRow, 'rule' | 'dueAt' | 'kind'>): boolean {
  const shown = shownInDoubt.get(desk) ?? new Set<string>();
  shownInDoubt.set(desk, shown);
  const name = `${pickup} ${rule} ${dueAt} ${kind}`;
  const isFirst = !shown.has(name);
  shown.add(name);
  return isFirst;
}
