import { ORPCError } from '@orpc/server';
import type { Outcome } from '../../shared/kernel/outcome.ts';
import { problemCatalogue, type Problem } from '../../shared/kernel/problem.ts';

/** The value of an outcome; its problem is thrown as the contract's one error, with the catalogue's HTTP status. */
export function answer<Value>(outcome: Outcome<Value>): Value {
  if (outcome.ok) return outcome.value;
  throw problemError(outcome.problem);
}

export function problemError(problem: Problem): ORPCError<'PROBLEM', Problem> {
  return new ORPCError('PROBLEM', { defined: true, status: problemCatalogue[problem.code].status, message: problem.code, data: problem });
}

/** The body of a refusal, as the contract's clients read it. */
export function problemBody(problem: Problem): Readonly<Record<string, unknown>> {
  return { defined: true, code: 'PROBLEM', status: problemCatalogue[problem.code].status, message: problem.code, data: problem };
}

/** A refusal on its way out of Fastify's own hooks and parsers. */
export class Refusal extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}
