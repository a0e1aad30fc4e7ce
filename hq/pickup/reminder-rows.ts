import type { PickupId } from '../../shared/kernel/ids.ts';
import { reminderSchema, type Reminder } from '../../shared/wire/desk-contract.ts';
import type { Query } from '../store/query.ts';

/** Reminders that the dealer was shown for a pickup, oldest first (R-TL-17). */
export async function readReminders(db: Query, pickup: PickupId): Promise<Reminder[]> {
  const rows = await db.selectFrom('pickup_reminders').selectAll().where('pickup', '=', pickup).orderBy('shown_at').orderBy('rule').execute();
  return rows.map((row) => reminderSchema.parse({ rule: row.rule, dueAt: row.due_at, kind: row.kind, shownAt: row.shown_at }));
}
