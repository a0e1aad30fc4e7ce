import { z } from 'zod';
import { dispatcherCallSchema } from '../inspection/inspection.ts';
import { instantSchema } from '../kernel/instant.ts';
import { acknowledgementSchema } from '../seal/acknowledgement.ts';
import { answerSchema, pickupViewSchema, recordCardSchema, reminderKindSchema } from './shapes.ts';

/** Everything the desk holds of one pickup (case): its inspection, the limits with the reminders shown, what was sealed with HQ's acknowledgements, and what HQ answered. */
export const caseFolderSchema = z.strictObject({
  title: z.string(),
  kinds: z.int().min(1),
  view: pickupViewSchema,
  /** Also those that a sealed record tells of, which the inspection leaves out; the earliest first. */
  calls: z.array(dispatcherCallSchema),
  /** In the order in which they were sealed. */
  records: z.array(z.strictObject({ card: recordCardSchema, acknowledgements: z.array(acknowledgementSchema) })),
  /** R-TL-17: each reminder that was shown, the earliest first. */
  reminders: z.array(z.strictObject({ rule: z.string(), kind: reminderKindSchema, shownAt: instantSchema })),
  /** The earliest first. */
  answers: z.array(answerSchema),
});
export type CaseFolder = z.infer<typeof caseFolderSchema>;
