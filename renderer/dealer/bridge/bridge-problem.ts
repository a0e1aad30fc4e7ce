import { ORPCError } from '@orpc/client';
import { parseProblem, problem, type Problem } from '../../../shared/kernel/problem.ts';

const notAdmitted = 401;

/**
 * The problem a call was refused with; `undefined` where the call itself did not get through: the host is away, or has started anew behind its
 * browser door and does not know this browser until its new address has been opened.
 */
export function refusalOf(error: unknown): Problem | undefined {
  if (!(error instanceof ORPCError)) return undefined;
  const named = parseProblem(error.data);
  if (named !== undefined) return named;
  if (error.status === notAdmitted) return undefined;
  if (error.code === 'BAD_REQUEST') return problem('input.invalid', { field: '', expected: '' });
  return problem('program.fault', { reference: error.code });
}

/** As `refusalOf`, with a problem for calls that did not get through as well. */
export function problemOf(error: unknown): Problem {
  return refusalOf(error) ?? problem('program.fault', { reference: 'bridge' });
}
