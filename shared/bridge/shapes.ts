import { z } from 'zod';
import { dealerSchema, personSchema, regionSchema } from '../dealer/dealer.ts';
import { outboundOrderSchema } from '../delivery/outbound-order.ts';
import { lineKeySchema } from '../delivery/pickup.ts';
import { inspectionSchema } from '../inspection/inspection.ts';
import { findingIdSchema, orderNoSchema, photoIdSchema, pickupIdSchema, recordIdSchema, sha256Schema } from '../kernel/ids.ts';
import { civilDateSchema, instantSchema } from '../kernel/instant.ts';
import { quantitySchema } from '../kernel/quantity.ts';
import { photoSchema } from '../photo/photo.ts';
import { productClassSchema, unitSchema } from '../policy/product-class.ts';
import { acknowledgementSchema } from '../seal/acknowledgement.ts';
import { sealedRecordSchema } from '../seal/sealed-record.ts';

export const languageSchema = z.enum(['zh-CN', 'en']);
export type Language = z.infer<typeof languageSchema>;

/** A problem as it crosses the bridge; `parseProblem` of the kernel reads it. */
export const bridgeProblemSchema = z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) });

/**
 * How the desk stands with HQ. `captive`: something answered that is not HQ (hotel Wi-Fi page); `refused`: HQ is reached and takes nothing of this desk for now;
 * `revoked`: HQ no longer takes this desk's work.
 */
export const hqStateSchema = z.enum(['never', 'online', 'offline', 'captive', 'refused', 'revoked']);

export const deskStatusSchema = z.strictObject({
  version: z.string(),
  enrolled: z.boolean(),
  dealer: dealerSchema.nullable(),
  region: regionSchema.nullable(),
  deviceName: z.string(),
  language: languageSchema,
  now: instantSchema,
  /** `problem`: what ended the last contact; null where it went well, or there was none. */
  hq: z.strictObject({ state: hqStateSchema, problem: bridgeProblemSchema.nullable(), url: z.string(), lastContactAt: instantSchema.nullable() }),
  /** `anchored`: HQ has told the time since the machine was started. `drift` in ms: wall clock minus HQ's time carried by running time; null where it has not. */
  clock: z.strictObject({ anchored: z.boolean(), driftMs: z.int().nullable(), suspicious: z.boolean() }),
  queue: z.strictObject({ waiting: z.int(), sending: z.int(), parked: z.int() }),
  storage: z.strictObject({ freeBytes: z.int(), low: z.boolean(), fault: bridgeProblemSchema.nullable() }),
  /** R-IN-8: who to phone, from the region. */
  dispatcher: z.strictObject({ name: z.string(), phone: z.string() }).nullable(),
});
export type DeskStatus = z.infer<typeof deskStatusSchema>;

/** Goods as lists name them: the first name and how many different ones there are; each page words them in its own language. */
const titledGoods = { title: z.string(), kinds: z.int().min(1) };

/** One time limit of one pickup as the desk sees it now; computed by the shared rules. */
export const deskLimitSchema = z.strictObject({
  rule: z.string(),
  classes: z.array(productClassSchema),
  quantity: quantitySchema,
  unit: unitSchema,
  startsAt: instantSchema,
  dueAt: instantSchema,
  provisional: z.boolean(),
  state: z.enum(['running', 'near', 'sealed-in-time', 'sealed-late', 'deemed-accepted', 'in-doubt', 'kept-open']),
  because: z.array(z.string()),
});
export type DeskLimit = z.infer<typeof deskLimitSchema>;

/** A line of pipe whose length somebody has to enter before its limit is known (R-TL-11). */
export const lengthNeededSchema = z.strictObject({ line: lineKeySchema, orderNo: orderNoSchema, lineNo: z.int(), name: z.string(), specification: z.string() });
export type LengthNeeded = z.infer<typeof lengthNeededSchema>;

/** Where a pickup stands, for the one button "继续". */
export const stepSchema = z.enum(['stage-1', 'stage-2', 'compare', 'sign', 'sealed']);
export type Step = z.infer<typeof stepSchema>;

