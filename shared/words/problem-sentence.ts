import type { ProblemCode, ProblemDetails } from '../kernel/problem.ts';

/** What a person reads of a problem: what happened, and what to do next. */
export interface ProblemSentence {
  readonly what: string;
  readonly next: string;
}

/** One entry for every code of the catalogue; a code without words fails the type check. */
export type ProblemWords = { readonly [Code in ProblemCode]: (details: ProblemDetails<Code>) => ProblemSentence };
