import { expect, test } from 'vitest';
import { gradeFeedback } from '../../../shared/delivery/feedback-grade.ts';
import { at } from '../../kit/limit-lines.ts';

const due = at('2026-11-20 17:59:59.999');
const before = at('2026-11-20 17:59:59.998');
const after = at('2026-11-20 18:00');
const muchLater = at('2026-11-21 09:00');
const earlier = at('2026-11-20 10:00');

test.each([
  ['one millisecond before the deadline', before, before, 'in-time'],
  ['at the deadline', due, due, 'in-time'],
  ['one millisecond after the deadline', after, after, 'late'],
  ['an interval that ends at the deadline', earlier, due, 'in-time'],
  ['an interval that straddles it', earlier, after, 'needs-review'],
  ['an interval that begins at the deadline', due, muchLater, 'needs-review'],
  ['an interval that begins after it', after, muchLater, 'late'],
  ['no anchor, received before the deadline', null, before, 'in-time'],
  ['no anchor, received after the deadline', null, muchLater, 'needs-review'],
  ['begun before, not received yet', earlier, null, 'needs-review'],
  ['begun after, not received yet', after, null, 'late'],
  ['nothing known', null, null, 'needs-review'],
] as const)('R-TL-15, R-TL-19: %s', (_, notBefore, notAfter, grade) => {
  expect(gradeFeedback({ dueAt: due, provisional: false }, { notBefore, notAfter }, false)).toBe(grade);
});

test('R-TL-20: never late while the deadline is provisional or HQ already knew; in time stays in time', () => {
  const late = { notBefore: after, notAfter: muchLater };
  expect(gradeFeedback({ dueAt: due, provisional: true }, late, false)).toBe('needs-review');
  expect(gradeFeedback({ dueAt: due, provisional: false }, late, true)).toBe('needs-review');
  expect(gradeFeedback({ dueAt: due, provisional: true }, { notBefore: before, notAfter: due }, true)).toBe('in-time');
});
