import { canBeDialled } from '../delivery/phone.ts';
import type { Instant } from '../kernel/instant.ts';

/** Goods on their way back to the factory, as far as anybody has said. Texts are empty and moments null where nobody has. */
export interface ReturnShipment {
  readonly approvedAt: Instant | null;
  /** Where the approval sends the goods. */
  readonly factoryAddress: string;
  readonly repackedAt: Instant | null;
  readonly shippedAt: Instant | null;
  readonly carrierPhone: string;
  readonly waybill: string;
  readonly arrivedAt: Instant | null;
}

/** What a return shipment lacks; `approval` also where the goods were shipped before it. */
export type ReturnLack = 'approval' | 'factory-address' | 'repacking' | 'shipping' | 'carrier-phone' | 'waybill';

/** R-IN-11: what the dealer still owes before HQ can track the goods, in the order of the steps; empty where nothing is. */
export function returnLacks(shipment: ReturnShipment): readonly ReturnLack[] {
  const { approvedAt, repackedAt, shippedAt } = shipment;
  const lacks: ReturnLack[] = [];
  if (approvedAt === null || (shippedAt !== null && shippedAt < approvedAt)) lacks.push('approval');
  if (shipment.factoryAddress.trim() === '') lacks.push('factory-address');
  if (repackedAt === null || (shippedAt !== null && shippedAt < repackedAt)) lacks.push('repacking');
  if (shippedAt === null) lacks.push('shipping');
  if (!canBeDialled(shipment.carrierPhone)) lacks.push('carrier-phone');
  if (shipment.waybill.trim() === '') lacks.push('waybill');
  return lacks;
}

/** R-IN-11: where the goods are for HQ: it tracks what is reported whole, until it has arrived. What has arrived is there, whatever the report lacks. */
export function returnStage(shipment: ReturnShipment): 'with-the-dealer' | 'on-the-way' | 'arrived' {
  if (shipment.arrivedAt !== null) return 'arrived';
  return returnLacks(shipment).length === 0 ? 'on-the-way' : 'with-the-dealer';
}
