import type { ReminderKind } from '../../../shared/delivery/reminders.ts';
import type { PickupId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { rowsOf, type Store } from '../store/open-store.ts';

export interface ReminderRow {
  readonly rule: string;
  readonly dueAt: Instant;
  readonly kind: ReminderKind;
  readonly shownAt: Instant;
}

export function readReminders(store: Store, pickup: PickupId): readonly ReminderRow[] {
  return rowsOf<ReminderRow>(store.prepare('SELECT rule, due_at AS dueAt, kind, shown_at AS shownAt FROM reminder WHERE pickup = ? ORDER BY shown_at, rule, kind').all(pickup));
}

/** Answers whether this is the first time: each reminder of a limit is shown once, whatever restarts in between. */
export function writeReminder(store: Store, pickup: PickupId, reminder: ReminderRow): boolean {
  return (
    store.prepare('INSERT INTO reminder (pickup, rule, due_at, kind, shown_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING').run(pickup, reminder.rule, reminder.dueAt, reminder.kind, reminder.shownAt)
      .changes === 1
  );
}
