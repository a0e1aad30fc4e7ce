import { z } from 'zod';
import { instantSchema } from '../kernel/instant.ts';

/** What a subject of the audit is called now: a person's name and user name, a desk's and its dealer's, an order's number and its dealer's; `more` is empty where the name says all. */
export const auditNameSchema = z.strictObject({ name: z.string(), more: z.string() });

/** An entry of the audit as it was written, with what its subjects are called. */
export const auditRowSchema = z.strictObject({
  position: z.int(),
  at: instantSchema,
  who: z.string(),
  whoNamed: auditNameSchema.nullable(),
  action: z.string(),
  about: z.string(),
  aboutNamed: auditNameSchema.nullable(),
  details: z.string(),
});
