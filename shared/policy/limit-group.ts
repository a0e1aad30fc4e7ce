import { z } from 'zod';
import { quantitySchema } from '../kernel/quantity.ts';
import { productClassSchema, unitOfClass, unitSchema } from './product-class.ts';

/** The id of a rule as the policy cites it: `R-TL-3`. */
export const ruleIdSchema = z.string().regex(/^R-[A-Z]{2}-\d{1,3}$/);
export type RuleId = z.infer<typeof ruleIdSchema>;

/** How long: whole hours, until 24:00 of the day of pickup, or until 24:00 of the n-th day after it (R-TL-13, R-TL-14). */
export const limitLengthSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('hours'), hours: z.int().min(1).max(1_000) }),
  z.strictObject({ kind: z.literal('pickup-day') }),
  z.strictObject({ kind: z.literal('days-after'), days: z.int().min(1).max(365) }),
]);
export type LimitLength = z.infer<typeof limitLengthSchema>;

export const limitRowSchema = z.strictObject({ rule: ruleIdSchema, length: limitLengthSchema });
export type LimitRow = z.infer<typeof limitRowSchema>;

/**
 * The rows of the table of section 3 whose classes are counted together (R-TL-11): below `threshold` the row `within`
 * holds, above it `andAbove`, and exactly at it whichever ends later (R-TL-15). `threshold` and `andAbove` are null together: any size.
 */
export const limitGroupSchema = z
  .strictObject({
    classes: z.array(productClassSchema).min(1),
    unit: unitSchema,
    threshold: quantitySchema.nullable(),
    within: limitRowSchema,
    andAbove: limitRowSchema.nullable(),
  })
  .refine((group) => (group.threshold === null) === (group.andAbove === null), { error: 'threshold and andAbove belong together' })
  .refine((group) => group.classes.every((name) => unitOfClass[name] === group.unit), { error: 'classes counted together share one unit' });
export type LimitGroup = z.infer<typeof limitGroupSchema>;
