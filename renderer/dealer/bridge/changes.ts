import type { QueryClient } from '@tanstack/react-query';
import type { Change } from '../../../shared/bridge/shapes.ts';
import type { Bridge } from './bridge-client.ts';

const firstWaitMs = 300;
const longestWaitMs = 5_000;

/** The names under which the pages keep the host's answers. */
export const keys = {
  status: ['status'],
  policy: ['policy'],
  today: ['today'],
  orders: ['orders'],
  carriers: ['carriers'],
  people: ['people'],
  storage: ['storage'],
  queue: ['queue'],
  records: ['records'],
  pickups: ['pickups'],
  folders: ['folders'],
  pickup: (id: string) => ['pickup', id],
} as const;

type Listener = (change: Change) => void;

/**
 * Listens to the host for as long as the page lives and marks what changed as stale. A pickup is left to its own keeper,
 * which knows which changes it made itself. After the host was away everything is asked again.
 */
export function followChanges(bridge: Bridge, queries: QueryClient, listener: Listener, connected: (is: boolean) => void): () => void {
  const stop = new AbortController();
  void (async () => {
    let wait = firstWaitMs;
    let first = true;
    while (!stop.signal.aborted) {
      try {
        const changes = await bridge.desk.changes(undefined, { signal: stop.signal });
        connected(true);
        wait = firstWaitMs;
        if (!first) void queries.invalidateQueries();
        first = false;
        for await (const change of changes) {
          markStale(queries, change);
          listener(change);
        }
      } catch {
        // The host is away: told by `connected`, tried again below.
      }
      if (stop.signal.aborted) return;
      connected(false);
      await new Promise((resolve) => setTimeout(resolve, wait));
      wait = Math.min(wait * 2, longestWaitMs);
    }
  })();
  return () => stop.abort();
}

function markStale(queries: QueryClient, change: Change): void {
  const stale = (...names: readonly (readonly string[])[]): void => {
    for (const queryKey of names) void queries.invalidateQueries({ queryKey });
  };
  switch (change.topic) {
    case 'status':
      return stale(keys.status, keys.storage);
    case 'today':
      return stale(keys.today, keys.pickups, keys.folders);
    case 'orders':
      return stale(keys.orders, keys.carriers, keys.today);
    case 'queue':
      return stale(keys.queue, keys.records, keys.folders, keys.status);
    case 'people':
      return stale(keys.people);
    case 'limits':
      return stale(keys.today, keys.folders, keys.policy);
    case 'pickup':
      return stale(keys.today, keys.folders);
    case 'reminder':
    case 'photo-intake':
      return undefined;
    default:
      return undefined;
  }
}
