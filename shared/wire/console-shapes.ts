import { z } from 'zod';
import { dealerLevelSchema, dealerSchema, personSchema, regionSchema } from '../dealer/dealer.ts';
import { dealerRoleSchema, staffRoleSchema } from '../dealer/staff-role.ts';
import { pickupSchema } from '../delivery/pickup.ts';
import { outboundOrderSchema } from '../delivery/outbound-order.ts';
import { civilDateSchema, instantSchema } from '../kernel/instant.ts';
import { dealerIdSchema, deviceIdSchema, orderNoSchema, personIdSchema, pickupIdSchema, recordIdSchema, regionIdSchema, sha256Schema } from '../kernel/ids.ts';
import { quantitySchema } from '../kernel/quantity.ts';
import { productClassSchema, unitSchema } from '../policy/product-class.ts';
import { acknowledgementSchema } from '../seal/acknowledgement.ts';
import { sealedRecordSchema } from '../seal/sealed-record.ts';
import { reminderSchema } from './desk-contract.ts';

/** A page of a list: `rows`, and the cursor that asks for the next page, null at the end. */
export function pageOf<Row extends z.ZodType>(row: Row) {
  return z.strictObject({ rows: z.array(row), next: z.string().nullable(), total: z.int().min(0) });
}

/** What every list takes: free text, a cursor and a page size. */
export const listInputSchema = z.strictObject({
  text: z.string().max(100).default(''),
  after: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const meSchema = z.strictObject({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  roles: z.array(staffRoleSchema),
  regions: z.array(regionSchema),
  mustChangePassword: z.boolean(),
});
export type Me = z.infer<typeof meSchema>;

/** R-TL-15..23 for one limit of one pickup, as HQ sees it now; `kept-open`: a person decided that the goods are not deemed accepted (R-TL-20). */
export const limitStateSchema = z.enum(['running', 'near', 'no-feedback', 'deemed-accepted', 'kept-open', 'in-time', 'late', 'needs-review', 'in-doubt']);
export type LimitState = z.infer<typeof limitStateSchema>;

export const limitViewSchema = z.strictObject({
  rule: z.string(),
  classes: z.array(productClassSchema),
  quantity: quantitySchema,
  unit: unitSchema,
  startsAt: instantSchema,
  dueAt: instantSchema,
  provisional: z.boolean(),
  state: limitStateSchema,
  /** Codes that say why; sentences in `shared/words`. */
  because: z.array(z.string()),
  /** The feedback that answered this limit, where one did. */
  record: recordIdSchema.nullable(),
});
export type LimitView = z.infer<typeof limitViewSchema>;

export const orderStatusSchema = z.enum(['on-the-way', 'picked-up', 'fed-back', 'refused', 'withdrawn']);

export const orderRowSchema = z.strictObject({
  orderNo: orderNoSchema,
  salesOrderNo: z.string(),
  dealer: dealerIdSchema,
  dealerName: z.string(),
  region: regionIdSchema,
  shippedOn: civilDateSchema.nullable(),
  carrier: z.string(),
  waybill: z.string(),
  lines: z.int(),
  classes: z.array(productClassSchema),
  status: orderStatusSchema,
  /** How many of its lines the dealer has refused, as the last record of each line has it: an order that is fed back may be refused in part. */
  refusedLines: z.int().min(0),
  /** The nearest limit that still runs, else the last that ran out. */
  dueAt: instantSchema.nullable(),
  worstState: limitStateSchema.nullable(),
});
export type OrderRow = z.infer<typeof orderRowSchema>;

export const recordRowSchema = z.strictObject({
  record: recordIdSchema,
  kind: z.enum(['feedback', 'refusal', 'install-notice', 'correction']),
  dealer: dealerIdSchema,
  dealerName: z.string(),
  dealerPhone: z.string(),
  region: regionIdSchema,
  orderNos: z.array(orderNoSchema),
  person: z.string(),
  sealedAtWall: instantSchema,
  receivedAt: instantSchema,
  /** Worst over the limits it covers. */
  timeliness: z.enum(['in-time', 'late', 'needs-review', 'none']),
  /** Lines with any difference, damage points, and units refused: what a clerk looks for first. */
  differences: z.int(),
  damagePoints: z.int(),
  photos: z.strictObject({ listed: z.int(), arrived: z.int() }),
  carrier: z.string(),
  carrierPhone: z.string(),
  seenAt: instantSchema.nullable(),
  seenBy: z.string().nullable(),
  /** Of a refusal: the first goods refused, how many lines in all, and the dealer's reason; null for other records. */
  refused: z.strictObject({ goods: z.array(z.strictObject({ name: z.string(), quantity: quantitySchema, unit: unitSchema })), lines: z.int(), reason: z.string() }).nullable(),
  /** Of a correction: what its signer says; null for other records. */
  note: z.string().nullable(),
  /** Whether HQ holds a correction of it. */
  isCorrected: z.boolean(),
});
export type RecordRow = z.infer<typeof recordRowSchema>;

/** Everything HQ can say of one record: what was sealed, and what HQ has verified. */
export const recordViewSchema = z.strictObject({
  row: recordRowSchema,
  record: sealedRecordSchema,
  recordHash: sha256Schema,
  proof: z.strictObject({
    grade: z.enum(['anchored', 'bounded', 'unanchored']),
    notBefore: instantSchema.nullable(),
    notAfter: instantSchema,
    wallDriftMs: z.int().nullable(),
    signedBy: z.string(),
    certificateFingerprint: sha256Schema,
    deviceName: z.string(),
    position: z.int(),
    chainSequence: z.int(),
  }),
  limits: z.array(limitViewSchema),
  acknowledgements: z.array(acknowledgementSchema),
  arrivedPhotos: z.array(sha256Schema),
  /** Of a notice of installation: the goods by name, as HQ knows them; the name is empty where it does not know the pickup. */
  installed: z.array(z.strictObject({ orderNo: z.string(), lineNo: z.int(), name: z.string() })),
  /** Other records of the same pickup, oldest first. */
  siblings: z.array(recordRowSchema),
  /** What its signers have said of it since, oldest first. */
  corrections: z.array(z.strictObject({ record: recordIdSchema, person: z.string(), note: z.string(), sealedAtWall: instantSchema })),
  reminders: z.array(reminderSchema),
});
export type RecordView = z.infer<typeof recordViewSchema>;

/** Feedback that HQ has refused for good, of goods that nobody has signed again since (R-TL-20). What a signer whom HQ does not know says of himself is a claim. */
export const refusedFeedbackSchema = z.strictObject({
  record: recordIdSchema,
  kind: z.enum(['feedback', 'refusal']),
  /** Who signed; null where HQ has kept the reason only. */
  person: z.string().nullable(),
  sealedAtWall: instantSchema,
  /** How many of its lines are still without feedback. */
  lines: z.int(),
  /** What the whole record said; null where HQ has kept the reason only. */
  differences: z.int().nullable(),
  damagePoints: z.int().nullable(),
  problem: z.enum(['record.signer-revoked', 'record.signer-unknown']),
  refusedAt: instantSchema,
});
export type RefusedFeedback = z.infer<typeof refusedFeedbackSchema>;

export const orderViewSchema = z.strictObject({
  row: orderRowSchema,
  order: outboundOrderSchema,
  dealerPhone: z.string(),
  pickups: z.array(z.strictObject({ pickup: pickupSchema, deviceName: z.string(), limits: z.array(limitViewSchema), reminders: z.array(reminderSchema), refused: z.array(refusedFeedbackSchema) })),
  records: z.array(recordRowSchema),
});

export type OrderView = z.infer<typeof orderViewSchema>;

export const pickupRowSchema = z.strictObject({
  pickup: pickupIdSchema,
  orderNos: z.array(orderNoSchema),
  dealer: dealerIdSchema,
  dealerName: z.string(),
  dealerPhone: z.string(),
  region: regionIdSchema,
  pickedUpAt: instantSchema,
  limit: limitViewSchema,
  /** Refused feedback of goods under this limit, oldest first. */
  refused: z.array(refusedFeedbackSchema),
  reminders: z.int(),
  lastContactAt: instantSchema.nullable(),
});
export type PickupRow = z.infer<typeof pickupRowSchema>;

export const quarantineRowSchema = z.strictObject({
  id: z.string(),
  receivedAt: instantSchema,
  device: deviceIdSchema.nullable(),
  dealer: dealerIdSchema.nullable(),
  /** Who uploaded the bundle it was in, where no certificate says which desk it is of. */
  broughtBy: z.string().nullable(),
  recordId: z.string().nullable(),
  problem: z.string(),
  bytes: z.int(),
  sha256: sha256Schema,
});

export const noticeSchema = z.strictObject({
  id: z.string(),
  at: instantSchema,
  kind: z.enum(['refusal', 'feedback-with-differences', 'needs-review', 'correction', 'quarantined', 'near-deadline', 'picked-up-twice', 'device-lost-sequence']),
  region: regionIdSchema.nullable(),
  record: recordIdSchema.nullable(),
  pickup: pickupIdSchema.nullable(),
  /** Whose goods it is about: two dealers may write one number. */
  dealer: dealerIdSchema.nullable(),
  dealerName: z.string(),
  dealerPhone: z.string(),
  orderNos: z.array(orderNoSchema),
  readAt: instantSchema.nullable(),
});
export type Notice = z.infer<typeof noticeSchema>;

export const deskRowSchema = z.strictObject({
  device: deviceIdSchema,
  name: z.string(),
  dealer: dealerIdSchema,
  dealerName: z.string(),
  region: regionIdSchema,
  enrolledAt: instantSchema,
  lastContactAt: instantSchema.nullable(),
  clockDriftMs: z.int().nullable(),
  waiting: z.int(),
  parked: z.int(),
  revokedAt: instantSchema.nullable(),
  revokedBecause: z.string().nullable(),
  persons: z.array(personSchema.extend({ revokedAt: instantSchema.nullable() })),
});
export type DeskRow = z.infer<typeof deskRowSchema>;

export const staffRowSchema = z.strictObject({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  phone: z.string(),
  roles: z.array(staffRoleSchema),
  regions: z.array(regionIdSchema),
  disabled: z.boolean(),
  lockedUntil: instantSchema.nullable(),
  lastSignInAt: instantSchema.nullable(),
});
export type StaffRow = z.infer<typeof staffRowSchema>;

export const dealerRowSchema = dealerSchema.extend({ desks: z.int(), persons: z.array(personSchema) });
export type DealerRow = z.infer<typeof dealerRowSchema>;
export const newDealerSchema = z.strictObject({
  id: dealerIdSchema,
  name: z.string().trim().min(1).max(120),
  region: regionIdSchema,
  level: dealerLevelSchema,
  phone: z.string().max(40),
  address: z.string().max(200),
});

/** A one-time code as it is handed to a dealer; shown once, kept hashed. */
export const issuedCodeSchema = z.strictObject({
  code: z.string(),
  expiresAt: instantSchema,
  person: z.strictObject({ id: personIdSchema, name: z.string(), role: dealerRoleSchema }),
});
export type IssuedCode = z.infer<typeof issuedCodeSchema>;

/** The fields an import can fill, in the order of the template. */
export const importFields = [
  'orderNo', 'salesOrderNo', 'dealer', 'dealerName', 'region', 'shippedOn', 'carrier', 'carrierPhone', 'waybill',
  'lineNo', 'productClass', 'name', 'specification', 'colour', 'quantity', 'unit', 'weightKg', 'packages', 'note',
] as const;
export const importFieldSchema = z.enum(importFields);
export type ImportField = z.infer<typeof importFieldSchema>;

/** One mistake of one cell: where, what stands there, and what would be right (a code with parameters; sentences in `shared/words`). */
export const rowErrorSchema = z.strictObject({
  /** Row as the spreadsheet numbers it, from 1 with the header. */
  row: z.int().min(1),
  column: z.string(),
  found: z.string(),
  problem: z.enum([
    'empty', 'not-a-date', 'not-a-quantity', 'not-positive', 'unknown-class', 'unknown-unit', 'unit-does-not-fit', 'unknown-dealer', 'dealer-name-differs', 'region-differs',
    'line-number-twice', 'not-a-line-number', 'not-an-order-number', 'order-head-differs', 'order-exists-differently', 'order-picked-up', 'order-withdrawn', 'too-long', 'not-a-weight', 'not-a-count',
    'control-characters', 'too-many-lines', 'column-missing',
  ]),
  expected: z.string(),
});
export type RowError = z.infer<typeof rowErrorSchema>;

export const importPreviewSchema = z.strictObject({
  /** Names the uploaded file until it is committed or an hour has passed. */
  upload: z.string(),
  fileName: z.string(),
  encoding: z.enum(['utf-8', 'gb18030', 'utf-16le', 'xlsx']),
  headers: z.array(z.string()),
  /** Column index of each field; null where the file has none. */
  mapping: z.partialRecord(importFieldSchema, z.int().min(0).nullable()),
  rows: z.int(),
  orders: z.array(z.strictObject({ orderNo: z.string(), dealer: z.string(), dealerName: z.string(), lines: z.int(), change: z.enum(['new', 'same', 'updated']) })),
  sample: z.array(z.array(z.string())),
  errors: z.array(rowErrorSchema),
  errorsTotal: z.int(),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;
