import type { LineKey } from '../../../shared/delivery/pickup.ts';
import type { PickupId } from '../../../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem, type Problem } from '../../../shared/kernel/problem.ts';
import { raiseRevision } from '../delivery/pickup-rows.ts';
import type { Desk } from '../desk.ts';
import { standingOfLine } from './draft-rows.ts';

/** Thrown inside a commit to undo it and carry the refusal out. */
class Refusal extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/**
 * Changes a draft in one commit and counts its revision. `work` may refuse; nothing of it stays then. The lines it touches must be of
 * the pickup and not sealed: `thing.not-found`, `pickup.sealed`.
 */
export function changeDraft(desk: Desk, pickup: PickupId, lines: readonly LineKey[], work: () => Outcome<unknown>): Outcome<{ readonly revision: number }> {
  try {
    const revision = desk.store.commit(() => {
      const raised = raiseRevision(desk.store, pickup);
      if (raised === undefined) throw new Refusal(problem('thing.not-found', { what: 'pickup', id: pickup }));
      for (const line of new Set(lines)) {
        const standing = standingOfLine(desk.store, pickup, line);
        if (standing === 'unknown') throw new Refusal(problem('thing.not-found', { what: 'line', id: line }));
        if (standing === 'sealed' || desk.live.sealing.has(`${pickup} ${line}`)) throw new Refusal(problem('pickup.sealed', {}));
      }
      const outcome = work();
      if (!outcome.ok) throw new Refusal(outcome.problem);
      return raised;
    });
    desk.changes.publish({ topic: 'pickup', pickup, revision });
    desk.changes.publish({ topic: 'today' });
    return done({ revision });
  } catch (error) {
    if (error instanceof Refusal) return refused(error.problem);
    throw error;
  }
}
