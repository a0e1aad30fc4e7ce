import type { AnyRouter, ParsedLocation } from '@tanstack/react-router';

type ListPath = '/orders' | '/pickups' | '/records' | '/refusals';

const trail = new Map<number, ParsedLocation>();

/** Remembers which address each entry of the history has, from now on. */
export function followTrail(router: AnyRouter): void {
  router.subscribe('onBeforeNavigate', ({ toLocation }) => {
    const { __TSR_index: index } = toLocation.state;
    trail.set(index, toLocation);
  });
}

/** The nearest of `lists` that a person has come by on the way to an entry, as it was left; `undefined` where none was. */
export function listBefore(index: number, lists: readonly ListPath[]): ParsedLocation | undefined {
  for (let at = index - 1; at >= 0; at -= 1) {
    const passed = trail.get(at);
    if (passed !== undefined && (lists as readonly string[]).includes(passed.pathname)) return passed;
  }
  return undefined;
}
