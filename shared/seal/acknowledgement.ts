import { z } from 'zod';
import { instantSchema } from '../kernel/instant.ts';
import { dealerIdSchema, recordIdSchema, sha256Schema } from '../kernel/ids.ts';

/**
 * HQ's acknowledgement (送达回执): the text inside a text signed by HQ. `record` is given as soon as the manifest is
 * committed, `photos` once HQ has hashed every listed photo on its own shelf.
 */
export const acknowledgementSchema = z.strictObject({
  format: z.literal('gatecheck-acknowledgement/1'),
  of: z.enum(['record', 'photos']),
  record: recordIdSchema,
  recordHash: sha256Schema,
  dealer: dealerIdSchema,
  receivedAt: instantSchema,
  /** Position in HQ's log of accepted records, from 1. */
  position: z.int().min(1),
  photos: z.int().min(0),
  epoch: z.string().regex(/^[0-9a-f]{32}$/),
});
export type Acknowledgement = z.infer<typeof acknowledgementSchema>;
