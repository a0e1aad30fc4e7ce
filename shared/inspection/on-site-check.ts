import { isFittings, type SizedLine } from '../delivery/line-size.ts';
import { closed } from '../kernel/closed.ts';
import type { PolicyDocument } from '../policy/policy-document.ts';

/** What is done with a line at the yard beside looking at its packages. */
export type OnSiteCheck = 'packaging-only' | 'count' | 'count-and-weigh' | 'open-and-count';

/** R-IN-6: whether the goods are opened before they are taken, whole packages as well. */
export function isOpenedOnSite(policy: Pick<PolicyDocument, 'timeLimits' | 'inspection'>, line: SizedLine): boolean {
  return onSiteCheck(policy, line) === 'open-and-count';
}

/**
 * R-IN-1, R-IN-6: doors are opened in stage 2; other goods are counted before they are taken, pipes weighed as well, and small or fragile items
 * (fittings, materials, tooling, tools) opened on the spot and checked line by line.
 */
export function onSiteCheck(policy: Pick<PolicyDocument, 'timeLimits' | 'inspection'>, line: SizedLine): OnSiteCheck {
  if (isFittings(policy.timeLimits, line)) return 'open-and-count';
  if (policy.inspection.weighedClasses.includes(line.productClass)) return 'count-and-weigh';
  switch (line.productClass) {
    case 'door':
      return 'packaging-only';
    case 'material':
    case 'tooling':
    case 'tool':
      return 'open-and-count';
    case 'window_guard':
    case 'guardrail':
    case 'stair_handrail':
    case 'sample':
    case 'home':
    case 'pipe':
      return 'count';
    default:
      return closed(line.productClass);
  }
}
