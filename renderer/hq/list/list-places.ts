import type { TablePlace } from '../../parts/table-place.ts';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The entry of the history whose list this one goes on with. */
    goesOnWith?: string | undefined;
  }
}

/** What the browser's history keeps with each address. */
interface Entry {
  readonly __TSR_key?: string;
  readonly goesOnWith?: string | undefined;
}

/** More places than anybody goes back through; the oldest is forgotten first. */
const most = 200;
const places = new Map<string, TablePlace>();

/** Remembers where the list of an entry of the history stood when it was left. */
export function keepPlace({ __TSR_key: key }: Entry, place: TablePlace): void {
  if (key === undefined) return;
  places.delete(key);
  places.set(key, place);
  for (const oldest of places.keys()) {
    if (places.size <= most) break;
    places.delete(oldest);
  }
}

/** Where the list of an entry stood when it was left, or the one that it goes on with; `undefined` where the list begins anew. */
export function placeOf({ __TSR_key: key, goesOnWith }: Entry): TablePlace | undefined {
  return places.get(key ?? '') ?? places.get(goesOnWith ?? '');
}
