import { z } from 'zod';
import { orderNoSchema, pickupIdSchema, recordIdSchema } from '../kernel/ids.ts';

/** Which form a draft belongs to, and of which goods: drafts of different goods never mix. */
export const draftKeySchema = z.discriminatedUnion('form', [
  z.strictObject({ form: z.literal('paper-order') }),
  /** What is chosen for a truck: further outbound orders beside the one it was opened by, or all of them where none opened it. */
  z.strictObject({ form: z.literal('truck'), order: orderNoSchema.nullable() }),
  /** What is typed of the pickup of a truck, by the first of its outbound orders. */
  z.strictObject({ form: z.literal('pickup'), order: orderNoSchema }),
  z.strictObject({ form: z.literal('refusal'), pickup: pickupIdSchema }),
  z.strictObject({ form: z.literal('dispatcher-call'), pickup: pickupIdSchema }),
  z.strictObject({ form: z.literal('installation'), pickup: pickupIdSchema }),
  z.strictObject({ form: z.literal('correction'), record: recordIdSchema }),
]);
export type DraftKey = z.infer<typeof draftKeySchema>;

/** The longest draft, in characters: a paper order with every line filled. */
export const longestDraft = 4_000_000;

/** What was typed, as the text of a JSON value; only the form itself knows its shape. */
export const draftFieldsSchema = z.string().max(longestDraft).refine(isJson);

/** The key as one word or two, for a table or a map. */
export function draftName(key: DraftKey): string {
  switch (key.form) {
    case 'paper-order':
      return key.form;
    case 'truck':
      return key.order === null ? key.form : `${key.form} ${key.order}`;
    case 'pickup':
      return `${key.form} ${key.order}`;
    case 'correction':
      return `${key.form} ${key.record}`;
    default:
      return `${key.form} ${key.pickup}`;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
