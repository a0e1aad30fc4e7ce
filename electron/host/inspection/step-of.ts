import type { Step } from '../../../shared/bridge/shapes.ts';
import { closed } from '../../../shared/kernel/closed.ts';
import type { FindingId } from '../../../shared/kernel/ids.ts';
import type { Finding } from '../../../shared/inspection/finding.ts';
import type { Missing } from '../../../shared/inspection/missing.ts';

const order: readonly Step[] = ['stage-1', 'stage-2', 'compare', 'sign', 'sealed'];

/** Where a pickup with open lines stands: the first step at which something is still missing. */
export function stepOf(missing: readonly Missing[], findings: readonly Pick<Finding, 'id' | 'stage'>[]): Step {
  const stages = new Map(findings.map((finding) => [finding.id, finding.stage]));
  let at = order.indexOf('sign');
  for (const one of missing) at = Math.min(at, order.indexOf(stepThatMends(one, stages)));
  return order[at] ?? 'sign';
}

function stepThatMends(missing: Missing, stages: ReadonlyMap<FindingId, 1 | 2>): Step {
  switch (missing.what) {
    case 'decision':
    case 'refuse-decision':
    case 'reservation-text':
    case 'package-unchecked':
    case 'look-inside':
    case 'package-finding':
      return 'stage-1';
    case 'item-check':
    case 'fine-against-findings':
      return 'stage-2';
    case 'finding':
      return missing.because === 'refused' ? 'stage-1' : 'stage-2';
    case 'place':
    case 'description':
    case 'affected-quantity':
    case 'photos':
    case 'with-packaging':
    case 'same-photo-twice':
    case 'near-duplicate-unexplained':
    case 'blur-unexplained':
    case 'photo-gone':
      return stages.get(missing.finding) === 1 ? 'stage-1' : 'stage-2';
    case 'count':
    case 'count-does-not-add-up':
    case 'damage-without-finding':
    case 'damage-not-counted':
    case 'weight':
    case 'pipe-length':
    case 'specification':
      return 'compare';
    case 'no-lines':
    case 'unknown-line':
    case 'limits-not-shown':
    case 'carrier':
    case 'carrier-phone':
    case 'dispatcher-call':
      return 'sign';
    default:
      return closed(missing);
  }
}
