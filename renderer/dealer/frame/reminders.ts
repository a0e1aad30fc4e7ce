import { useEffect } from 'react';
import type { Change } from '../../../shared/bridge/shapes.ts';

export type Reminder = Extract<Change, { readonly topic: 'reminder' }>;

const listeners = new Set<(reminder: Reminder) => void>();

/** Hands a reminder of a limit (R-TL-17) to the page that shows it. */
export function announceReminder(change: Change): void {
  if (change.topic !== 'reminder') return;
  for (const listener of listeners) listener(change);
}

export function useReminders(listener: (reminder: Reminder) => void): void {
  useEffect(() => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, [listener]);
}
