import { z } from 'zod';
import { deviceIdSchema } from '../kernel/ids.ts';
import { addMs, instantSchema, type Instant } from '../kernel/instant.ts';
import { signedTextSchema } from './signed-text.ts';

/** HQ's signed answer to "what time is it": the text inside a signed anchor. */
export const timeAnchorSchema = z.strictObject({
  format: z.literal('gatecheck-anchor/1'),
  device: deviceIdSchema,
  nonce: z.string().regex(/^[0-9a-f]{32}$/),
  hqTime: instantSchema,
  /** Changes when HQ was restored from a backup, so that desks refill it. */
  epoch: z.string().regex(/^[0-9a-f]{32}$/),
});
export type TimeAnchor = z.infer<typeof timeAnchorSchema>;

/** The longest running time a proof may claim since its anchor: one year. */
const longestElapsedMs = 366 * 86_400_000;

/**
 * What a machine can say about the moment of sealing (R-TL-19): its wall clock, the last anchor HQ gave it, and, where it has
 * not been restarted since, the running time from that anchor. `elapsed` is an interval because the anchor's own journey took time.
 */
export const timeProofSchema = z.strictObject({
  wall: instantSchema,
  boot: z.string().regex(/^[0-9a-zA-Z-]{1,64}$/),
  anchor: signedTextSchema.nullable(),
  elapsed: z
    .strictObject({ leastMs: z.int().min(0).max(longestElapsedMs), mostMs: z.int().min(0).max(longestElapsedMs) })
    .nullable(),
});
export type TimeProof = z.infer<typeof timeProofSchema>;

/**
 * When something was sealed, as far as HQ can prove it. `anchored`: HQ's time plus the machine's own running time;
 * `bounded`: after the last HQ time it had seen and before HQ received it; `unanchored`: only before HQ received it.
 */
export type SealedInterval =
  | { readonly grade: 'anchored' | 'bounded'; readonly notBefore: Instant; readonly notAfter: Instant }
  | { readonly grade: 'unanchored'; readonly notBefore: null; readonly notAfter: Instant };

/**
 * The interval in which a record was sealed (R-TL-19). `anchor` is the verified text of the proof's anchor, or null.
 * A running time that would end after HQ received the record contradicts itself and counts as none.
 */
export function sealedInterval(proof: Pick<TimeProof, 'elapsed'>, anchor: Pick<TimeAnchor, 'hqTime'> | null, receivedAt: Instant): SealedInterval {
  if (anchor === null) return { grade: 'unanchored', notBefore: null, notAfter: receivedAt };
  if (proof.elapsed !== null && proof.elapsed.leastMs <= proof.elapsed.mostMs) {
    const notBefore = addMs(anchor.hqTime, proof.elapsed.leastMs);
    const notAfter = addMs(anchor.hqTime, proof.elapsed.mostMs);
    if (notBefore <= receivedAt) return { grade: 'anchored', notBefore, notAfter: notAfter < receivedAt ? notAfter : receivedAt };
  }
  return { grade: 'bounded', notBefore: anchor.hqTime < receivedAt ? anchor.hqTime : receivedAt, notAfter: receivedAt };
}
