import { expect, test } from 'vitest';
import { isDefectKnown } from '../../../shared/delivery/known-defect.ts';
import { at } from '../../kit/limit-lines.ts';

const due = at('2026-11-20 17:59:59.999');
const before = at('2026-11-20 17:59:59.998');
const after = at('2026-11-20 18:00');
const muchLater = at('2026-11-21 09:00');
const own = new Set(['CK1#1', 'CK1#2']);

test.each([
  ['told before the deadline', before, before, ['CK1#1'], true],
  ['told at the deadline', due, due, ['CK1#2'], true],
  ['told one millisecond after it', after, after, ['CK1#1'], false],
  ['told by a notice whose time lies on both sides', before, muchLater, ['CK1#1'], true],
  ['told by a desk without an anchor, received after it', null, muchLater, ['CK1#1'], true],
  ['told of goods of another limit', before, before, ['CK1#3'], false],
  ['told of goods of both', before, before, ['CK1#3', 'CK1#2'], true],
] as const)('R-TL-20, art. 621: %s', (_, notBefore, notAfter, lines, isKnown) => {
  expect(isDefectKnown({ dueAt: due }, own, [{ lines, sealed: { notBefore, notAfter } }])).toBe(isKnown);
});

test('R-TL-20: nothing told, nothing known', () => {
  expect(isDefectKnown({ dueAt: due }, own, [])).toBe(false);
});
