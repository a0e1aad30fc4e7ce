import type { Check } from '../../../shared/inspection/finding.ts';
import type { Nature } from '../../../shared/inspection/finding.ts';
import type { ProductClass } from '../../../shared/policy/product-class.ts';

const metalwork = ['packaging-material', 'knock', 'colour', 'fittings', 'welding', 'rust', 'surface'] as const;
const simple = ['packaging-material', 'knock', 'colour', 'fittings', 'surface', 'rust'] as const;

/** What stage 2 looks at, by class, in the order a person does it. */
export const checklistOf: Readonly<Record<ProductClass, readonly Check[]>> = {
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
