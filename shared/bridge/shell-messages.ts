import { z } from 'zod';
import { pickupIdSchema } from '../kernel/ids.ts';
import { instantSchema } from '../kernel/instant.ts';
import { languageSchema } from './shapes.ts';

/** What the shell (Electron's main process) says to the host (utility process). The page's port travels beside `page-port`. */
export const toHostSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('page-port') }),
  /** A page asks for bytes by path: `photo/<sha256>/thumb`, `receipt/<record>.pdf`, … */
  z.strictObject({ kind: z.literal('open'), ask: z.int(), path: z.string().max(300) }),
  z.strictObject({ kind: z.literal('vault-answer'), ask: z.int(), bytes: z.base64().nullable() }),
  z.strictObject({ kind: z.literal('close') }),
]);
export type ToHost = z.infer<typeof toHostSchema>;

/** What the host says to the shell. */
export const toShellSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({ kind: z.literal('refused-to-start'), code: z.string() }),
  z.strictObject({ kind: z.literal('opened'), ask: z.int(), file: z.string(), type: z.string(), saveAs: z.string().nullable() }),
  z.strictObject({ kind: z.literal('not-opened'), ask: z.int(), status: z.int() }),
  /** The operating system's key store is reached from the main process only. */
  z.strictObject({ kind: z.literal('vault'), ask: z.int(), action: z.enum(['wrap', 'unwrap']), bytes: z.base64() }),
  z.strictObject({ kind: z.literal('reminder'), pickup: pickupIdSchema, title: z.string(), body: z.string() }),
  z.strictObject({ kind: z.literal('nearest'), title: z.string().nullable(), dueAt: instantSchema.nullable(), language: languageSchema }),
  z.strictObject({ kind: z.literal('closed') }),
]);
export type ToShell = z.infer<typeof toShellSchema>;

/** What a page that is asked to save says while pictures are coming in: the names of those that are not in yet. */
export const comingInSchema = z.array(z.string().max(255)).max(10_000);
