import { problem, type Problem } from '../../shared/kernel/problem.ts';
import type { Hq } from '../hq.ts';

/** Logs a bug under a reference and gives the problem that names only the reference. */
export function reportFault(hq: Pick<Hq, 'logger' | 'random'>, fault: unknown): Problem {
  const reference = Buffer.from(hq.random(6)).toString('hex');
  hq.logger.log('error', 'fault', { reference, fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) });
  return problem('program.fault', { reference });
}
