import { z } from 'zod';

/** The largest signed text that anyone reads: a record of 4,000 lines, 200 damage points and 8,000 photos fits with room. */
export const mostSignedTextBytes = 16_000_000;

/** Base64 without line breaks, the one spelling of its bytes (trailing bits zero, padded). */
export const base64Schema = z.base64();

/**
 * A canonical text with an ECDSA P-256 / SHA-256 signature over its UTF-8 bytes (IEEE P1363, 64 bytes, base64) and the
 * DER certificate (base64) of the key that made it. HQ's CA has issued the certificate.
 */
export const signedTextSchema = z.strictObject({
  text: z.string().min(2).max(mostSignedTextBytes),
  signature: base64Schema.length(88),
  certificate: base64Schema.max(4_000),
});
export type SignedText = z.infer<typeof signedTextSchema>;
