import { z } from 'zod';
import { branded, type Brand } from '../kernel/brand.ts';
import { civilDateSchema } from '../kernel/instant.ts';
import type { Fen } from '../kernel/money.ts';
import { quantitySchema } from '../kernel/quantity.ts';
import { complaintCauseSchema } from './complaint-cause.ts';
import { limitGroupSchema } from './limit-group.ts';
import { productClassSchema, productClasses } from './product-class.ts';
import { timeOfDaySchema } from './time-of-day.ts';

/** The version of a policy document: the year and a running number, `2026.1`. Every sealed record names it. */
export type PolicyVersion = Brand<string, 'PolicyVersion'>;
export const policyVersionSchema = branded<PolicyVersion>(z.string().regex(/^\d{4}\.\d{1,4}$/));

const fenSchema = branded<Fen>(z.int().min(0).max(100_000_000));
const permilleSchema = z.int().min(0).max(1_000);

/** Section 3: inspection time limits. */
export const timeLimitPolicySchema = z.strictObject({
  /** R-TL-12: hour limits of a pickup in the afternoon run from this time of the next day. */
  dayStart: timeOfDaySchema,
  /** R-TL-12: a pickup at or after this time starts its clock the next day. */
  afternoonCut: timeOfDaySchema,
  /** R-TL-1..10. */
  groups: z.array(limitGroupSchema).min(1),
  /** R-TL-14 (Civil Code art. 203). */
  holidayShift: z.enum(['statutory', 'off']),
  /** R-TL-21: the window of hidden defects in days; null: HQ decides case by case. */
  hiddenDefectDays: z.int().min(1).max(3_650).nullable(),
  /** R-TL-23: days without contact after which missing feedback becomes deemed acceptance. */
  silenceDays: z.int().min(1).max(365),
  /** R-TL-17: reminders go out at half time and these minutes before the end; wire and words name exactly these three. */
  reminders: z.strictObject({ halfTime: z.literal(true), minutesBefore: z.tuple([z.literal(60), z.literal(15)]) }),
  /** R-TL-17: from how many minutes before its deadline a pickup is shown as near it. */
  nearDeadlineMinutes: z.int().min(1).max(10_000),
  /** R-TL-11: a line whose name holds one of these words is a line of fittings. */
  fittingWords: z.array(z.string().min(1).max(20)).max(50),
  /** R-TL-22: the version of the text that shows the limits and their consequence. */
  noticeVersion: z.string().min(1).max(40),
});

/** Section 4: inspection. */
export const inspectionPolicySchema = z.strictObject({
  /** R-IN-2. */
  photosPerDamagePoint: z.int().min(1).max(40),
  /** A picture whose sharpness (variance of the Laplacian) is below it is pointed out as blurred. */
  blurBelow: z.int().min(0).max(1_000_000),
  /** R-IN-3: hash bits by which two encodings of one frame may differ. */
  sameFrameDistance: z.int().min(0).max(64),
  /** R-IN-3: hash bits up to which two frames count as nearly identical. */
  nearDuplicateDistance: z.int().min(0).max(64),
  /** R-IN-1, R-IN-6: classes that are weighed on arrival. */
  weighedClasses: z.array(productClassSchema),
  /** Deviation from the order's weight up to which a line counts as in order, in thousandths. */
  weightTolerancePermille: permilleSchema,
  /** R-IN-12: who bears the freight of damage in transit. */
  transitFreight: z.enum(['company-claims-carrier', 'dealer-claims-carrier']),
});

export const finishSchema = z.enum(['natural', 'coloured']);
export type Finish = z.infer<typeof finishSchema>;

/** Section 6: delivery times and delay compensation. */
export const orderPolicySchema = z.strictObject({
  /** R-LT-2: confirmed up to this time, that day is day 1. */
  confirmationCut: timeOfDaySchema,
  /** R-LT-3: `finish` null holds for any finish; `days` null: no N is given, the promised date is entered per order. */
  leadTimes: z.array(z.strictObject({ productClass: productClassSchema, finish: finishSchema.nullable(), days: z.int().min(1).max(365).nullable() })),
  /** R-LT-5: square metres of window guards, above which, and sets of doors, from which an order is large. */
  largeOrder: z.strictObject({ windowGuardAreaAbove: quantitySchema, doorSetsFrom: quantitySchema }),
  /** R-LT-4. */
  compensation: z.strictObject({ classes: z.array(productClassSchema), fenPerDay: fenSchema, per: z.enum(['order', 'item']) }),
});

