import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { dealerSchema, personSchema, regionSchema } from '../dealer/dealer.ts';
import { dealerRoleSchema, staffRoles, staffRoleSchema, type StaffRole } from '../dealer/staff-role.ts';
import { outboundOrderSchema } from '../delivery/outbound-order.ts';
import { ownPhoneSchema } from '../delivery/phone.ts';
import { instantSchema } from '../kernel/instant.ts';
import { dealerIdSchema, deviceIdSchema, orderNoSchema, personIdSchema, pickupIdSchema, recordIdSchema, regionIdSchema, sha256Schema } from '../kernel/ids.ts';
import { signedTextSchema } from '../seal/signed-text.ts';
import { auditRowSchema } from './audit-shapes.ts';
import { route } from './base.ts';
import {
  dealerRowSchema, deskRowSchema, importFieldSchema, importPreviewSchema, issuedCodeSchema, limitStateSchema, limitViewSchema, listInputSchema, meSchema, newDealerSchema, noticeSchema,
  orderRowSchema, orderStatusSchema, orderViewSchema, pageOf, pickupRowSchema, quarantineRowSchema, recordRowSchema, recordViewSchema, staffRowSchema,
} from './console-shapes.ts';
import { anyone, erp, ownSession, staff } from './permission.ts';
import { calendarPublicationSchema, policyPublicationSchema, policyReplaySchema, publishedRulesSchema, replayInputSchema } from './rule-shapes.ts';

const everyone: readonly StaffRole[] = staffRoles;
/** Those who handle deliveries and what comes back of them. */
const deliveryRoles: readonly StaffRole[] = [
  'business-assistant', 'logistics-dispatcher', 'regional-manager', 'order-tracker', 'after-sales-agent', 'service-assistant',
  'marketing-director', 'market-director', 'operations-director', 'administrator',
];
const password = z.string().min(8).max(200);
const username = z.string().regex(/^[a-z][a-z0-9._-]{1,38}[a-z0-9]$/);
const fileSchema = z.file().max(30_000_000);

/** Whom a one-time code is for: somebody of the dealer whom HQ knows, or a new person. */
const codeHolderSchema = z.union([z.strictObject({ id: personIdSchema }), z.strictObject({ name: z.string().trim().min(1).max(60), role: dealerRoleSchema })]);

