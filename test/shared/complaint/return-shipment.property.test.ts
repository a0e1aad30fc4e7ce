import fc from 'fast-check';
import { expect, test } from 'vitest';
import { returnStage } from '../../../shared/complaint/return-shipment.ts';
import { instantOf } from '../../../shared/kernel/instant.ts';
import { caseCount } from '../../kit/random-cases.ts';
import { secondReturn } from '../../kit/second-return.ts';

const moment = fc.option(fc.integer({ min: 0, max: 3 }).map((step) => Date.UTC(2026, 10, 20) + step), { freq: 6 });
const words = fc.constantFrom('', ' ', '厂', '工业北路 21 号');
const phone = fc.constantFrom('', '1234', '1-2-3-4', '12345', '0531-88001234', '五三一二三');

test('R-IN-11: where returned goods are agrees with the second implementation', () => {
  fc.assert(
    fc.property(moment, words, moment, moment, phone, words, fc.option(moment, { freq: 3 }), (approved, address, repacked, shipped, carrierPhone, waybill, arrived) => {
      const when = (at: number | null) => (at === null ? null : instantOf(at));
      const shipment = { approvedAt: when(approved), factoryAddress: address, repackedAt: when(repacked), shippedAt: when(shipped), carrierPhone, waybill, arrivedAt: when(arrived) };
      expect(returnStage(shipment)).toBe(secondReturn({ approved, address, repacked, shipped, phone: carrierPhone, waybill, arrived }));
    }),
    { numRuns: caseCount },
  );
});
