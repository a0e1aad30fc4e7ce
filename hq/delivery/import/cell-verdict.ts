import type { RowError } from '../../../shared/wire/console-shapes.ts';

export type CellProblem = RowError['problem'];

/** What a judge says of one cell: its value, or what is wrong with it and what would be right. */
export type CellVerdict<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: CellProblem; readonly expected: string };

export function right<Value>(value: Value): CellVerdict<Value> {
  return { ok: true, value };
}

export function wrong(problem: CellProblem, expected: string): { readonly ok: false; readonly problem: CellProblem; readonly expected: string } {
  return { ok: false, problem, expected };
}
