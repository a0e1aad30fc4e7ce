import { expect, test } from 'vitest';
import { returnLacks, returnStage, type ReturnShipment } from '../../../shared/complaint/return-shipment.ts';
import { at } from '../../kit/limit-lines.ts';

const whole: ReturnShipment = {
  approvedAt: at('2026-11-20 10:00'),
  factoryAddress: '山东省济南市历城区工业北路 21 号',
  repackedAt: at('2026-11-21 09:00'),
  shippedAt: at('2026-11-21 10:00'),
  carrierPhone: '0531-88001234',
  waybill: 'DT20261121',
  arrivedAt: null,
};

test('R-IN-11: approved, repacked, shipped to the named address and reported: HQ tracks it until it arrives', () => {
  expect(returnLacks(whole)).toEqual([]);
  expect(returnStage(whole)).toBe('on-the-way');
  expect(returnStage({ ...whole, arrivedAt: at('2026-11-24 15:00') })).toBe('arrived');
});

test('R-IN-11: of what nobody has begun every step is lacking, in their order', () => {
  const nothing = { approvedAt: null, factoryAddress: '', repackedAt: null, shippedAt: null, carrierPhone: '', waybill: '', arrivedAt: null };
  expect(returnLacks(nothing)).toEqual(['approval', 'factory-address', 'repacking', 'shipping', 'carrier-phone', 'waybill']);
  expect(returnStage(nothing)).toBe('with-the-dealer');
});

test.each([
  ['approval', { approvedAt: null }],
  ['approval', { approvedAt: at('2026-11-21 10:00:00.001') }],
  ['factory-address', { factoryAddress: '  ' }],
  ['repacking', { repackedAt: null }],
  ['repacking', { repackedAt: at('2026-11-21 10:00:00.001') }],
  ['shipping', { shippedAt: null }],
  ['carrier-phone', { carrierPhone: '1234' }],
  ['waybill', { waybill: ' ' }],
] as const)('R-IN-11: without %s HQ does not track it', (lack, change) => {
  expect(returnLacks({ ...whole, ...change })).toEqual([lack]);
  expect(returnStage({ ...whole, ...change })).toBe('with-the-dealer');
});

test('R-IN-11: approval, repacking and shipping may fall on one moment', () => {
  const moment = at('2026-11-21 10:00');
  expect(returnLacks({ ...whole, approvedAt: moment, repackedAt: moment, shippedAt: moment })).toEqual([]);
});
