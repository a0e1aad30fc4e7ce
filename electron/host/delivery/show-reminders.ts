import { dueReminders } from '../../../shared/delivery/reminders.ts';
import { now, type Desk } from '../desk.ts';
import { policyAt } from '../policy/rules-in-force.ts';
import { readSealedLines } from '../seal/sealed-line-rows.ts';
import { limitFrames } from './limit-frames.ts';
import { readOpenPickups } from './pickup-rows.ts';
import { wireReminderKind } from './reminder-kind.ts';
import { readReminders, writeReminder } from './reminder-rows.ts';

/**
 * R-TL-17: shows every reminder whose instant has come and whose limit still runs, once, and records that it was shown. Only limits with goods that nobody has sealed
 * yet. Answers how many went out.
 */
export function showReminders(desk: Desk): number {
  const at = now(desk);
  let shown = 0;
  for (const row of readOpenPickups(desk.store)) {
    const sealed = new Set(readSealedLines(desk.store, row.id).map((line) => line.line));
    const policy = policyAt(desk.store, row.pickedUpAt).document.timeLimits;
    const earlier = readReminders(desk.store, row.id);
    for (const { limit, lines } of limitFrames(desk, row)) {
      if (lines.every((line) => sealed.has(line))) continue;
      const sent = earlier.filter((one) => one.rule === limit.rule && one.dueAt === limit.dueAt);
      for (const { kind } of dueReminders(policy, limit, at, sent)) {
        if (!desk.store.commit(() => writeReminder(desk.store, row.id, { rule: limit.rule, dueAt: limit.dueAt, kind, shownAt: at }))) continue;
        desk.changes.publish({ topic: 'reminder', pickup: row.id, kind: wireReminderKind(kind), dueAt: limit.dueAt, title: row.title });
        shown += 1;
      }
    }
  }
  return shown;
}
