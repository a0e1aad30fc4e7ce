import { z } from 'zod';
import { outboundOrderSchema, wordsSchema } from '../delivery/outbound-order.ts';
import { lineKeySchema, mostOrdersPerPickup, pickupSchema } from '../delivery/pickup.ts';
import { findingSchema, mostDamagePoints } from '../inspection/finding.ts';
import { decisionSchema, dispatcherCallSchema, itemCheckSchema, lineCountSchema, packageCheckSchema } from '../inspection/inspection.ts';
import { civilDateSchema, instantSchema } from '../kernel/instant.ts';
import { dealerIdSchema, deviceIdSchema, personIdSchema, pickupIdSchema, recordIdSchema, sha256Schema } from '../kernel/ids.ts';
import { quantitySchema } from '../kernel/quantity.ts';
import { productClassSchema, unitSchema } from '../policy/product-class.ts';
import { photoSchema } from '../photo/photo.ts';
import { timeProofSchema } from './time-proof.ts';

/** Findings of nature `quantity` come on top of the damage points. */
const mostFindings = mostDamagePoints + 4_000;
/** The most photos one record may list (200 damage points × 40). */
export const mostPhotosPerRecord = 8_000;

/** A time limit as it was shown to the dealer (R-TL-16, R-TL-22). */
export const shownLimitSchema = z.strictObject({
  rule: z.string().regex(/^R-TL-\d{1,2}$/),
  classes: z.array(productClassSchema).min(1),
  quantity: quantitySchema,
  unit: unitSchema,
  startsAt: instantSchema,
  dueAt: instantSchema,
  provisional: z.boolean(),
});

/** What the dealer says of one line in a sealed record. */
export const sealedLineSchema = z.strictObject({
  line: lineKeySchema,
  decision: decisionSchema,
  reservation: wordsSchema(500),
  items: itemCheckSchema,
  count: lineCountSchema.nullable(),
});
export type SealedLine = z.infer<typeof sealedLineSchema>;

const inspectionBody = {
  pickup: z.strictObject({ ...pickupSchema.shape, orders: z.array(outboundOrderSchema).min(1).max(mostOrdersPerPickup) }),
  /** The lines this record covers; a pickup may be fed back in several records, a line in one only. */
  lines: z.array(sealedLineSchema).min(1).max(4_000 * mostOrdersPerPickup),
  packages: z.array(packageCheckSchema),
  findings: z.array(findingSchema).max(mostFindings),
  dispatcherCalls: z.array(dispatcherCallSchema).max(100),
  limits: z.array(shownLimitSchema),
  /** R-TL-22: the notice of limits and consequence that was shown, its text version, and when. */
  notice: z.strictObject({ textVersion: wordsSchema(40), language: z.enum(['zh-CN', 'en']), shownAt: instantSchema }),
};

/** `feedback` is the signed outbound order (反馈销售出库单); `refusal` is goods not taken (R-IN-5, R-IN-8). */
export const recordBodySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('feedback'), ...inspectionBody }),
  z.strictObject({ kind: z.literal('refusal'), ...inspectionBody, reason: wordsSchema(1_000).min(1) }),
  /** R-IN-10: the dealer was warned and marks goods as installed. */
  z.strictObject({
    kind: z.literal('install-notice'),
    pickup: pickupIdSchema,
    lines: z.array(lineKeySchema).min(1),
    warnedAt: instantSchema,
    damageOpen: z.boolean(),
    note: wordsSchema(1_000),
  }),
  /** Points back at a record that said something wrong; the earlier one stays as it is. */
  z.strictObject({ kind: z.literal('correction'), corrects: recordIdSchema, correctsHash: sha256Schema, note: wordsSchema(2_000).min(1) }),
]);
export type RecordBody = z.infer<typeof recordBodySchema>;
export type RecordKind = RecordBody['kind'];

/** The drawn signature: the pad's height in thousandths of its width, and strokes of points (x, y in thousandths of the pad's width; t in ms from the first point; p pressure in thousandths). */
export const drawnSignatureSchema = z.strictObject({
  aspectMilli: z.int().min(100).max(10_000),
  strokes: z
    .array(z.array(z.tuple([z.int().min(0).max(1_000), z.int().min(0).max(10_000), z.int().min(0).max(3_600_000), z.int().min(0).max(1_000)])).min(1).max(5_000))
    .min(1)
    .max(200),
});
export type DrawnSignature = z.infer<typeof drawnSignatureSchema>;

/** A sealed record: immutable, one canonical text, chained per device, signed by a person. Unknown fields are refused. */
export const sealedRecordSchema = z.strictObject({
  format: z.literal('gatecheck-record/1'),
  id: recordIdSchema,
  dealer: dealerIdSchema,
  dealerName: wordsSchema(120),
  device: deviceIdSchema,
  person: z.strictObject({ id: personIdSchema, name: wordsSchema(60).min(1), role: z.enum(['owner', 'inspector']) }),
  /** 1 for the first record of a device, then without gaps. */
  sequence: z.int().min(1),
  /** SHA-256 of the canonical text of the device's previous record; null for its first. */
  previous: sha256Schema.nullable(),
  time: timeProofSchema,
  policy: z.strictObject({ version: wordsSchema(40), hash: sha256Schema, effectiveFrom: civilDateSchema }),
  /** The text that was on the screen when the person signed: language, version of its words, SHA-256 of its UTF-8 bytes. */
  shown: z.strictObject({ language: z.enum(['zh-CN', 'en']), textVersion: wordsSchema(40).min(1), sha256: sha256Schema }),
  signature: drawnSignatureSchema,
  photoCount: z.int().min(0).max(mostPhotosPerRecord),
  photos: z.array(photoSchema).max(mostPhotosPerRecord),
  body: recordBodySchema,
});
export type SealedRecord = z.infer<typeof sealedRecordSchema>;
