import type { Change } from '../../shared/bridge/shapes.ts';

/** Tells pages that something changed. Nothing is kept for a page that is not listening: a page asks for its state when it opens. */
export interface ChangeFeed {
  publish(change: Change): void;
  /** Calls the listener with every change from now on; the answer ends it. */
  listen(listener: (change: Change) => void): () => void;
  /** The changes from now on, until the signal. A page that does not keep up is sent each topic once, not every repetition. */
  follow(signal?: AbortSignal): AsyncGenerator<Change, void, void>;
}

export function makeChangeFeed(): ChangeFeed {
  const listeners = new Set<(change: Change) => void>();
  const listen = (listener: (change: Change) => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    publish(change) {
      for (const listener of listeners) listener(change);
    },
    listen,
    follow: (signal) => follow(listen, signal),
  };
}

async function* follow(listen: ChangeFeed['listen'], signal: AbortSignal | undefined): AsyncGenerator<Change, void, void> {
  const waiting = new Map<string, Change>();
  let wake: () => void = () => undefined;
  const stop = listen((change) => {
    waiting.set(keyOf(change), change);
    wake();
  });
  const onAbort = () => wake();
  signal?.addEventListener('abort', onAbort);
  try {
    while (signal?.aborted !== true) {
      const next = waiting.entries().next().value;
      if (next === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      waiting.delete(next[0]);
      yield next[1];
    }
  } finally {
    stop();
    signal?.removeEventListener('abort', onAbort);
  }
}

function keyOf(change: Change): string {
  switch (change.topic) {
    case 'pickup':
      return `pickup ${change.pickup}`;
    case 'reminder':
      return `reminder ${change.pickup} ${change.kind} ${change.dueAt}`;
    case 'photo-intake':
      return `photo-intake ${change.intake}`;
    default:
      return change.topic;
  }
}
