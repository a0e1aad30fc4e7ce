import { z } from 'zod';
import { dealerSchema, personSchema, regionSchema } from '../dealer/dealer.ts';
import { outboundOrderSchema, wordsSchema } from '../delivery/outbound-order.ts';
import { lineKeySchema, pickupSchema } from '../delivery/pickup.ts';
import { instantSchema } from '../kernel/instant.ts';
import { deviceIdSchema, orderNoSchema, personIdSchema, pickupIdSchema, recordIdSchema, sha256Schema } from '../kernel/ids.ts';
import { base64Schema, signedTextSchema } from '../seal/signed-text.ts';
import { route } from './base.ts';
import { anyone, device } from './permission.ts';

const nonceSchema = z.string().regex(/^[0-9a-f]{32}$/);
const epochSchema = z.string().regex(/^[0-9a-f]{32}$/);
/** A one-time code as HQ prints it: `7KQ4-M2XD-9HTR`, no look-alike letters. */
export const oneTimeCodeSchema = z.string().regex(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
const csrSchema = base64Schema.max(4_000);
const certificateSchema = base64Schema.max(4_000);

export const reminderSchema = z.strictObject({
  rule: z.string().regex(/^R-TL-\d{1,2}$/),
  dueAt: instantSchema,
  kind: z.enum(['half-time', 'one-hour', 'fifteen-minutes']),
  shownAt: instantSchema,
});
export type Reminder = z.infer<typeof reminderSchema>;

/** What a desk tells of a pickup whose feedback is still open, so that HQ sees deadlines approach (R-TL-17, R-TL-23). */
export const pickupReportSchema = z.strictObject({
  pickup: pickupSchema,
  /** Grows with every change of the report; HQ keeps the newest. */
  revision: z.int().min(1),
  limitsShownAt: instantSchema.nullable(),
  reminders: z.array(reminderSchema).max(200),
  /** Sealed records of this pickup that are still on this desk's queue. */
  unsent: z.array(z.strictObject({ record: recordIdSchema, kind: z.enum(['feedback', 'refusal']), sealedAtWall: instantSchema, lines: z.array(lineKeySchema) })).max(1_000),
});
export type PickupReport = z.infer<typeof pickupReportSchema>;

/** One item of HQ's numbered stream to a dealer. Desks keep the number of the last one they have stored. */
export const newsItemSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('order'), number: z.int(), order: outboundOrderSchema }),
  z.strictObject({ kind: z.literal('order-withdrawn'), number: z.int(), orderNo: orderNoSchema, reason: wordsSchema(300) }),
  /** One of the dealer's desks has taken over these goods: the others no longer offer them. */
  z.strictObject({ kind: z.literal('picked-up'), number: z.int(), pickup: pickupIdSchema, orderNos: z.array(orderNoSchema).min(1), pickedUpAt: instantSchema, deviceName: z.string().max(80) }),
  /** The policy document, signed by HQ: the text is the canonical text of the document. */
  z.strictObject({ kind: z.literal('policy'), number: z.int(), policy: signedTextSchema }),
  z.strictObject({ kind: z.literal('calendar'), number: z.int(), calendar: signedTextSchema }),
  z.strictObject({ kind: z.literal('dealer'), number: z.int(), dealer: dealerSchema, region: regionSchema }),
  z.strictObject({ kind: z.literal('person-revoked'), number: z.int(), person: personIdSchema }),
  /** HQ's judgement of a feedback by R-TL-19, one per limit. */
  z.strictObject({
    kind: z.literal('judgement'),
    number: z.int(),
    record: recordIdSchema,
    pickup: pickupIdSchema,
    limits: z.array(z.strictObject({ rule: z.string(), dueAt: instantSchema, verdict: z.enum(['in-time', 'late', 'needs-review']) })),
  }),
  /** R-TL-20: what a person at HQ decided of goods in doubt, under one limit. The newest word stands; it counts for a limit that still ends at `dueAt`. */
  z.strictObject({
    kind: z.literal('settlement'),
    number: z.int(),
    pickup: pickupIdSchema,
    rule: z.string(),
    dueAt: instantSchema,
    verdict: z.enum(['deemed-accepted', 'kept-open']),
    reason: wordsSchema(500),
    settledAt: instantSchema,
  }),
  z.strictObject({ kind: z.literal('message'), number: z.int(), sentAt: instantSchema, text: wordsSchema(2_000), record: recordIdSchema.nullable() }),
]);
export type NewsItem = z.infer<typeof newsItemSchema>;

