import type { Check } from '../../../shared/inspection/finding.ts';
import type { Nature } from '../../../shared/inspection/finding.ts';
import { isFittings } from '../../../shared/delivery/line-size.ts';
import type { PickupLine } from '../../../shared/delivery/pickup.ts';
import type { TimeLimitPolicy } from '../../../shared/policy/policy-document.ts';
import type { ProductClass } from '../../../shared/policy/product-class.ts';

const metalwork = ['packaging-material', 'knock', 'colour', 'fittings', 'welding', 'rust', 'surface'] as const;
const partsOnly = ['packaging-material', 'fittings', 'knock', 'colour', 'surface', 'rust'] as const;
const simple = ['packaging-material', 'knock', 'colour', 'fittings', 'surface', 'rust'] as const;

const checklists: Readonly<Record<ProductClass, readonly Check[]>> = {
  door: metalwork,
  window_guard: metalwork,
  guardrail: metalwork,
  stair_handrail: metalwork,
  sample: metalwork,
  home: simple,
  pipe: ['packaging-material', 'knock', 'colour', 'welding', 'rust', 'surface'],
  material: simple,
  tooling: simple,
  tool: simple,
};

/** What stage 2 looks at, in the order a person does it: by class, and a bag of fittings as small parts whatever its class. */
export function checklistOf(policy: TimeLimitPolicy, line: PickupLine): readonly Check[] {
  return isFittings(policy, line) ? partsOnly : checklists[line.productClass];
}

/** R-TL-21: the nature a check usually has; a person may choose another. */
export const natureOf: Readonly<Record<Check, Nature>> = {
  'outer-packaging': 'appearance',
  'packaging-material': 'appearance',
  knock: 'appearance',
  colour: 'appearance',
  fittings: 'quantity',
  welding: 'hidden',
  rust: 'hidden',
  surface: 'appearance',
  count: 'quantity',
  weight: 'quantity',
  other: 'appearance',
};
