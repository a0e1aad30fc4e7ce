import { expect, test } from 'vitest';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { afterFailure, isOfTheWay, mostFailures, untilNextContactMs, waitMs } from '../../../shared/outbox/patience.ts';
import { pictureOrder, recordOrder } from '../../../shared/outbox/send-order.ts';

test('waits double up to a quarter of an hour and are spread over their upper half', () => {
  expect([1, 2, 3, 20].map((failures) => waitMs(failures, 0))).toEqual([7_500, 15_000, 30_000, 450_000]);
  expect([1, 2, 3, 20].map((failures) => waitMs(failures, 0.999999))).toEqual([15_000, 30_000, 60_000, 900_000]);
});

test('an item is parked after five failures of its own, at once where its evidence is damaged, never for the way to HQ', () => {
  const problem = { code: 'record.photos-missing' } as const;
  expect(Array.from({ length: mostFailures }, (_, index) => afterFailure(index + 1, problem, 0.5).kind)).toEqual(['retry', 'retry', 'retry', 'retry', 'park']);
  expect(afterFailure(1, { code: 'photo.damaged-at-rest' }, 0.5).kind).toBe('park');
  expect((['hq.unreachable', 'hq.not-hq', 'hq.busy', 'anchor.stale', 'device.revoked', 'wire.too-old', 'wire.too-new'] as const).every((code) => isOfTheWay({ code }))).toBe(true);
  expect(isOfTheWay({ code: 'record.chain-broken' })).toBe(false);
});

test('the desk speaks with HQ again soon while something waits', () => {
  expect(untilNextContactMs(0, true, 0)).toBeLessThan(untilNextContactMs(0, false, 0));
  expect(untilNextContactMs(6, true, 0)).toBeGreaterThan(untilNextContactMs(1, true, 0));
});

test('records go by their number, pictures by the most urgent deadline, what answers none last', () => {
  const items = [
    { sequence: 3, dueAt: '2026-11-20T10:00:00.000Z' as Instant },
    { sequence: 1, dueAt: null },
    { sequence: 4, dueAt: '2026-11-20T09:00:00.000Z' as Instant },
    { sequence: 2, dueAt: '2026-11-20T10:00:00.000Z' as Instant },
  ];
  expect(recordOrder(items).map((item) => item.sequence)).toEqual([1, 2, 3, 4]);
  expect(pictureOrder(items).map((item) => item.sequence)).toEqual([4, 2, 3, 1]);
});
