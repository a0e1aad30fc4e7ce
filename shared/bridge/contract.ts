import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { outboundOrderSchema, wordsSchema } from '../delivery/outbound-order.ts';
import { lineKeySchema } from '../delivery/pickup.ts';
import { findingSchema } from '../inspection/finding.ts';
import { decisionSchema, dispatcherCallSchema, itemCheckSchema, lineCountSchema, packageConditionSchema } from '../inspection/inspection.ts';
import { findingIdSchema, orderNoSchema, packageIdSchema, personIdSchema, photoIdSchema, pickupIdSchema, recordIdSchema, sha256Schema } from '../kernel/ids.ts';
import { instantSchema } from '../kernel/instant.ts';
import { quantitySchema } from '../kernel/quantity.ts';
import { photoSchema, photoUseSchema } from '../photo/photo.ts';
import { policyDocumentSchema } from '../policy/policy-document.ts';
import { drawnSignatureSchema } from '../seal/sealed-record.ts';
import { caseFolderSchema } from './case-folder.ts';
import { draftFieldsSchema, draftKeySchema } from './form-draft.ts';
import { pastedTableSchema } from './pasted-table.ts';
import {
  bridgeProblemSchema, changeSchema, checkSchemaOfVerdict, deskLimitSchema, deskPersonSchema, deskStatusSchema, languageSchema, lengthNeededSchema, orderCardSchema, paperOrderSchema, photoRemarkSchema,
  photoTargetSchema, pickupViewSchema, queueItemSchema, recordCardSchema, recordDetailSchema, stepSchema, todaySchema,
} from './shapes.ts';

/** Every call may refuse with a problem; the one error code is `PROBLEM`. */
const call = oc.errors({ PROBLEM: { data: bridgeProblemSchema } });
const none = z.strictObject({});
const pin = z.string().regex(/^\d{6,12}$/);
const page = { text: z.string().max(100).default(''), after: z.string().max(300).optional(), limit: z.int().min(1).max(200).default(50) };
const pageOf = <Row extends z.ZodType>(row: Row) => z.strictObject({ rows: z.array(row), next: z.string().nullable(), total: z.int() });
const pickup = z.strictObject({ pickup: pickupIdSchema });
/** The pickup's revision after a change; the page applies the change to its own copy. */
const changed = z.strictObject({ revision: z.int() });
const lines = z.array(lineKeySchema).min(1).max(40_000);
/** What is to be sealed: a feedback or a refusal over chosen lines. */
const sealing = {
  pickup: pickupIdSchema,
  kind: z.enum(['feedback', 'refusal']),
  lines,
  /** Only for a refusal. */
  reason: wordsSchema(1_000),
  language: languageSchema,
};
/** R-IN-10: the goods that are installed, and when the warning stood before whoever marks them. */
const installation = { pickup: pickupIdSchema, lines, warnedAt: instantSchema, note: wordsSchema(1_000), language: languageSchema };
/** What a person says is wrong in a sealed record. */
const correction = { record: recordIdSchema, note: wordsSchema(2_000).min(1), language: languageSchema };

/**
 * Page ↔ host, over a MessagePort (Electron) or loopback HTTP (browser). Beside it the page loads, from its own origin:
 * `photo/<sha256>/<original|working|thumb>`, `receipt/<record>.pdf`, `acknowledgement/<record>.pdf`, `bundle/<id>.zip`.
 */
