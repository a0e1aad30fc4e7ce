import { Notification } from 'electron';

/** Shows a deadline reminder (R-TL-17) as a native notification; a click brings the pickup up. */
export function showReminder(reminder: { readonly title: string; readonly body: string }, open: () => void): void {
  if (!Notification.isSupported()) return;
  const notification = new Notification({ title: reminder.title, body: reminder.body, urgency: 'critical' });
  notification.on('click', open);
  notification.show();
}