/** Section 5: complaints. */
export const complaintPolicySchema = z.strictObject({
  /** R-CP-2. */
  planWorkingDays: z.int().min(1).max(365),
  /** R-CP-3. */
  resolveWorkingDays: z.int().min(1).max(365),
  /** R-CP-7: what an unauthorised decision can be booked at. */
  violation: z.strictObject({ least: fenSchema, most: fenSchema }),
  /** R-CP-1. */
  causes: z.array(complaintCauseSchema).min(1),
});

/** How often a level is visited; null: never (R-RV). */
export const visitIntervalSchema = z
  .discriminatedUnion('unit', [
    z.strictObject({ unit: z.literal('weeks'), count: z.int().min(1).max(104) }),
    z.strictObject({ unit: z.literal('months'), count: z.int().min(1).max(24) }),
  ])
  .nullable();
export type VisitInterval = z.infer<typeof visitIntervalSchema>;

const levelPolicySchema = z.strictObject({
  every: visitIntervalSchema,
  /** Targets in thousandths; null where the level has none. */
  visitsDonePermille: permilleSchema.nullable(),
  satisfactionPermille: permilleSchema.nullable(),
});

/** Section 7: levels and return visits. */
export const visitPolicySchema = z.strictObject({ levels: z.strictObject({ A: levelPolicySchema, B: levelPolicySchema, C: levelPolicySchema }) });

/** The document's parts, without what publishing adds. */
const parts = {
  effectiveFrom: civilDateSchema,
  timeLimits: timeLimitPolicySchema,
  inspection: inspectionPolicySchema,
  order: orderPolicySchema,
  complaint: complaintPolicySchema,
  visit: visitPolicySchema,
};

/** What no part can see alone: a class stands in exactly one limit group and has a lead time, each cause id once, a frame that is the same is also near. */
function requireAgreement(policy: Readonly<Omit<z.infer<z.ZodObject<typeof parts>>, 'effectiveFrom'>>, context: z.RefinementCtx): void {
  for (const name of productClasses) {
    const holding = policy.timeLimits.groups.filter((group) => group.classes.includes(name)).length;
    if (holding !== 1) context.addIssue({ code: 'custom', path: ['timeLimits', 'groups'], message: `class ${name} stands in ${holding} groups, not in one` });
    if (!policy.order.leadTimes.some((row) => row.productClass === name)) {
      context.addIssue({ code: 'custom', path: ['order', 'leadTimes'], message: `class ${name} has no lead time` });
    }
  }
  if (policy.inspection.sameFrameDistance > policy.inspection.nearDuplicateDistance) {
    context.addIssue({ code: 'custom', path: ['inspection', 'sameFrameDistance'], message: 'greater than nearDuplicateDistance' });
  }
  const causeIds = policy.complaint.causes.map((cause) => cause.id);
  if (new Set(causeIds).size !== causeIds.length) context.addIssue({ code: 'custom', path: ['complaint', 'causes'], message: 'a cause id stands twice' });
}

/** A policy that HQ has not published yet: everything but the version, which publishing gives. */
export const policyDraftSchema = z.strictObject(parts).superRefine(requireAgreement);
export type PolicyDraft = z.infer<typeof policyDraftSchema>;

/**
 * The policy document: every number of the policy as data, versioned and signed by HQ. Integers only, so that it has one
 * canonical text.
 */
export const policyDocumentSchema = z.strictObject({ version: policyVersionSchema, ...parts }).superRefine(requireAgreement);
export type PolicyDocument = z.infer<typeof policyDocumentSchema>;
export type TimeLimitPolicy = PolicyDocument['timeLimits'];
export type InspectionPolicy = PolicyDocument['inspection'];
export type OrderPolicy = PolicyDocument['order'];
export type ComplaintPolicy = PolicyDocument['complaint'];
export type VisitPolicy = PolicyDocument['visit'];
