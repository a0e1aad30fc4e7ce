import { z } from 'zod';
import { civilDateSchema } from '../kernel/instant.ts';
import { dealerIdSchema, orderNoSchema } from '../kernel/ids.ts';
import { quantitySchema } from '../kernel/quantity.ts';
import { productClassSchema, unitSchema } from '../policy/product-class.ts';

/** The most lines one outbound order may carry; beyond it the program says so. */
export const mostLines = 4_000;

/** Text a person typed: trimmed by the form, never empty where required, well-formed Unicode, no control characters but newline. */
export function wordsSchema(longest: number) {
  return z
    .string()
    .max(longest)
    .refine((text) => text.isWellFormed() && !/[\u0000-\u0009\u000b-\u001f\u007f]/.test(text), { error: 'plain text' });
}

/** One line of an outbound order: what should arrive. */
export const orderLineSchema = z.strictObject({
  lineNo: z.int().min(1).max(99_999),
  productClass: productClassSchema,
  name: wordsSchema(200).min(1),
  specification: wordsSchema(200),
  colour: wordsSchema(60),
  quantity: quantitySchema,
  unit: unitSchema,
  /** Metres of one length (支) in thousandths, where the line is counted in lengths; from the specification or entered once (R-TL-11). */
  metresPerLength: quantitySchema.nullable(),
  /** Total weight of the line in grams, where the order names one. */
  weightGrams: z.int().min(0).max(1_000_000_000).nullable(),
  packages: z.int().min(0).max(100_000),
  note: wordsSchema(500),
});
export type OrderLine = z.infer<typeof orderLineSchema>;

/** The delivery document that travels with the goods (销售出库单). */
export const outboundOrderSchema = z.strictObject({
  orderNo: orderNoSchema,
  /** The dealer's order that it delivers, where known. */
  salesOrderNo: wordsSchema(40),
  dealer: dealerIdSchema,
  dealerName: wordsSchema(120),
  shippedOn: civilDateSchema.nullable(),
  carrier: wordsSchema(80),
  carrierPhone: wordsSchema(40),
  waybill: wordsSchema(60),
  /** `hq` sent it; `paper` was typed in by the dealer because HQ had not. */
  source: z.enum(['hq', 'paper']),
  lines: z.array(orderLineSchema).min(1).max(mostLines),
});
export type OutboundOrder = z.infer<typeof outboundOrderSchema>;
