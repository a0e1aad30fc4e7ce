import { wholeQuantity } from '../kernel/quantity.ts';
import { defaultCauses } from './default-causes.ts';
import { policyDocumentSchema, type PolicyDocument } from './policy-document.ts';

const fourHours = { kind: 'hours', hours: 4 } as const;
const pickupDay = { kind: 'pickup-day' } as const;

/** The policy document that is shipped: version 2026.1, in force until HQ publishes another. */
export const defaultPolicy: PolicyDocument = policyDocumentSchema.parse({
  version: '2026.1',
  effectiveFrom: '2024-01-01',
  timeLimits: {
    dayStart: '08:00',
    afternoonCut: '14:00',
    groups: [
      {
        classes: ['window_guard', 'guardrail', 'sample', 'stair_handrail'],
        unit: 'set',
        threshold: wholeQuantity(10),
        within: { rule: 'R-TL-1', length: fourHours },
        andAbove: { rule: 'R-TL-2', length: pickupDay },
      },
      { classes: ['home'], unit: 'piece', threshold: wholeQuantity(10), within: { rule: 'R-TL-3', length: fourHours }, andAbove: { rule: 'R-TL-4', length: pickupDay } },
      { classes: ['pipe'], unit: 'metre', threshold: wholeQuantity(90), within: { rule: 'R-TL-5', length: fourHours }, andAbove: { rule: 'R-TL-6', length: pickupDay } },
      {
        classes: ['door'],
        unit: 'set',
        threshold: wholeQuantity(10),
        within: { rule: 'R-TL-7', length: pickupDay },
        andAbove: { rule: 'R-TL-8', length: { kind: 'days-after', days: 2 } },
      },
      { classes: ['material'], unit: 'piece', threshold: null, within: { rule: 'R-TL-9', length: fourHours }, andAbove: null },
      { classes: ['tooling', 'tool'], unit: 'piece', threshold: null, within: { rule: 'R-TL-10', length: fourHours }, andAbove: null },
    ],
    holidayShift: 'statutory',
    hiddenDefectDays: null,
    silenceDays: 7,
    reminders: { halfTime: true, minutesBefore: [60, 15] },
    nearDeadlineMinutes: 60,
    fittingWords: ['配件', '配花', '饰花', '附件', '五金包'],
    noticeVersion: '2026.1',
  },
  inspection: {
    photosPerDamagePoint: 3,
    blurBelow: 100,
    sameFrameDistance: 1,
    nearDuplicateDistance: 4,
    weighedClasses: ['pipe'],
    weightTolerancePermille: 30,
    transitFreight: 'company-claims-carrier',
  },
  order: {
    confirmationCut: '12:00',
    leadTimes: [
      { productClass: 'window_guard', finish: 'natural', days: 7 },
      { productClass: 'window_guard', finish: 'coloured', days: 12 },
      { productClass: 'door', finish: null, days: 15 },
      { productClass: 'home', finish: null, days: 3 },
      { productClass: 'pipe', finish: null, days: 3 },
      { productClass: 'material', finish: null, days: 3 },
      { productClass: 'tooling', finish: null, days: 3 },
      { productClass: 'tool', finish: null, days: 3 },
      { productClass: 'guardrail', finish: null, days: null },
      { productClass: 'stair_handrail', finish: null, days: null },
      { productClass: 'sample', finish: null, days: null },
    ],
    largeOrder: { windowGuardAreaAbove: wholeQuantity(150), doorSetsFrom: wholeQuantity(6) },
    compensation: { classes: ['door', 'window_guard'], fenPerDay: 5_000, per: 'order' },
  },
  complaint: { planWorkingDays: 4, resolveWorkingDays: 3, violation: { least: 20_000, most: 50_000 }, causes: defaultCauses },
  visit: {
    levels: {
      A: { every: { unit: 'weeks', count: 2 }, visitsDonePermille: 1_000, satisfactionPermille: 930 },
      B: { every: { unit: 'months', count: 1 }, visitsDonePermille: 980, satisfactionPermille: 900 },
      C: { every: null, visitsDonePermille: null, satisfactionPermille: null },
    },
  },
});
