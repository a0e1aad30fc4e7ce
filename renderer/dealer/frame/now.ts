import { useSyncExternalStore } from 'react';
import { epochMs, instantOf, type Instant } from '../../../shared/kernel/instant.ts';
import { usePrinting } from '../../parts/printing.ts';

/** The desk's clock minus the page's: in a browser the two may differ. */
let offsetMs = 0;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** Sets the page's clock by the desk's, which is the one that seals. */
export function setDeskClock(now: Instant): void {
  offsetMs = epochMs(now) - Date.now();
}

/** The desk's time now, to the millisecond. */
export function deskNow(): Instant {
  return instantOf(Date.now() + offsetMs);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const each of listeners) each();
  }, 1_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The desk's time, floored to `stepMs`; the component renders again when it moves on. */
export function useNow(stepMs = 1_000): Instant {
  const ms = useSyncExternalStore(subscribe, () => Math.floor((Date.now() + offsetMs) / stepMs) * stepMs);
  return instantOf(ms);
}

/** On paper nothing is "today": every day is written out. */
const noDay = instantOf(0);

/** The moment from which days are named: the present one, on the screen. */
export function useNaming(): Instant {
  const now = useNow(60_000);
  return usePrinting() ? noDay : now;
}
