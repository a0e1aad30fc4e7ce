import { expect, test } from 'vitest';
import { openDamage } from '../../../shared/inspection/install-rules.ts';
import { damage, keyOf } from '../../kit/inspection-case.ts';

const knock = damage(1, 1, []);
const rust = damage(2, 1, [], { check: 'rust', nature: 'hidden' });
const other = damage(3, 2, []);
const shortage = damage(4, 3, [], { nature: 'quantity', check: 'count' });
const packaging = damage(5, 3, [], { stage: 1, check: 'outer-packaging' });
const findings = [knock, rust, other, shortage, packaging];

test('R-IN-10: damage without agreement stops the lines that carry it, and only those named', () => {
  expect(openDamage([keyOf(1)], findings, new Set())).toEqual([{ line: keyOf(1), findings: [knock.id, rust.id] }]);
  expect(openDamage([keyOf(1), keyOf(2)], findings, new Set([knock.id, rust.id]))).toEqual([{ line: keyOf(2), findings: [other.id] }]);
});

test('R-IN-10: shortages and broken packaging with sound goods do not stop an installation', () => {
  expect(openDamage([keyOf(3)], findings, new Set())).toEqual([]);
});
