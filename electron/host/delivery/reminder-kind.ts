import type { ReminderKind } from '../../../shared/delivery/reminders.ts';
import type { Reminder } from '../../../shared/wire/desk-contract.ts';

const wireNames = { 'half-time': 'half-time', 'minutes-before-60': 'one-hour', 'minutes-before-15': 'fifteen-minutes' } as const satisfies Record<ReminderKind, Reminder['kind']>;

/** How bridge and wire name a reminder (R-TL-17). */
export function wireReminderKind(kind: ReminderKind): Reminder['kind'] {
  return wireNames[kind];
}
