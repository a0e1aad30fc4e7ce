import fc from 'fast-check';
import { expect, test } from 'vitest';
import { epochMs, instantOf, zonedText, type CivilDate } from '../../../shared/kernel/instant.ts';
import type { Quantity } from '../../../shared/kernel/quantity.ts';
import { compensation } from '../../../shared/order/compensation.ts';
import { confirmedAt } from '../../../shared/order/confirmation.ts';
import { isLargeOrder } from '../../../shared/order/large-order.ts';
import { leadTime } from '../../../shared/order/lead-time.ts';
import { defaultPolicy } from '../../../shared/policy/default-policy.ts';
import { productClasses } from '../../../shared/policy/product-class.ts';
import { caseCount, dayOf, randomDay, randomMoment } from '../../kit/random-cases.ts';
import { secondCompensation, secondConfirmed, secondLeadTime } from '../../kit/second-orders.ts';

const { order } = defaultPolicy;
/** A review or a deposit: rarely still open. */
const event = fc.option(randomMoment, { freq: 20 });
function localOf(ms: number): string;
function localOf(ms: number | null): string | null;
function localOf(ms: number | null): string | null {
  return ms === null ? null : zonedText(instantOf(ms)).slice(0, 23);
}
const someClass = fc.constantFrom(...productClasses);

test('R-LT-1..3, R-LT-5: lead times agree with the second implementation', () => {
  const orderFacts = fc.record({
    promised: fc.option(randomDay.map(dayOf)),
    agreed: fc.option(randomDay.map(dayOf), { freq: 2 }),
    area: fc.constantFrom(0, 149_990, 150_000, 150_010, 400_000),
    sets: fc.constantFrom(0, 5_000, 6_000, 7_000),
  });
  fc.assert(
    fc.property(fc.tuple(event, event), someClass, fc.constantFrom('natural', 'coloured'), orderFacts, ([reviewed, deposit], productClass, finish, given) => {
      const confirmed = confirmedAt(reviewed === null ? null : instantOf(reviewed), deposit === null ? null : instantOf(deposit));
      const expected = secondConfirmed(localOf(reviewed), localOf(deposit));
      expect(confirmed === null ? null : localOf(epochMs(confirmed))).toBe(expected);
      if (confirmed === null || expected === null) return;
      const isLarge = isLargeOrder(order, { windowGuardArea: given.area as Quantity, doorSets: given.sets as Quantity });
      const found = leadTime(order, { productClass, finish, confirmedAt: confirmed, promised: given.promised as CivilDate | null, agreed: given.agreed as CivilDate | null, isLarge });
      if (found === 'finish-needed') throw new Error('a finish was given');
      const second = secondLeadTime(expected, productClass, finish, {
        promised: given.promised,
        agreed: given.agreed,
        squareMetres: given.area / 1_000,
        doorSets: given.sets / 1_000,
      });
      expect({ day1: found.day1, shipBy: found.shipBy }).toEqual(second);
    }),
    { numRuns: caseCount },
  );
});

test('R-LT-4, R-LT-6: compensation agrees with the second implementation', () => {
  const late = fc.tuple(randomDay, fc.integer({ min: -3, max: 12 }));
  const span = fc.record({ from: fc.integer({ min: -4, max: 12 }), length: fc.integer({ min: 0, max: 5 }), proved: fc.boolean() });
  fc.assert(
    fc.property(someClass, late, fc.boolean(), fc.array(span, { maxLength: 3 }), (productClass, [shipBy, by], causedByProduction, given) => {
      const spans = given.map(({ from, length, proved }) => ({ from: dayOf(shipBy + from), to: dayOf(shipBy + from + length), proved }));
      const found = compensation(order, {
        productClass,
        shipBy: dayOf(shipBy) as CivilDate,
        shipped: dayOf(shipBy + by) as CivilDate,
        causedByProduction,
        forceMajeure: spans.map(({ from, to, proved }) => ({ from: from as CivilDate, to: to as CivilDate, hasEvidence: proved })),
        items: 3,
      });
      const second = secondCompensation(productClass, dayOf(shipBy), dayOf(shipBy + by), causedByProduction, spans);
      expect({ days: found.days, paid: found.compensatedDays, fen: found.amountFen }).toEqual(second);
    }),
    { numRuns: caseCount },
  );
});
