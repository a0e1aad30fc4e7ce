import type { ReminderKind } from '../../../shared/delivery/reminders.ts';
import type { Reminder } from '../../../shared/wire/desk-contract.ts';

/** How bridge and wire name a reminder (R-TL-17). A policy with other minutes is told by the nearer of the two. */
export function wireReminderKind(kind: ReminderKind): Reminder['kind'] {
  if (kind === 'half-time') return 'half-time';
  return Number(kind.slice('minutes-before-'.length)) > 30 ? 'one-hour' : 'fifteen-minutes';
}