export const acceptedSchema = z.strictObject({ acknowledgement: signedTextSchema });

/**
 * Desk ↔ HQ. Every call but `anchor.get` and `enrolment.enrol` is signed by the device key over method, path, body hash,
 * nonce and the newest anchor (`request-signature.ts`). Pictures travel by tus at `/wire/v1/uploads`.
 */
export const deskContract = {
  anchor: {
    get: route
      .meta(anyone)
      .route({ method: 'POST', path: '/wire/v1/anchor', summary: "HQ's signed time for a device's nonce (R-TL-19)", tags: ['desk'] })
      .input(z.strictObject({ device: deviceIdSchema, nonce: nonceSchema }))
      .output(z.strictObject({ anchor: signedTextSchema })),
  },
  enrolment: {
    enrol: route
      .meta(anyone)
      .route({ method: 'POST', path: '/wire/v1/enrolments', summary: 'Enrol a desk and its first person with a one-time code', tags: ['desk'] })
      .input(
        z.strictObject({
          code: oneTimeCodeSchema,
          device: deviceIdSchema,
          deviceName: z.string().min(1).max(80),
          deviceCsr: csrSchema,
          personCsr: csrSchema,
        }),
      )
      .output(
        z.strictObject({
          dealer: dealerSchema,
          region: regionSchema,
          person: personSchema,
          deviceCertificate: certificateSchema,
          personCertificate: certificateSchema,
          ca: certificateSchema,
          epoch: epochSchema,
        }),
      ),
    /** What a person's code stands for, so that the desk can show the name before it makes a key. */
    addPerson: route
      .meta(device)
      .route({ method: 'POST', path: '/wire/v1/persons', summary: "Certify a further person's key, or a new key after a forgotten PIN, with a one-time code", tags: ['desk'] })
      .input(z.strictObject({ code: oneTimeCodeSchema, personCsr: csrSchema }))
      .output(z.strictObject({ person: personSchema, personCertificate: certificateSchema })),
  },
  records: {
    put: route
      .meta(device)
      .route({ method: 'PUT', path: '/wire/v1/records/{id}', summary: 'Hand in a sealed record (the manifest); same id and bytes give the same answer', tags: ['desk'] })
      .input(z.strictObject({ id: recordIdSchema, record: signedTextSchema }))
      .output(acceptedSchema),
    missingPhotos: route
      .meta(device)
      .route({ method: 'GET', path: '/wire/v1/records/{id}/missing-photos', summary: 'Listed photos that HQ does not hold yet', tags: ['desk'] })
      .input(z.strictObject({ id: recordIdSchema }))
      .output(z.strictObject({ missing: z.array(sha256Schema) })),
    complete: route
      .meta(device)
      .route({ method: 'POST', path: '/wire/v1/records/{id}/completion', summary: 'Acknowledge that all listed photos are on the shelf, hashed by HQ', tags: ['desk'] })
      .input(z.strictObject({ id: recordIdSchema }))
      .output(acceptedSchema),
  },
  news: {
    after: route
      .meta(device)
      .route({ method: 'GET', path: '/wire/v1/news', summary: "HQ's numbered stream to this dealer", tags: ['desk'] })
      .input(z.strictObject({ after: z.coerce.number().int().min(0), limit: z.coerce.number().int().min(1).max(200).default(100) }))
      .output(z.strictObject({ items: z.array(newsItemSchema), last: z.int().min(0), more: z.boolean(), epoch: epochSchema })),
  },
  reports: {
    put: route
      .meta(device)
      .route({ method: 'POST', path: '/wire/v1/reports', summary: 'Contact: open pickups, reminders shown, sealed records still unsent (R-TL-17, R-TL-23)', tags: ['desk'] })
      .input(
        z.strictObject({
          pickups: z.array(pickupReportSchema).max(50),
          /** True where `pickups`, together with `alsoTold`, names every pickup with open lines or unsent records, so that silence about one is a statement. */
          complete: z.boolean(),
          /** Pickups that earlier pieces of the same report have told: a desk with many sends its report in pieces, the last of them complete. */
          alsoTold: z.array(pickupIdSchema).max(20_000).optional(),
          queue: z.strictObject({ waiting: z.int().min(0), parked: z.int().min(0) }),
          wall: instantSchema,
        }),
      )
      .output(z.strictObject({ hqTime: instantSchema })),
  },
};
