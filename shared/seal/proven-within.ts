import type { SealedWithin } from '../delivery/feedback-grade.ts';
import { addMs } from '../kernel/instant.ts';
import { timeAnchorSchema, type TimeProof } from './time-proof.ts';

/** What a record's own proof says of the instant of sealing (R-TL-19), whatever the wall clock said; HQ's receipt ends an interval that the machine cannot. */
export function provenWithin(time: Pick<TimeProof, 'anchor' | 'elapsed'>): SealedWithin {
  if (time.anchor === null) return { notBefore: null, notAfter: null };
  const { hqTime } = timeAnchorSchema.parse(JSON.parse(time.anchor.text));
  if (time.elapsed === null) return { notBefore: hqTime, notAfter: null };
  return { notBefore: addMs(hqTime, time.elapsed.leastMs), notAfter: addMs(hqTime, time.elapsed.mostMs) };
}