export const bridgeContract = {
  desk: {
    status: call.output(deskStatusSchema),
    changes: call.output(eventIterator(changeSchema)),
    setLanguage: call.input(z.strictObject({ language: languageSchema })).output(deskStatusSchema),
    enrol: call.input(z.strictObject({ hqUrl: z.url().max(300), code: z.string().max(40), deviceName: z.string().trim().min(1).max(80), pin })).output(deskStatusSchema),
    /** Asks HQ now; resolves when the attempt is over, with how the desk stands. */
    sync: call.input(none).output(deskStatusSchema),
    setHqUrl: call.input(z.strictObject({ hqUrl: z.url().max(300) })).output(deskStatusSchema),
    storage: call.output(z.strictObject({ folder: z.string(), photos: z.int(), photoBytes: z.int(), databaseBytes: z.int(), freeBytes: z.int(), lastBackupAt: instantSchema.nullable(), backups: z.int() })),
    backup: call.input(none).output(z.strictObject({ at: instantSchema, bytes: z.int() })),
  },
  people: {
    list: call.output(z.array(deskPersonSchema)),
    /** A further person, or a new PIN for one who is locked out: with a one-time code from HQ. */
    add: call.input(z.strictObject({ code: z.string().max(40), pin })).output(z.array(deskPersonSchema)),
    changePin: call.input(z.strictObject({ person: personIdSchema, pin, newPin: pin })).output(z.array(deskPersonSchema)),
  },
  today: { get: call.output(todaySchema) },
  orders: {
    list: call.input(z.strictObject({ ...page, status: z.enum(['on-the-way', 'picked-up', 'sealed', 'withdrawn']).optional() })).output(pageOf(orderCardSchema)),
    get: call.input(z.strictObject({ orderNo: orderNoSchema })).output(z.strictObject({ order: outboundOrderSchema, card: orderCardSchema })),
    /** A table pasted from Excel or WPS, as order lines; what could not be read is named by row and column, and so is what has no place in a line. */
    readPasted: call
      .input(z.strictObject({ text: z.string().max(2_000_000) }))
      .output(pastedTableSchema),
    enterFromPaper: call.input(z.strictObject({ order: paperOrderSchema })).output(z.strictObject({ card: orderCardSchema })),
    carriers: call.output(z.array(z.strictObject({ name: z.string(), phone: z.string() }))),
  },
  pickups: {
    /** The limits that would run, before anything is recorded. */
    preview: call
      .input(z.strictObject({ orders: z.array(orderNoSchema).min(1).max(10), pickedUpAt: instantSchema, metresPerLength: z.record(lineKeySchema, quantitySchema) }))
      .output(z.strictObject({ limits: z.array(deskLimitSchema), lengthsNeeded: z.array(lengthNeededSchema) })),
    record: call
      .input(
        z.strictObject({
          orders: z.array(orderNoSchema).min(1).max(10),
          /** Those of them of which the person was told that another desk has picked them up, and who picks them up here all the same. */
          alsoElsewhere: z.array(orderNoSchema).max(10).default([]),
          pickedUpAt: instantSchema,
          timeChangedBecause: wordsSchema(300).nullable(),
          carrier: wordsSchema(80).min(1),
          carrierPhone: wordsSchema(40).min(1),
          waybill: wordsSchema(60),
          plate: wordsSchema(20),
          metresPerLength: z.record(lineKeySchema, quantitySchema),
        }),
      )
      .output(pickupViewSchema),
    get: call.input(pickup).output(pickupViewSchema),
    /** The policy by which the pickup is judged: the one in force on its day. */
    policy: call.input(z.strictObject({ pickup: pickupIdSchema })).output(policyDocumentSchema),
    list: call.input(z.strictObject({ ...page, step: stepSchema.optional() })).output(pageOf(z.strictObject({ pickup: pickupIdSchema, orderNos: z.array(orderNoSchema), title: z.string(), kinds: z.int().min(1), pickedUpAt: instantSchema, carrier: z.string(), waybill: z.string(), step: stepSchema, records: z.int() }))),
    /** Everything the desk holds of one pickup. */
    folder: call.input(pickup).output(caseFolderSchema),
    limitsShown: call.input(z.strictObject({ pickup: pickupIdSchema, language: languageSchema })).output(changed),
    /** The text of an installation before it is signed; `shown` and `body` as in `seal.preview`. */
    previewInstall: call.input(z.strictObject({ ...installation, person: personIdSchema })).output(z.strictObject({ shown: sha256Schema, text: z.string(), body: z.string() })),
    install: call.input(z.strictObject({ ...installation, shown: sha256Schema, person: personIdSchema, pin, signature: drawnSignatureSchema })).output(recordCardSchema),
  },
  inspection: {
    checkPackages: call.input(z.strictObject({ pickup: pickupIdSchema, packages: z.array(packageIdSchema).min(1).max(40_000), condition: packageConditionSchema, lookedInside: z.boolean() })).output(changed),
    decide: call.input(z.strictObject({ pickup: pickupIdSchema, lines, decision: decisionSchema, reservation: wordsSchema(500) })).output(changed),
    checkItems: call.input(z.strictObject({ pickup: pickupIdSchema, lines, items: itemCheckSchema })).output(changed),
    checkUnits: call.input(z.strictObject({ pickup: pickupIdSchema, line: lineKeySchema, fineUnits: z.array(z.int().min(1)).max(10_000) })).output(changed),
    setCount: call.input(z.strictObject({ pickup: pickupIdSchema, line: lineKeySchema, count: lineCountSchema.nullable() })).output(changed),
    /** Many lines at once: what "all counts are right" saves. */
    setCounts: call.input(z.strictObject({ pickup: pickupIdSchema, counts: z.array(z.strictObject({ line: lineKeySchema, count: lineCountSchema.nullable() })).min(1).max(40_000) })).output(changed),
    /** Adds or changes a finding; its photos are kept (see `photos`). Putting a removed finding again brings its photos back. */
    putFinding: call.input(z.strictObject({ pickup: pickupIdSchema, finding: findingSchema.omit({ photos: true }) })).output(changed),
    removeFinding: call.input(z.strictObject({ pickup: pickupIdSchema, finding: findingIdSchema })).output(changed),
    recordCall: call.input(z.strictObject({ pickup: pickupIdSchema, call: dispatcherCallSchema })).output(changed),
  },
  photos: {
    begin: call.input(z.strictObject({ fileName: wordsSchema(255), bytes: z.int().min(0).max(1_000_000_000), via: z.enum(['camera', 'file', 'drop', 'paste']), target: photoTargetSchema })).output(z.strictObject({ intake: z.string() })),
    /** At most 1 MB a call, in order. */
    append: call.input(z.strictObject({ intake: z.string(), offset: z.int().min(0), chunk: z.file().max(1_100_000) })).output(z.strictObject({ received: z.int() })),
    finish: call.input(z.strictObject({ intake: z.string() })).output(z.strictObject({ photo: photoSchema, use: photoUseSchema, remarks: z.array(photoRemarkSchema), revision: z.int() })),
    abort: call.input(z.strictObject({ intake: z.string() })).output(none),
    changeUse: call.input(z.strictObject({ pickup: pickupIdSchema, finding: findingIdSchema, photo: photoIdSchema, withPackaging: z.boolean(), keptBecause: wordsSchema(200).nullable() })).output(changed),
    removeUse: call.input(z.strictObject({ pickup: pickupIdSchema, finding: findingIdSchema, photo: photoIdSchema })).output(changed),
    restoreUse: call.input(z.strictObject({ pickup: pickupIdSchema, finding: findingIdSchema, photo: photoIdSchema })).output(changed),
  },
  seal: {
    /**
     * The text to show before signing, by the person who will sign it. `body` is the canonical text of the `ReceiptInput` (dealer, person, policy, photos,
     * record body): the page renders the receipt from it with `receiptOf`, and `shown` is the SHA-256 of `text`, its `receiptText`.
     */
    preview: call.input(z.strictObject({ ...sealing, person: personIdSchema })).output(z.strictObject({ shown: sha256Schema, text: z.string(), body: z.string(), missing: z.int() })),
    sign: call.input(z.strictObject({ ...sealing, shown: sha256Schema, person: personIdSchema, pin, signature: drawnSignatureSchema })).output(recordCardSchema),
  },
  records: {
    list: call.input(z.strictObject({ ...page, kind: z.enum(['feedback', 'refusal', 'install-notice', 'correction']).optional(), state: z.enum(['waiting', 'sending', 'record-received', 'received', 'parked']).optional() })).output(pageOf(recordCardSchema)),
    get: call.input(z.strictObject({ record: recordIdSchema })).output(recordDetailSchema),
    verify: call.input(z.strictObject({ record: recordIdSchema })).output(z.strictObject({ ok: z.boolean(), checks: z.array(checkSchemaOfVerdict) })),
    /** The text of a correction before it is signed; `shown` and `body` as in `seal.preview`. */
    previewCorrection: call.input(z.strictObject({ ...correction, person: personIdSchema })).output(z.strictObject({ shown: sha256Schema, text: z.string(), body: z.string() })),
    correct: call.input(z.strictObject({ ...correction, shown: sha256Schema, person: personIdSchema, pin, signature: drawnSignatureSchema })).output(recordCardSchema),
  },
  /** What is typed into forms that are not handed in yet, kept with every change. */
  drafts: {
    get: call.input(z.strictObject({ key: draftKeySchema })).output(z.strictObject({ fields: z.string().nullable() })),
    put: call.input(z.strictObject({ key: draftKeySchema, fields: draftFieldsSchema })).output(none),
    drop: call.input(z.strictObject({ key: draftKeySchema })).output(none),
  },
  queue: {
    list: call.input(z.strictObject({ done: z.boolean() })).output(z.array(queueItemSchema)),
    /** Takes an item up again and asks HQ now; resolves when the attempt is over, with how the desk stands. */
    retry: call.input(z.strictObject({ record: recordIdSchema })).output(deskStatusSchema),
    /** Writes a bundle of the named records (all unsent ones when empty); the page then loads `bundle/<id>.zip`. */
    exportBundle: call.input(z.strictObject({ records: z.array(recordIdSchema).max(10_000) })).output(z.strictObject({ bundle: z.string(), fileName: z.string(), bytes: z.int(), records: z.int() })),
  },
};
