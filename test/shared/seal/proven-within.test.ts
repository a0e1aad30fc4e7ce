import { expect, test } from 'vitest';
import { gradeFeedback, type FeedbackGrade } from '../../../shared/delivery/feedback-grade.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { provenWithin } from '../../../shared/seal/proven-within.ts';
import type { TimeProof } from '../../../shared/seal/time-proof.ts';

const anchor = {
  text: JSON.stringify({ format: 'gatecheck-anchor/1', device: '0190a000-0000-7000-8000-000000000001', nonce: '0'.repeat(32), hqTime: '2026-11-20T02:00:00.000Z', epoch: '1'.repeat(32) }),
  signature: '',
  certificate: '',
};
const hour = 3_600_000;
const limit = (hour: string, provisional = false) => ({ dueAt: `2026-11-20T${hour}:00.000Z` as Instant, provisional });

const proofs: readonly [name: string, proof: Pick<TimeProof, 'anchor' | 'elapsed'>, limit: { dueAt: Instant; provisional: boolean }, grade: FeedbackGrade][] = [
  ['running time ends before the limit', { anchor, elapsed: { leastMs: hour, mostMs: hour + 20 } }, limit('03:01'), 'in-time'],
  ['running time begins after it', { anchor, elapsed: { leastMs: hour, mostMs: hour + 20 } }, limit('02:59'), 'late'],
  ['the same before a limit that is provisional', { anchor, elapsed: { leastMs: hour, mostMs: hour + 20 } }, limit('02:59', true), 'needs-review'],
  ['running time that straddles the limit', { anchor, elapsed: { leastMs: hour - 10, mostMs: hour + 10 } }, limit('03:00'), 'needs-review'],
  ['a restart since HQ’s time, before the limit', { anchor, elapsed: null }, limit('03:00'), 'needs-review'],
  ['a restart since HQ’s time, which is past the limit already', { anchor, elapsed: null }, limit('01:00'), 'late'],
  ['no time of HQ at all', { anchor: null, elapsed: null }, limit('03:00'), 'needs-review'],
];

test.each(proofs)('what a record proves of its own time, whatever the wall clock says: %s', (_name, proof, due, grade) => {
  expect(gradeFeedback(due, provenWithin(proof), false)).toBe(grade);
});
