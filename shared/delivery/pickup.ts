import { z } from 'zod';
import { instantSchema } from '../kernel/instant.ts';
import { orderNoSchema, pickupIdSchema } from '../kernel/ids.ts';
import { orderLineSchema, outboundOrderSchema, wordsSchema } from './outbound-order.ts';

/** The most outbound orders one pickup may take over at once. */
export const mostOrdersPerPickup = 10;

/** Which line of which outbound order: `CK20261120-0031#2`. */
export const lineKeySchema = z.string().regex(/^[\p{L}\p{N}._/-]{1,40}#\d{1,5}$/u);
export type LineKey = z.infer<typeof lineKeySchema>;

export function lineKey(orderNo: string, lineNo: number): LineKey {
  return `${orderNo}#${lineNo}`;
}

/** Order number and line number of a key. */
export function partsOfLineKey(key: LineKey): { readonly orderNo: string; readonly lineNo: number } {
  const at = key.lastIndexOf('#');
  return { orderNo: key.slice(0, at), lineNo: Number(key.slice(at + 1)) };
}

/** The moment a dealer takes goods over (提货); every inspection clock starts from `pickedUpAt`. */
export const pickupSchema = z.strictObject({
  id: pickupIdSchema,
  orders: z.array(outboundOrderSchema).min(1).max(mostOrdersPerPickup),
  pickedUpAt: instantSchema,
  /** The desk's own time when the pickup was entered; it differs from `pickedUpAt` only with a reason. */
  enteredAt: instantSchema,
  timeChangedBecause: wordsSchema(300).nullable(),
  carrier: wordsSchema(80).min(1),
  carrierPhone: wordsSchema(40).min(1),
  waybill: wordsSchema(60),
  plate: wordsSchema(20),
});
export type Pickup = z.infer<typeof pickupSchema>;

export const pickupLineSchema = z.strictObject({ key: lineKeySchema, orderNo: orderNoSchema, ...orderLineSchema.shape });
export type PickupLine = z.infer<typeof pickupLineSchema>;

/** Every line of the pickup, order by order, in the order of the paper. */
export function pickupLines(pickup: Pickup): readonly PickupLine[] {
  return pickup.orders.flatMap((order) =>
    order.lines.map((line) => ({ ...line, key: lineKey(order.orderNo, line.lineNo), orderNo: order.orderNo })),
  );
}
