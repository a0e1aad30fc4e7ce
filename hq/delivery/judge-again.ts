import { refused, type Outcome } from '../../shared/kernel/outcome.ts';
import { problem } from '../../shared/kernel/problem.ts';
import { isRaceLost, isTaken } from '../store/query.ts';
import { OrdersMoved } from './take-in-orders.ts';

const mostAttempts = 4;

/** Judges and writes until nobody else was faster; after four lost races `hq.busy`. */
export async function judgeAgain<Value>(attempt: () => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
  for (let count = 0; count < mostAttempts; count += 1) {
    try {
      return await attempt();
    } catch (fault) {
      if (!(fault instanceof OrdersMoved) && !isTaken(fault) && !isRaceLost(fault)) throw fault;
    }
  }
  return refused(problem('hq.busy', {}));
}
