import { setImmediate } from 'node:timers/promises';

/** Lets the other requests have their turn: long work in one process is done in slices with this between them. */
export async function breathe(): Promise<void> {
  await setImmediate();
}
