import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dueReminder, reminders } from '../../../shared/delivery/reminders.ts';
import { epochMs, instantOf } from '../../../shared/kernel/instant.ts';
import { defaultPolicy } from '../../../shared/policy/default-policy.ts';
import { caseCount, randomMoment } from '../../kit/random-cases.ts';
import { secondDue, secondReminders } from '../../kit/second-reminders.ts';

const minute = 60_000;
/** Lengths of limits: any up to three days, and around those at which reminders meet or fall before the start. */
const length = fc.oneof(fc.integer({ min: 0, max: 3 * 1_440 * minute }), fc.tuple(fc.constantFrom(0, 15, 30, 60, 120, 240).map((minutes) => minutes * minute), fc.integer({ min: 0, max: 3 })).map(([at, by]) => at + by));
const policy = defaultPolicy.timeLimits;

test('R-TL-17: reminders and what a scan sends agree with the second implementation', () => {
  fc.assert(
    fc.property(randomMoment, length, fc.double({ min: -0.1, max: 1.1, noNaN: true }), fc.array(fc.constantFrom('half-time' as const, 'minutes-before-60' as const, 'minutes-before-15' as const), { maxLength: 3 }), (starts, long, part, sent) => {
      const limit = { startsAt: instantOf(starts), dueAt: instantOf(starts + long) };
      const all = secondReminders(starts, starts + long, [60, 15]);
      expect(reminders(policy, limit).map(({ kind, at }) => [kind, epochMs(at)])).toEqual(all);
      // Now and then exactly the instant of a reminder, or the end.
      const now = Math.round(part * 10) % 3 === 0 ? (all[Math.abs(Math.round(part * 10)) % Math.max(1, all.length)]?.[1] ?? starts + long) : Math.round(starts + part * long);
      expect([dueReminder(policy, limit, instantOf(now), sent.map((kind) => ({ kind })))].flatMap((reminder) => reminder?.kind ?? [])).toEqual(secondDue(all, starts + long, now, sent));
    }),
    { numRuns: caseCount },
  );
});
