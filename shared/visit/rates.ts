import type { Dealer } from '../dealer/dealer.ts';
import type { CivilDate } from '../kernel/instant.ts';
import type { VisitPolicy } from '../policy/policy-document.ts';

/** A visit that was due in the month: done or not, and how satisfied the dealer was (0 to 1000 thousandths; null: no score). */
export interface MonthVisit {
  readonly level: Dealer['level'];
  readonly due: CivilDate;
  readonly doneOn: CivilDate | null;
  readonly satisfactionPermille: number | null;
}

/** One rate against its target, in thousandths, rounded down so that a target is never shown as met when it is not. null: nothing to measure. */
export interface RateAgainstTarget {
  readonly permille: number | null;
  readonly target: number | null;
  readonly isMet: boolean | null;
}

/** R-RV-3: visits done and satisfaction of one level in one month. */
export interface LevelRates {
  readonly level: Dealer['level'];
  readonly due: number;
  readonly done: number;
  readonly visitsDone: RateAgainstTarget;
  readonly satisfaction: RateAgainstTarget;
}

/** R-RV-3: both rates of one level over the visits that were due in the month `YYYY-MM`. */
export function levelRates(policy: VisitPolicy, level: Dealer['level'], month: string, visits: readonly MonthVisit[]): LevelRates {
  const due = visits.filter((visit) => visit.level === level && visit.due.startsWith(month));
  const done = due.filter((visit) => visit.doneOn !== null);
  const scores = done.flatMap((visit) => (visit.satisfactionPermille === null ? [] : [visit.satisfactionPermille]));
  const sum = scores.reduce((total, score) => total + score, 0);
  const targets = policy.levels[level];
  return {
    level,
    due: due.length,
    done: done.length,
    visitsDone: against(done.length * 1000, due.length, targets.visitsDonePermille),
    satisfaction: against(sum, scores.length, targets.satisfactionPermille),
  };
}

function against(sum: number, count: number, target: number | null): RateAgainstTarget {
  const permille = count === 0 ? null : Math.floor(sum / count);
  return { permille, target, isMet: permille === null || target === null ? null : permille >= target };
}
