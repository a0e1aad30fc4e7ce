import { z } from 'zod';
import { wordsSchema } from '../delivery/outbound-order.ts';
import { lineKeySchema } from '../delivery/pickup.ts';
import { findingIdSchema, packageIdSchema } from '../kernel/ids.ts';
import { quantitySchema } from '../kernel/quantity.ts';
import { mostPhotosPerDamagePoint, photoUseSchema } from '../photo/photo.ts';

/** The most damage points one pickup may carry; beyond it the program says so. */
export const mostDamagePoints = 200;

/** What was checked when the finding was made: the stage 1 look at the packaging, then the stage 2 checklist. */
export const checkSchema = z.enum(['outer-packaging', 'packaging-material', 'knock', 'colour', 'fittings', 'welding', 'rust', 'surface', 'count', 'weight', 'other']);
export type Check = z.infer<typeof checkSchema>;

/** R-TL-21: every finding says which of the three it is. */
export const natureSchema = z.enum(['quantity', 'appearance', 'hidden']);
export type Nature = z.infer<typeof natureSchema>;

export const severitySchema = z.enum(['slight', 'severe']);
export type Severity = z.infer<typeof severitySchema>;

/**
 * One thing that is wrong. Of nature `appearance` or `hidden` it is a damage point (损伤处): one place of damage on one item,
 * with photos of its own (R-IN-2). Of nature `quantity` it is a shortage, a surplus or a wrong weight, found by a check that counts, and needs none.
 */
export const findingSchema = z.strictObject({
  id: findingIdSchema,
  line: lineKeySchema,
  stage: z.union([z.literal(1), z.literal(2)]),
  /** The package it was seen on, in stage 1. */
  package: packageIdSchema.nullable(),
  /** Which unit of the line, from 1, where units are told apart (doors); null otherwise. */
  unit: z.int().min(1).max(100_000).nullable(),
  check: checkSchema,
  nature: natureSchema,
  severity: severitySchema,
  /** Where on the item: "左门扇下沿". */
  place: wordsSchema(200),
  description: wordsSchema(1_000),
  /** How many units of the line it affects. */
  quantity: quantitySchema,
  photos: z.array(photoUseSchema).max(mostPhotosPerDamagePoint),
});
export type Finding = z.infer<typeof findingSchema>;

/** Whether a check can find that goods are too few, too many or too light; any other finds damage. */
export function mayBeQuantity(check: Check): boolean {
  return check === 'count' || check === 'weight' || check === 'fittings';
}

/** R-IN-2: whatever is wrong with the thing itself is a damage point, also where it was called a matter of quantity. */
export function isDamagePoint(finding: Pick<Finding, 'nature' | 'check'>): boolean {
  return finding.nature !== 'quantity' || !mayBeQuantity(finding.check);
}