/** Console ↔ HQ, one session cookie. Photos are plain GETs beside it: `/console/v1/records/{record}/photos/{sha256}/{original|working|thumb}`. */
export const consoleContract = {
  session: {
    signIn: route.meta(anyone).route({ method: 'POST', path: '/console/v1/session', summary: 'Sign in', tags: ['session'] })
      .input(z.strictObject({ username: z.string().max(60), password: z.string().max(200) })).output(meSchema),
    me: route.meta(ownSession(...everyone)).route({ method: 'GET', path: '/console/v1/session', summary: 'Who is signed in', tags: ['session'] }).output(meSchema),
    signOut: route.meta(ownSession(...everyone)).route({ method: 'DELETE', path: '/console/v1/session', summary: 'Sign out', tags: ['session'] }).output(z.strictObject({})),
    changePassword: route.meta(ownSession(...everyone)).route({ method: 'POST', path: '/console/v1/session/password', summary: 'Change own password', tags: ['session'] })
      .input(z.strictObject({ current: z.string().max(200), next: password })).output(z.strictObject({})),
  },
  home: {
    summary: route.meta(staff(...everyone)).route({ method: 'GET', path: '/console/v1/home', summary: 'What waits for this person', tags: ['home'] })
      .output(z.strictObject({
        unseenFeedback: z.int(), unseenCorrections: z.int(), unseenRefusals: z.int(), needsReview: z.int(), nearDeadline: z.int(), noFeedback: z.int(), deemedAccepted: z.int(),
        onTheWay: z.int(), quarantined: z.int(), desksSilent: z.int(),
      })),
    search: route.meta(staff(...deliveryRoles)).route({ method: 'GET', path: '/console/v1/search', summary: 'One search box for everything', tags: ['home'] })
      .input(z.strictObject({ text: z.string().min(1).max(100) }))
      .output(z.strictObject({ orders: z.array(orderRowSchema), records: z.array(recordRowSchema), dealers: z.array(dealerSchema) })),
  },
  notices: {
    list: route.meta(staff(...everyone)).route({ method: 'GET', path: '/console/v1/notices', summary: "This person's notices, newest first", tags: ['home'] })
      .input(listInputSchema).output(pageOf(noticeSchema).extend({ unread: z.int() })),
    read: route.meta(staff(...everyone)).route({ method: 'POST', path: '/console/v1/notices/read', summary: 'Mark notices read', tags: ['home'] })
      .input(z.strictObject({ ids: z.array(z.string()).max(200) })).output(z.strictObject({})),
    stream: route.meta(staff(...everyone)).route({ method: 'GET', path: '/console/v1/notices/stream', summary: 'Notices as they arise (server-sent events)', tags: ['home'] })
      .output(eventIterator(noticeSchema)),
  },
  orders: {
    list: route.meta(staff(...deliveryRoles)).route({ method: 'GET', path: '/console/v1/orders', summary: 'Outbound orders', tags: ['delivery'] })
      .input(listInputSchema.extend({ status: orderStatusSchema.optional(), region: regionIdSchema.optional(), dealer: dealerIdSchema.optional() })).output(pageOf(orderRowSchema)),
    /** What HQ has not sent stands in pickups only; it has no status of its own to filter by. */
    listPaper: route.meta(staff(...deliveryRoles)).route({ method: 'GET', path: '/console/v1/paper-orders', summary: 'Outbound orders that dealers have entered from paper, the last picked up first', tags: ['delivery'] })
      .input(listInputSchema.extend({ region: regionIdSchema.optional() })).output(pageOf(orderRowSchema)),
    get: route.meta(staff(...deliveryRoles)).route({ method: 'GET', path: '/console/v1/orders/{orderNo}', summary: 'One outbound order with its pickups and records', tags: ['delivery'] })
      .input(z.strictObject({ orderNo: orderNoSchema, dealer: dealerIdSchema.optional() })).output(orderViewSchema),
    withdraw: route.meta(staff('administrator')).route({ method: 'POST', path: '/console/v1/orders/{orderNo}/withdrawal', summary: 'Withdraw an order that was not picked up', tags: ['delivery'] })
      .input(z.strictObject({ orderNo: orderNoSchema, reason: z.string().trim().min(1).max(300) })).output(z.strictObject({})),
  },
  imports: {
    preview: route.meta(staff('administrator')).route({ method: 'POST', path: '/console/v1/imports', summary: 'Read a CSV or XLSX file and say what it would do', tags: ['import'] })
      .input(z.strictObject({ file: fileSchema })).output(importPreviewSchema),
    map: route.meta(staff('administrator')).route({ method: 'POST', path: '/console/v1/imports/{upload}/mapping', summary: 'Judge the file again with other columns; the mapping is remembered', tags: ['import'] })
      .input(z.strictObject({ upload: z.string().max(60), mapping: z.partialRecord(importFieldSchema, z.int().min(0).nullable()) })).output(importPreviewSchema),
    commit: route.meta(staff('administrator')).route({ method: 'POST', path: '/console/v1/imports/{upload}/commit', summary: 'Take the file in, all rows or none', tags: ['import'] })
      .input(z.strictObject({ upload: z.string().max(60) })).output(z.strictObject({ orders: z.int(), lines: z.int(), unchanged: z.int() })),
  },
  records: {
    list: route.meta(staff(...deliveryRoles)).route({ method: 'GET', path: '/console/v1/records', summary: 'Sealed records, newest first', tags: ['records'] })
      .input(listInputSchema.extend({
        kind: z.enum(['feedback', 'refusal', 'install-notice', 'correction']).optional(), region: regionIdSchema.optional(), dealer: dealerIdSchema.optional(),
        timeliness: z.enum(['in-time', 'late', 'needs-review']).optional(), unseen: z.stringbool().optional(), withDifferences: z.stringbool().optional(),
      })).output(pageOf(recordRowSchema)),
    get: route.meta(staff(...deliveryRoles)).route({ method: 'GET', path: '/console/v1/records/{record}', summary: 'One record with its photos, timeliness and proof', tags: ['records'] })
      .input(z.strictObject({ record: recordIdSchema })).output(recordViewSchema),
    /** For `npm run verify`: the signed text as the desk handed it in, and HQ's acknowledgements. */
    original: route.meta(staff(...deliveryRoles)).route({ method: 'GET', path: '/console/v1/records/{record}/original', summary: 'The signed record and its acknowledgements, for offline verification', tags: ['records'] })
      .input(z.strictObject({ record: recordIdSchema })).output(z.strictObject({ record: signedTextSchema, acknowledgements: z.array(signedTextSchema), ca: z.string() })),
    see: route.meta(staff(...deliveryRoles)).route({ method: 'POST', path: '/console/v1/records/{record}/seen', summary: 'Mark a record as seen by this person', tags: ['records'] })
      .input(z.strictObject({ record: recordIdSchema, seen: z.boolean() })).output(recordRowSchema),
    review: route.meta(staff('business-assistant', 'after-sales-agent', 'service-assistant', 'operations-director')).route({ method: 'POST', path: '/console/v1/records/{record}/review', summary: 'Decide a "needs review" timeliness, with the reason', tags: ['records'] })
      .input(z.strictObject({ record: recordIdSchema, rule: z.string(), verdict: z.enum(['in-time', 'late']), reason: z.string().trim().min(1).max(500) })).output(recordViewSchema),
  },
  pickups: {
    list: route.meta(staff(...deliveryRoles)).route({ method: 'GET', path: '/console/v1/pickups', summary: 'Pickups by nearest deadline', tags: ['delivery'] })
      .input(listInputSchema.extend({ state: limitStateSchema.optional(), region: regionIdSchema.optional() })).output(pageOf(pickupRowSchema)),
    settle: route.meta(staff('business-assistant', 'after-sales-agent', 'service-assistant', 'operations-director')).route({ method: 'POST', path: '/console/v1/pickups/{pickup}/settlement', summary: 'Decide a limit in doubt because HQ knew of a defect, refused its feedback for good or switched its desk off, with the reason (R-TL-20)', tags: ['delivery'] })
      .input(z.strictObject({ pickup: pickupIdSchema, rule: z.string().max(40), verdict: z.enum(['deemed-accepted', 'kept-open']), reason: z.string().trim().min(1).max(500) })).output(limitViewSchema),
  },
  desks: {
    list: route.meta(staff('administrator')).route({ method: 'GET', path: '/console/v1/desks', summary: 'Enrolled desks', tags: ['desks'] }).input(listInputSchema).output(pageOf(deskRowSchema)),
    issueDeskCode: route.meta(staff('administrator')).route({ method: 'POST', path: '/console/v1/desk-codes', summary: 'One-time code for a new desk and its first person', tags: ['desks'] })
      .input(z.strictObject({ dealer: dealerIdSchema, person: codeHolderSchema })).output(issuedCodeSchema),
    issuePersonCode: route.meta(staff('administrator')).route({ method: 'POST', path: '/console/v1/desks/{device}/person-codes', summary: 'One-time code for a further person, or for a new PIN', tags: ['desks'] })
      .input(z.strictObject({ device: deviceIdSchema, person: codeHolderSchema })).output(issuedCodeSchema),
    issueRenewalCode: route.meta(staff('administrator')).route({ method: 'POST', path: '/console/v1/desks/{device}/renewal-codes', summary: 'One-time code by which a desk that lost its key is enrolled again over its data', tags: ['desks'] })
      .input(z.strictObject({ device: deviceIdSchema, person: codeHolderSchema })).output(issuedCodeSchema),
    revoke: route.meta(staff('administrator')).route({ method: 'POST', path: '/console/v1/desks/{device}/revocation', summary: 'Revoke a desk at once', tags: ['desks'] })
      .input(z.strictObject({ device: deviceIdSchema, reason: z.string().trim().min(1).max(300) })).output(deskRowSchema),
    restore: route.meta(staff('administrator')).route({ method: 'POST', path: '/console/v1/desks/{device}/restoration', summary: 'Lift the revocation of a desk, with the certificates that ended with it', tags: ['desks'] })
      .input(z.strictObject({ device: deviceIdSchema, reason: z.string().trim().min(1).max(300) })).output(deskRowSchema),
    revokePerson: route.meta(staff('administrator')).route({ method: 'POST', path: '/console/v1/persons/{person}/revocation', summary: "Revoke a person's certificates at once", tags: ['desks'] })
      .input(z.strictObject({ person: personIdSchema, reason: z.string().trim().min(1).max(300) })).output(personSchema),
  },
  staff: {
    list: route.meta(staff('administrator')).route({ method: 'GET', path: '/console/v1/staff', summary: 'People at HQ', tags: ['people'] }).input(listInputSchema).output(pageOf(staffRowSchema)),
    add: route.meta(staff('administrator')).route({ method: 'POST', path: '/console/v1/staff', summary: 'Add a person', tags: ['people'] })
      .input(z.strictObject({ username, name: z.string().trim().min(1).max(60), phone: ownPhoneSchema, roles: z.array(staffRoleSchema).min(1), regions: z.array(regionIdSchema), password })).output(staffRowSchema),
    change: route.meta(staff('administrator')).route({ method: 'PUT', path: '/console/v1/staff/{id}', summary: 'Change a person', tags: ['people'] })
      .input(z.strictObject({ id: z.string(), name: z.string().trim().min(1).max(60), phone: ownPhoneSchema, roles: z.array(staffRoleSchema).min(1), regions: z.array(regionIdSchema), disabled: z.boolean() })).output(staffRowSchema),
    resetPassword: route.meta(staff('administrator')).route({ method: 'POST', path: '/console/v1/staff/{id}/password', summary: 'Set a new password, end the sessions and lift a lock', tags: ['people'] })
      .input(z.strictObject({ id: z.string(), password })).output(staffRowSchema),
  },
  regions: {
    list: route.meta(staff(...everyone)).route({ method: 'GET', path: '/console/v1/regions', summary: 'Regions', tags: ['people'] }).output(z.array(regionSchema)),
    put: route.meta(staff('administrator')).route({ method: 'PUT', path: '/console/v1/regions/{id}', summary: 'Add or change a region', tags: ['people'] }).input(regionSchema).output(regionSchema),
  },
  dealers: {
    list: route.meta(staff(...deliveryRoles)).route({ method: 'GET', path: '/console/v1/dealers', summary: 'Dealers', tags: ['people'] }).input(listInputSchema).output(pageOf(dealerRowSchema)),
    put: route.meta(staff('administrator')).route({ method: 'PUT', path: '/console/v1/dealers/{id}', summary: 'Add or change a dealer', tags: ['people'] }).input(newDealerSchema).output(dealerRowSchema),
  },
  /** "Policy is data": a draft is replayed over past cases, published with the day it starts, and goes to every desk, signed. */
  rules: {
    get: route.meta(staff('administrator', 'operations-director')).route({ method: 'GET', path: '/console/v1/rules', summary: 'Published policies and the working calendar', tags: ['rules'] }).output(publishedRulesSchema),
    replay: route.meta(staff('administrator', 'operations-director')).route({ method: 'POST', path: '/console/v1/rules/replay', summary: 'What a draft would have made of past pickups; changes nothing', tags: ['rules'] })
      .input(replayInputSchema).output(policyReplaySchema),
    publishPolicy: route.meta(staff('operations-director')).route({ method: 'POST', path: '/console/v1/rules/policies', summary: 'Publish a policy that starts on a later day', tags: ['rules'] })
      .input(policyPublicationSchema).output(publishedRulesSchema),
    publishCalendar: route.meta(staff('administrator', 'operations-director')).route({ method: 'POST', path: '/console/v1/rules/calendar', summary: 'Publish one year of the working calendar', tags: ['rules'] })
      .input(calendarPublicationSchema).output(publishedRulesSchema),
  },
  quarantine: {
    list: route.meta(staff('administrator')).route({ method: 'GET', path: '/console/v1/quarantine', summary: 'Records that HQ refused, with the reason', tags: ['records'] }).input(listInputSchema).output(pageOf(quarantineRowSchema)),
    get: route.meta(staff('administrator')).route({ method: 'GET', path: '/console/v1/quarantine/{id}', summary: 'A refused record as it came', tags: ['records'] })
      .input(z.strictObject({ id: z.string() })).output(z.strictObject({ row: quarantineRowSchema, problem: z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) }), text: z.string(), truncated: z.boolean() })),
  },
  bundles: {
    take: route.meta(staff('administrator', 'business-assistant', 'after-sales-agent')).route({ method: 'POST', path: '/console/v1/bundles', summary: 'Take in a bundle that a desk exported without a network', tags: ['records'] })
      .input(z.strictObject({ file: z.file().max(4_000_000_000) })).output(z.strictObject({ accepted: z.int(), alreadyHeld: z.int(), refused: z.array(z.strictObject({ record: z.string(), problem: z.string() })) })),
  },
  keys: {
    list: route.meta(staff('administrator')).route({ method: 'GET', path: '/console/v1/import-keys', summary: 'Import keys of the ERP', tags: ['import'] })
      .output(z.array(z.strictObject({ id: z.string(), name: z.string(), createdAt: instantSchema, lastUsedAt: instantSchema.nullable(), revokedAt: instantSchema.nullable() }))),
    issue: route.meta(staff('administrator')).route({ method: 'POST', path: '/console/v1/import-keys', summary: 'Issue an import key; shown once', tags: ['import'] })
      .input(z.strictObject({ name: z.string().trim().min(1).max(60) })).output(z.strictObject({ id: z.string(), key: z.string() })),
    revoke: route.meta(staff('administrator')).route({ method: 'DELETE', path: '/console/v1/import-keys/{id}', summary: 'Revoke an import key', tags: ['import'] }).input(z.strictObject({ id: z.string() })).output(z.strictObject({})),
  },
  audit: {
    list: route.meta(staff('administrator', 'operations-director')).route({ method: 'GET', path: '/console/v1/audit', summary: 'Who did what, newest first', tags: ['audit'] }).input(listInputSchema)
      .output(pageOf(auditRowSchema).extend({ chainHolds: z.boolean() })),
  },
  /** For the ERP: the same judgement as the file import, by HTTP with `Authorization: Bearer <import key>`. */
  erp: {
    putOrders: route.meta(erp).route({ method: 'POST', path: '/erp/v1/outbound-orders', summary: 'Hand in outbound orders; all or nothing; the same order again changes nothing', tags: ['erp'] })
      .input(z.strictObject({ orders: z.array(outboundOrderSchema).min(1).max(500) }))
      .output(z.strictObject({ accepted: z.int(), unchanged: z.int(), orders: z.array(z.strictObject({ orderNo: orderNoSchema, hash: sha256Schema })) })),
  },
};
