import type { Step } from '../../../shared/bridge/shapes.ts';
import type { Finding } from '../../../shared/inspection/finding.ts';
import type { Missing } from '../../../shared/inspection/missing.ts';
import { pageOfMissing, type MissingPage } from '../../../shared/inspection/missing-page.ts';

const order: readonly Step[] = ['stage-1', 'stage-2', 'compare', 'sign', 'sealed'];

/** Where a pickup with open lines stands: the first step at which something is still missing. */
export function stepOf(missing: readonly Missing[], findings: readonly Pick<Finding, 'id' | 'stage'>[]): Step {
  let at = order.indexOf('sign');
  for (const one of missing) at = Math.min(at, order.indexOf(stepOfPage(pageOfMissing(one, { inspection: { findings } }))));
  return order[at] ?? 'sign';
}

/** The limits and the refusal are reached from the page where one signs. */
function stepOfPage(page: MissingPage): Step {
  return page === 'limits' || page === 'refusal' ? 'sign' : page;
}
