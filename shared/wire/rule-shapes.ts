import { z } from 'zod';
import { civilDateSchema, instantSchema } from '../kernel/instant.ts';
import { dealerIdSchema, orderNoSchema, pickupIdSchema } from '../kernel/ids.ts';
import { policyDocumentSchema, policyDraftSchema, policyVersionSchema } from '../policy/policy-document.ts';
import { productClassSchema } from '../policy/product-class.ts';
import { calendarYearSchema, workingCalendarSchema } from '../policy/working-calendar.ts';
import { limitStateSchema } from './console-shapes.ts';

/** What HQ has published: policies and calendars, newest first. */
export const publishedRulesSchema = z.strictObject({
  /** The day at HQ, in the zone of the rules. */
  today: civilDateSchema,
  policies: z.array(z.strictObject({ document: policyDocumentSchema, publishedAt: instantSchema })).min(1),
  calendar: z.strictObject({ document: workingCalendarSchema, publishedAt: instantSchema }),
});
export type PublishedRules = z.infer<typeof publishedRulesSchema>;

/** A draft and the version it was made from: publishing it over a newer one is refused. */
export const policyPublicationSchema = z.strictObject({ basedOn: policyVersionSchema, draft: policyDraftSchema });

/** One year of the working calendar, the notice it was taken from, and the version it was made from. */
export const calendarPublicationSchema = z.strictObject({ basedOn: z.string().max(40), source: z.string().trim().min(1).max(200), year: calendarYearSchema });

export const replayInputSchema = z.strictObject({ draft: policyDraftSchema, days: z.int().min(1).max(730) });

const replayedLimitSchema = z.strictObject({ rule: z.string(), dueAt: instantSchema, state: limitStateSchema });

/** What a draft would have made of pickups that HQ knows, with everybody having done the same at the same time. */
export const policyReplaySchema = z.strictObject({
  /** Pickups looked at, newest first, and those of the same days beyond the most that one replay looks at. */
  pickups: z.int().min(0),
  beyond: z.int().min(0),
  /** How often goods of one class in one pickup would have come out otherwise, the most frequent change first. */
  changes: z.array(z.strictObject({ was: limitStateSchema, is: limitStateSchema, count: z.int().min(1) })),
  /** The newest of the cases behind `changes`. */
  cases: z.array(
    z.strictObject({
      pickup: pickupIdSchema, orderNos: z.array(orderNoSchema), dealer: dealerIdSchema, dealerName: z.string(), productClass: productClassSchema, pickedUpAt: instantSchema,
      was: replayedLimitSchema, is: replayedLimitSchema,
    }),
  ),
});
export type PolicyReplay = z.infer<typeof policyReplaySchema>;
