import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Check, Nature } from '../../../shared/inspection/finding.ts';
import type { Inspection } from '../../../shared/inspection/inspection.ts';
import type { Missing } from '../../../shared/inspection/missing.ts';
import { whatIsMissing } from '../../../shared/inspection/sealing-rules.ts';
import type { FindingId } from '../../../shared/kernel/ids.ts';
import type { Quantity } from '../../../shared/kernel/quantity.ts';
import { defaultPolicy } from '../../../shared/policy/default-policy.ts';
import { damage, fineCheck, inspectionOf, keyOf, numbered, orderLine } from '../../kit/inspection-case.ts';
import { caseCount } from '../../kit/random-cases.ts';
import { secondDisagreements, type SecondLine } from '../../kit/second-agreement.ts';

const checks: readonly Check[] = ['outer-packaging', 'knock', 'fittings', 'rust', 'count', 'weight', 'other'];
const natures: readonly Nature[] = ['quantity', 'appearance', 'hidden'];
const quantity = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 5 }).map((units) => units * 1000) }, fc.constantFrom(1, 500, 999, 1_001, 1_500));
const finding = fc.record({ check: fc.constantFrom(...checks), nature: fc.constantFrom(...natures), unit: fc.option(fc.integer({ min: 1, max: 5 }), { freq: 2 }), quantity });

/** Weights on, one gram beside, and far from the tolerance. */
function weighed(should: number): fc.Arbitrary<number | null> {
  const edges = fc.tuple(fc.constantFrom(-30, 0, 30), fc.integer({ min: -2, max: 2 })).map(([permille, by]) => Math.max(0, Math.round(should * (1 + permille / 1000)) + by));
  return fc.option(fc.oneof({ weight: 3, arbitrary: edges }, fc.integer({ min: 0, max: 200_000 })), { freq: 4 });
}

const line: fc.Arbitrary<SecondLine> = fc
  .record({ expected: quantity.filter((amount) => amount > 0), orderedGrams: fc.option(fc.constantFrom(0, 41_400, 100_000, 33_333), { freq: 4 }), findings: fc.array(finding, { maxLength: 4 }), fineUnits: fc.uniqueArray(fc.integer({ min: 1, max: 5 })), damaged: quantity, missing: quantity, extra: fc.constantFrom(0, 0, 1000) })
  .chain(({ damaged, missing, extra, ...rest }) => {
    const good = Math.max(0, rest.expected - damaged - missing);
    const should = rest.orderedGrams === null ? 40_000 : Math.round((rest.orderedGrams * (good + damaged + extra)) / rest.expected);
    return weighed(should).map((weightGrams) => ({ ...rest, tolerance: defaultPolicy.inspection.weightTolerancePermille, count: { good, damaged, missing, extra, weightGrams } }));
  });

const judged: readonly Missing['what'][] = ['damaged-differs', 'missing-differs', 'findings-exceed', 'too-many-fine', 'weight-without-finding'];

function textOf(missing: Missing): string {
  switch (missing.what) {
    case 'damaged-differs':
    case 'missing-differs':
      return `${missing.what} ${missing.counted} ${missing.found}`;
    case 'findings-exceed':
      return `${missing.what} ${missing.expected} ${missing.found}`;
    case 'too-many-fine':
      return `${missing.what} ${missing.fine} ${missing.most}`;
    case 'weight-without-finding':
      return `${missing.what} ${missing.expectedGrams} ${missing.actualGrams}`;
    default:
      return missing.what;
  }
}

/** Judged once; a hundred thousand cases change its one line, its counts and its findings. */
const door = inspectionOf([orderLine(1, { productClass: 'door' })]);
const bare = damage(1, 1, []);

function ours({ expected, orderedGrams, count, findings, fineUnits }: SecondLine): readonly string[] {
  const quantities = { good: count.good as Quantity, damaged: count.damaged as Quantity, missing: count.missing as Quantity, extra: count.extra as Quantity };
  const orders = door.pickup.orders.map((order) => ({ ...order, lines: order.lines.map((line) => ({ ...line, quantity: expected as Quantity, weightGrams: orderedGrams })) }));
  const inspection: Inspection = {
    ...door,
    pickup: { ...door.pickup, orders },
    lines: [fineCheck(1, { items: 'with-findings', fineUnits: [...fineUnits], count: { ...quantities, weightGrams: count.weightGrams } })],
    // The casts: `finding` above draws checks and natures from the product's own.
    findings: findings.map((of, index) => ({ ...bare, id: numbered<FindingId>(index + 1), check: of.check as Check, nature: of.nature as Nature, unit: of.unit, quantity: of.quantity as Quantity })),
  };
  const missing = whatIsMissing(inspection, { kind: 'feedback', lines: [keyOf(1)] }, defaultPolicy, new Map());
  return missing.filter((one) => judged.includes(one.what)).map(textOf).toSorted();
}

test('R-IN-1, R-IN-2, R-IN-6: counts, findings and weight of a line agree as the second implementation says', () => {
  fc.assert(
    fc.property(line, (given) => {
      expect(ours(given)).toEqual(secondDisagreements(given));
    }),
    { numRuns: caseCount },
  );
});
