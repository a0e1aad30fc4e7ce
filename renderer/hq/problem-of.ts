import { ORPCError } from '@orpc/client';
import { parseProblem, problem, type Problem } from '../../shared/kernel/problem.ts';

/** The problem that a failed call ended with: HQ's own, or that HQ could not be reached or spoke nonsense. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ORPCError) {
    const known = parseProblem(error.data);
    if (known !== undefined) return known;
    if (error.code === 'BAD_REQUEST' || error.status === 400) return problem('input.invalid', { field: '', expected: '' });
    if (error.status === 401) return problem('sign-in.needed', {});
    if (error.status === 403) return problem('permission.denied', {});
    if (error.status === 404) return problem('thing.not-found', { what: '', id: '' });
    if (error.status >= 502 && error.status <= 504) return problem('hq.busy', {});
    return problem('program.fault', { reference: String(error.status) });
  }
  // fetch names every failure of the network a TypeError.
  if (error instanceof TypeError) return problem('hq.unreachable', {});
  return problem('program.fault', { reference: error instanceof Error ? error.name : 'page' });
}
