import type { ToShell } from '../../shared/bridge/shell-messages.ts';
import { civilDateOf } from '../../shared/kernel/instant.ts';
import { endWords } from '../../shared/words/time-words.ts';
import type { Change } from '../../shared/bridge/shapes.ts';
import { getToday } from './delivery/today.ts';
import { now, type Desk } from './desk.ts';
import { readLanguage } from './settings/language.ts';

/** Changes that follow each other within this time are told once. */
const calmMs = 500;

/** Tells the shell of reminders, for notifications, and of the nearest deadline, for the tray. The answer ends it. */
export function tellShell(desk: Desk, say: (message: ToShell) => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const sayNearest = () => {
    timer = undefined;
    say(nearest(desk));
  };
  const hear = (change: Change) => {
    if (change.topic === 'reminder') {
      const body = endWords(readLanguage(desk.store), change.dueAt, civilDateOf(now(desk)));
      say({ kind: 'reminder', pickup: change.pickup, title: change.title, body });
    }
    if (change.topic === 'today' || change.topic === 'status') timer ??= setTimeout(sayNearest, calmMs);
  };
  const stop = desk.changes.listen(hear);
  sayNearest();
  return () => {
    clearTimeout(timer);
    stop();
  };
}

function nearest(desk: Desk): ToShell {
  const card = getToday(desk).cards.find((each) => each.nextLimit?.state === 'running' || each.nextLimit?.state === 'near');
  return { kind: 'nearest', title: card?.title ?? null, dueAt: card?.nextLimit?.dueAt ?? null, language: readLanguage(desk.store) };
}