export const pickupCardSchema = z.strictObject({
  pickup: pickupIdSchema,
  orderNos: z.array(orderNoSchema),
  ...titledGoods,
  classes: z.array(productClassSchema),
  lines: z.int(),
  pickedUpAt: instantSchema,
  nextLimit: deskLimitSchema.nullable(),
  step: stepSchema,
  /** Things still missing before it can be sealed; damage points short of photos are counted apart. */
  missing: z.strictObject({ total: z.int(), photos: z.int() }),
  sealed: z.strictObject({ lines: z.int(), refused: z.int() }),
  /** R-IN-8: refused lines whose refusal nobody has signed yet. */
  toRefuse: z.int(),
});
export type PickupCard = z.infer<typeof pickupCardSchema>;

export const orderCardSchema = z.strictObject({
  orderNo: orderNoSchema,
  carrier: z.string(),
  carrierPhone: z.string(),
  waybill: z.string(),
  shippedOn: civilDateSchema.nullable(),
  source: z.enum(['hq', 'paper']),
  classes: z.array(productClassSchema),
  lines: z.int(),
  ...titledGoods,
  status: z.enum(['on-the-way', 'picked-up', 'sealed', 'withdrawn']),
  pickup: pickupIdSchema.nullable(),
  /** Another of the dealer's desks has picked it up, as far as HQ has told; null: none. */
  elsewhere: z.strictObject({ deviceName: z.string(), pickedUpAt: instantSchema }).nullable(),
});
export type OrderCard = z.infer<typeof orderCardSchema>;

/** HQ's answers that a dealer should see. */
export const answerSchema = z.strictObject({
  number: z.int(),
  at: instantSchema,
  kind: z.enum(['record-received', 'photos-received', 'judgement', 'message', 'policy', 'order-withdrawn', 'picked-up-twice']),
  record: recordIdSchema.nullable(),
  pickup: pickupIdSchema.nullable(),
  orderNos: z.array(orderNoSchema),
  text: z.string(),
  verdict: z.enum(['in-time', 'late', 'needs-review']).nullable(),
});
export type Answer = z.infer<typeof answerSchema>;

/** A damage point whose photos were found damaged on this desk's disk; `record` is the one it is sealed in, null while it is open and they can be taken again. */
export const damagedPhotosSchema = z.strictObject({
  pickup: pickupIdSchema,
  ...titledGoods,
  orderNos: z.array(orderNoSchema),
  finding: findingIdSchema,
  line: lineKeySchema,
  stage: z.union([z.literal(1), z.literal(2)]),
  place: z.string(),
  description: z.string(),
  record: recordIdSchema.nullable(),
  photos: z.int(),
  foundAt: instantSchema,
});
export type DamagedPhotos = z.infer<typeof damagedPhotosSchema>;

export const todaySchema = z.strictObject({
  cards: z.array(pickupCardSchema),
  onTheWay: z.array(orderCardSchema),
  onTheWayTotal: z.int(),
  answers: z.array(answerSchema),
  damagedPhotos: z.array(damagedPhotosSchema),
});
export type Today = z.infer<typeof todaySchema>;

/** What a sealed record of a pickup looks like in lists. */
export const recordCardSchema = z.strictObject({
  record: recordIdSchema,
  hash: sha256Schema,
  kind: z.enum(['feedback', 'refusal', 'install-notice', 'correction']),
  pickup: pickupIdSchema,
  orderNos: z.array(orderNoSchema),
  ...titledGoods,
  person: z.string(),
  sealedAt: instantSchema,
  lines: z.int(),
  damagePoints: z.int(),
  photos: z.int(),
  state: z.enum(['waiting', 'sending', 'record-received', 'received', 'parked']),
  receivedAt: instantSchema.nullable(),
  judgement: z.enum(['in-time', 'late', 'needs-review']).nullable(),
  /** HQ has refused it for good: some of its lines are still to be signed again, or all are; null: it has not. */
  refused: z.enum(['open', 'signed-again']).nullable(),
  /** Why HQ has refused it; null also while it is asked once more. */
  refusedBecause: bridgeProblemSchema.nullable(),
});
export type RecordCard = z.infer<typeof recordCardSchema>;

