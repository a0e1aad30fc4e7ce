import { nearestDeadline } from '../../../shared/bridge/nearest-deadline.ts';
import type { ToShell } from '../../../shared/bridge/shell-messages.ts';
import { goodsTitle } from '../../../shared/words/desk/goods-title.ts';
import type { Desk } from '../desk.ts';
import { readLanguage } from '../settings/language.ts';
import { getToday } from './today.ts';

/** What the shell's tray is told: the deadline that runs out first, as the pages' header names it. */
export function nearestToldToShell(desk: Desk): Extract<ToShell, { kind: 'nearest' }> {
  const nearest = nearestDeadline(getToday(desk).cards);
  const language = readLanguage(desk.store);
  return { kind: 'nearest', title: nearest === undefined ? null : goodsTitle(language, nearest.card), dueAt: nearest?.limit.dueAt ?? null, language };
}
