import type { Problem } from './problem.ts';

/** What a verb returns: its value, or the problem that kept it from it. Bugs are thrown, refusals are returned. */
export type Outcome<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Problem };

export function done<Value>(value: Value): Outcome<Value> {
  return { ok: true, value };
}

export function refused(problem: Problem): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem };
}
