import { z } from 'zod';
import { parseCivilDate, parseInstant, type CivilDate, type Instant } from '../shared/kernel/instant.ts';
import { parseQuantity, type Quantity } from '../shared/kernel/quantity.ts';
import { dealerLevelSchema } from '../shared/dealer/dealer.ts';
import { finishSchema } from '../shared/policy/policy-document.ts';
import { productClassSchema, unitOfClass, unitSchema } from '../shared/policy/product-class.ts';
import { mostLines, mostSpans, type Expected } from './explain-words.ts';

/** A schema's message is the key of what was expected; `explain-words.ts` says it. */
function said(expected: Expected): { readonly error: Expected } {
  return { error: expected };
}

/** Years the rules hold for: Asia/Shanghai without daylight saving, four digits. */
function isYearKnown(text: string): boolean {
  return text >= '2000' && text < '3000';
}

const instant = z.string(said('instant')).transform((text, context): Instant => {
  const value = parseInstant(text);
  if (value !== undefined && isYearKnown(text)) return value;
  context.addIssue((value === undefined ? 'instant' : 'years') satisfies Expected);
  return z.NEVER;
});

const day = z.string(said('day')).transform((text, context): CivilDate => {
  const value = parseCivilDate(text);
  if (value !== undefined && isYearKnown(text)) return value;
  context.addIssue((value === undefined ? 'day' : 'years') satisfies Expected);
  return z.NEVER;
});

const quantity = z.union([z.string(), z.number()], said('quantity')).transform((given, context): Quantity => {
  const value = parseQuantity(String(given));
  if (value !== undefined && value > 0) return value;
  context.addIssue('quantity' satisfies Expected);
  return z.NEVER;
});

const count = z.union([z.string().regex(/^\d{1,6}$/).transform(Number), z.int().min(0).max(999_999)], said('count'));
const productClass = z.enum(productClassSchema.options, said('class'));

const line = z
  .strictObject({
    class: productClass,
    quantity,
    unit: z.enum(unitSchema.options, said('unit')).optional(),
    name: z.string(said('text')).max(200, said('text')).optional(),
    specification: z.string(said('text')).max(200, said('text')).optional(),
    metresPerLength: quantity.optional(),
  })
  .transform((given) => ({
    productClass: given.class,
    quantity: given.quantity,
    unit: given.unit ?? unitOfClass[given.class],
    name: given.name ?? '',
    specification: given.specification ?? '',
    metresPerLength: given.metresPerLength ?? null,
  }))
  .refine((given) => given.unit === 'metre' || given.quantity % 1000 === 0, { ...said('whole'), path: ['quantity'] });

const deadline = z.strictObject({ kind: z.literal('deadline'), pickup: instant, lines: z.array(line, said('lines')).min(1, said('lines')).max(mostLines, said('too-many-lines')) });

const leadTime = z
  .strictObject({
    kind: z.literal('lead-time'),
    confirmed: instant.optional(),
    reviewed: instant.optional(),
    deposit: instant.optional(),
    class: productClass,
    finish: z.enum(finishSchema.options, said('finish')).optional(),
    promised: day.optional(),
    agreed: day.optional(),
    area: quantity.optional(),
    sets: quantity.optional(),
  })
  .refine((given) => (given.confirmed === undefined) !== (given.reviewed === undefined && given.deposit === undefined), { ...said('confirmed'), path: ['confirmed'] })
  .refine((given) => (given.reviewed === undefined) === (given.deposit === undefined), { ...said('confirmed'), path: ['confirmed'] });

const compensationQuestion = z.strictObject({
  kind: z.literal('compensation'),
  class: productClass,
  shipBy: day,
  shipped: day,
  forceMajeure: z
    .array(
      z.tuple([day, day], said('days')).refine(([from, to]) => from <= to, said('days')),
      said('days'),
    )
    .max(mostSpans, said('too-many-spans'))
    .optional(),
  cause: z.enum(['production', 'oem', 'other'], said('cause')).optional(),
  items: count.optional(),
});

const complaint = z
  .strictObject({ kind: z.literal('complaint'), received: instant, planReplied: instant.nullish() })
  .refine((given) => given.planReplied === undefined || given.planReplied === null || given.planReplied >= given.received, { ...said('after-received'), path: ['planReplied'] });

const visits = z.strictObject({ kind: z.literal('visits'), level: z.enum(dealerLevelSchema.options, said('level')), last: day });

/** A question to the calculator, as one JSON object: the form of `--batch`, and what the flags are turned into. */
export const questionSchema = z.discriminatedUnion('kind', [deadline, leadTime, compensationQuestion, complaint, visits], said('kind'));
export type Question = z.infer<typeof questionSchema>;
export type QuestionKind = Question['kind'];
