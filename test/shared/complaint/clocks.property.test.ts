import fc from 'fast-check';
import { expect, test } from 'vitest';
import { complaintClocks, extendedClock } from '../../../shared/complaint/clocks.ts';
import { staffRoles } from '../../../shared/dealer/staff-role.ts';
import { epochMs, instantOf } from '../../../shared/kernel/instant.ts';
import { calendar2024To2026 } from '../../../shared/policy/calendar-2024-2026.ts';
import { defaultPolicy } from '../../../shared/policy/default-policy.ts';
import { caseCount, randomMoment } from '../../kit/random-cases.ts';
import { secondComplaint, secondExtended } from '../../kit/second-complaints.ts';

const day = 86_400_000;

test('R-CP-2..4: complaint clocks agree with the second implementation', () => {
  fc.assert(
    fc.property(randomMoment, fc.option(fc.integer({ min: 0, max: 12 * day })), (received, after) => {
      const replied = after === null ? null : received + after;
      const { plan, resolve } = complaintClocks(defaultPolicy.complaint, calendar2024To2026, instantOf(received), replied === null ? null : instantOf(replied));
      expect({
        planDue: epochMs(plan.dueAt),
        resolveDue: resolve === null ? null : epochMs(resolve.dueAt),
        provisional: plan.provisional || resolve?.provisional === true,
      }).toEqual(secondComplaint(received, replied));
    }),
    { numRuns: caseCount },
  );
});

test('R-CP-5: extensions agree with the second implementation', () => {
  const request = fc.record({
    asked: fc.integer({ min: 0, max: 20 * day }),
    until: fc.integer({ min: 0, max: 30 * day }),
    hasReason: fc.boolean(),
    approved: fc.constantFrom(true, false, null),
    decider: fc.oneof({ weight: 3, arbitrary: fc.constant('operations-director' as const) }, { weight: 1, arbitrary: fc.constantFrom(...staffRoles) }),
  });
  // Two requests of one millisecond have no order, so they are kept apart.
  const requests = fc.uniqueArray(request, { maxLength: 4, selector: (one) => one.asked });
  fc.assert(
    fc.property(randomMoment, requests, (received, given) => {
      const { plan } = complaintClocks(defaultPolicy.complaint, calendar2024To2026, instantOf(received), null);
      const due = epochMs(plan.dueAt);
      const placed = given.map((one) => ({ ...one, asked: received + one.asked, until: received + one.until }));
      const extended = extendedClock(
        plan,
        placed.map((one) => ({
          requestedAt: instantOf(one.asked),
          reason: one.hasReason ? '配件需外购' : ' ',
          until: instantOf(one.until),
          decision: one.approved === null ? null : { approved: one.approved, decidedAt: instantOf(one.asked), by: one.decider },
        })),
      );
      expect(epochMs(extended.dueAt)).toBe(secondExtended(due, placed));
    }),
    { numRuns: caseCount },
  );
});
