import { z } from 'zod';
import { dealerIdSchema, deviceIdSchema, recordIdSchema, sha256Schema } from '../kernel/ids.ts';
import { instantSchema } from '../kernel/instant.ts';

/** The most files one bundle may hold. */
export const mostBundleFiles = 200_000;

/** Where each kind of file stands inside a bundle; nothing else may be in it. */
export const bundlePathSchema = z
  .string()
  .regex(/^(?:records\/[0-9a-f-]{36}\.json|photos\/[0-9a-f]{64}|acknowledgements\/[0-9a-f-]{36}\.(?:record|photos)\.json|receipts\/[0-9a-f-]{36}\.pdf|ca\.der)$/);

/**
 * The table of contents of a bundle: the file by which a desk hands its work in where no network is. It is not signed: everything
 * in it that counts is, and each file stands here with its hash.
 */
export const bundleManifestSchema = z.strictObject({
  format: z.literal('gatecheck-bundle/1'),
  createdAt: instantSchema,
  dealer: dealerIdSchema,
  device: deviceIdSchema,
  /** The records inside, in the order of their chain. */
  records: z.array(z.strictObject({ id: recordIdSchema, hash: sha256Schema })),
  files: z.array(z.strictObject({ path: bundlePathSchema, bytes: z.int().min(1), sha256: sha256Schema })).max(mostBundleFiles),
});
export type BundleManifest = z.infer<typeof bundleManifestSchema>;
