import { ORPCError } from '@orpc/server';
import type { Outcome } from '../../../shared/kernel/outcome.ts';
import { problemCatalogue, type Problem } from '../../../shared/kernel/problem.ts';

/** The value of an outcome; its problem is thrown as the contract's one error. */
export function answer<Value>(outcome: Outcome<Value>): Value {
  if (outcome.ok) return outcome.value;
  throw problemError(outcome.problem);
}

export function problemError(problem: Problem): ORPCError<'PROBLEM', Problem> {
  return new ORPCError('PROBLEM', { defined: true, status: problemCatalogue[problem.code].status, message: problem.code, data: problem });
}
