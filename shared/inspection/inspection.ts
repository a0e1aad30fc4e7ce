import { z } from 'zod';
import { wordsSchema } from '../delivery/outbound-order.ts';
import { lineKeySchema, pickupSchema } from '../delivery/pickup.ts';
import { instantSchema } from '../kernel/instant.ts';
import { packageIdSchema } from '../kernel/ids.ts';
import { quantitySchema } from '../kernel/quantity.ts';
import { findingSchema } from './finding.ts';

/** Stage 1 looks at each package (R-IN-1). `unchecked` until a person has said something. */
export const packageConditionSchema = z.enum(['unchecked', 'intact', 'slight', 'severe']);
export type PackageCondition = z.infer<typeof packageConditionSchema>;

export const packageCheckSchema = z.strictObject({
  id: packageIdSchema,
  line: lineKeySchema,
  /** "第 3 包 / 共 8 包" of its line, from 1. */
  ordinal: z.int().min(1).max(100_000),
  condition: packageConditionSchema,
  /** At every broken place somebody looked inside (R-IN-1); small or fragile goods were opened on the spot, whole packages as well (R-IN-6). */
  lookedInside: z.boolean(),
});
export type PackageCheck = z.infer<typeof packageCheckSchema>;

/** What the dealer does with a line at the yard. `undecided` until a person has said so. */
export const decisionSchema = z.enum(['undecided', 'take', 'take-with-reservation', 'refuse']);
export type Decision = z.infer<typeof decisionSchema>;

/** Stage 2 of a line: everything fine is one tap; `with-findings` says its problems are listed as findings. */
export const itemCheckSchema = z.enum(['unchecked', 'fine', 'with-findings']);
export type ItemCheck = z.infer<typeof itemCheckSchema>;

/**
 * Expected against actual for one line, in the line's unit: good + damaged + missing = expected; `extra` came on top.
 * 12 sets may be 9 good, 2 damaged, 1 missing.
 */
export const lineCountSchema = z.strictObject({
  good: quantitySchema,
  damaged: quantitySchema,
  missing: quantitySchema,
  extra: quantitySchema,
  /** Weighed grams, for pipes and wherever the order names a weight; null where nobody weighed. */
  weightGrams: z.int().min(0).max(1_000_000_000).nullable(),
});
export type LineCount = z.infer<typeof lineCountSchema>;

/** Everything a dealer has said of one line so far. */
export const lineCheckSchema = z.strictObject({
  line: lineKeySchema,
  decision: decisionSchema,
  /** What the dealer wrote on the carrier's waybill when taking with reservation. */
  reservation: wordsSchema(500),
  items: itemCheckSchema,
  /** Units of the line found fine one by one (doors), from 1. */
  fineUnits: z.array(z.int().min(1).max(100_000)).max(10_000),
  /** null until compared; then the person's own numbers, prefilled from the findings. */
  count: lineCountSchema.nullable(),
});
export type LineCheck = z.infer<typeof lineCheckSchema>;

/** The call to the region's logistics dispatcher that R-IN-8 asks for. */
export const dispatcherCallSchema = z.strictObject({
  calledAt: instantSchema,
  phone: wordsSchema(40),
  answeredBy: wordsSchema(60),
  note: wordsSchema(500),
});
export type DispatcherCall = z.infer<typeof dispatcherCallSchema>;

/** A pickup with all that was found so far: the value every rule of sealing looks at. */
export const inspectionSchema = z.strictObject({
  pickup: pickupSchema,
  packages: z.array(packageCheckSchema),
  lines: z.array(lineCheckSchema),
  findings: z.array(findingSchema),
  dispatcherCalls: z.array(dispatcherCallSchema),
  /** R-TL-22: when the limits and their consequence were shown, and in which words. */
  limitsShown: z.strictObject({ shownAt: instantSchema, textVersion: wordsSchema(40), language: z.enum(['zh-CN', 'en']) }).nullable(),
});
export type Inspection = z.infer<typeof inspectionSchema>;