/** A pickup with everything the pages of its inspection need. Pages keep it and apply their own changes; `revision` orders them. */
export const pickupViewSchema = z.strictObject({
  revision: z.int(),
  inspection: inspectionSchema,
  photos: z.array(photoSchema),
  limits: z.array(deskLimitSchema),
  records: z.array(recordCardSchema),
  /** Lines that a sealed record covers already: read-only. */
  sealedLines: z.array(lineKeySchema),
  installed: z.array(lineKeySchema),
  /** Orders of it that another of the dealer's desks has picked up as well. */
  elsewhere: z.array(z.strictObject({ orderNo: orderNoSchema, deviceName: z.string() })),
  step: stepSchema,
});
export type PickupView = z.infer<typeof pickupViewSchema>;

/** What the program points out about a picture; a person keeps it with a reason or takes it again (R-IN-3). */
export const photoRemarkSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('same-photo'), other: photoIdSchema }),
  z.strictObject({ kind: z.literal('near-duplicate'), other: photoIdSchema }),
  z.strictObject({ kind: z.literal('blurred'), sharpness: z.int() }),
]);
export type PhotoRemark = z.infer<typeof photoRemarkSchema>;

export const queueItemSchema = z.strictObject({
  record: recordCardSchema,
  /** Share of the bytes HQ holds, 0 to 100. */
  percent: z.int().min(0).max(100),
  bytes: z.strictObject({ sent: z.int(), total: z.int() }),
  attempts: z.int(),
  nextTryAt: instantSchema.nullable(),
  problem: bridgeProblemSchema.nullable(),
});
export type QueueItem = z.infer<typeof queueItemSchema>;

export const recordDetailSchema = z.strictObject({
  card: recordCardSchema,
  record: sealedRecordSchema,
  acknowledgements: z.array(acknowledgementSchema),
  /** The records that stand for its lines now, where HQ has refused it for good. */
  again: z.array(recordCardSchema),
  /** Corrections that point back at this record, the oldest first. */
  corrections: z.array(recordCardSchema),
});
export type RecordDetail = z.infer<typeof recordDetailSchema>;

export const deskPersonSchema = personSchema.extend({
  state: z.enum(['ready', 'locked', 'delayed', 'revoked']),
  attemptsLeft: z.int(),
  waitMs: z.int(),
});
export type DeskPerson = z.infer<typeof deskPersonSchema>;

export const checkSchemaOfVerdict = z.strictObject({ check: z.string(), ok: z.boolean(), detail: z.string() });

export const reminderKindSchema = z.enum(['half-time', 'one-hour', 'fifteen-minutes']);

/** Something changed in the host; pages ask again for what they show of it. */
export const changeSchema = z.discriminatedUnion('topic', [
  z.strictObject({ topic: z.literal('status') }),
  z.strictObject({ topic: z.literal('today') }),
  z.strictObject({ topic: z.literal('orders') }),
  z.strictObject({ topic: z.literal('pickup'), pickup: pickupIdSchema, revision: z.int() }),
  /** Limits are judged anew though no pickup has changed: HQ has said something of them, other rules are in force, a deadline has passed. */
  z.strictObject({ topic: z.literal('limits') }),
  z.strictObject({ topic: z.literal('queue') }),
  z.strictObject({ topic: z.literal('people') }),
  z.strictObject({
    topic: z.literal('reminder'),
    pickup: pickupIdSchema,
    kind: reminderKindSchema,
    dueAt: instantSchema,
    ...titledGoods,
  }),
  z.strictObject({ topic: z.literal('photo-intake'), intake: z.string(), done: z.int(), total: z.int() }),
]);
export type Change = z.infer<typeof changeSchema>;

/** Where a photo goes: a damage point of a pickup. */
export const photoTargetSchema = z.strictObject({ pickup: pickupIdSchema, finding: findingIdSchema, withPackaging: z.boolean() });

export const paperOrderSchema = outboundOrderSchema.omit({ source: true, dealer: true, dealerName: true });
