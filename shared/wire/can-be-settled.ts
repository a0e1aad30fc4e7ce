import { isForPerson } from '../delivery/deemed-acceptance.ts';
import type { LimitView } from './console-shapes.ts';

/** R-TL-20: whether a person at HQ can decide a limit as it stands: in doubt for a refused feedback, a known defect or a desk that is switched off alone, or decided by a person before. */
export function canBeSettled({ state, because }: Pick<LimitView, 'state' | 'because'>): boolean {
  if (state === 'deemed-accepted' || state === 'kept-open') return because.includes('reviewed');
  return state === 'in-doubt' && isForPerson(because.filter((code) => code !== 'partly-fed-back'));
}
