import { setImmediate } from 'node:timers/promises';

/** How long work may hold the thread before the other requests have their turn. */
const longestSliceMs = 12;

/** Lets the other requests have their turn. */
export async function breathe(): Promise<void> {
  await setImmediate();
}

/** For long loops: awaits a turn of the others whenever the slice since the last one has lasted long enough. */
export function breather(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < longestSliceMs) return undefined;
    return breathe().then(() => {
      since = performance.now();
    });
  };
}
