import type { KeyObject } from 'node:crypto';
import type { RecordId, Sha256 } from '../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../shared/kernel/outcome.ts';
import { problem } from '../shared/kernel/problem.ts';
import { acknowledgementSchema, type Acknowledgement } from '../shared/seal/acknowledgement.ts';
import type { SignedText } from '../shared/seal/signed-text.ts';
import { isValidAt, type Authority } from './certificate.ts';
import { openSignedText, signText } from './signed-text.ts';

/** HQ's acknowledgement (送达回执), signed. `key` and `certificate` (DER) are HQ's signing key's. */
export function makeAcknowledgement(acknowledgement: Acknowledgement, key: KeyObject, certificate: Uint8Array): SignedText {
  return signText(acknowledgement, key, certificate);
}

/**
 * Opens an acknowledgement signed by HQ. With `of`, refuses one of another record with `record.foreign`: a desk believes that
 * a record has arrived only when this holds.
 */
export function openAcknowledgement(signed: SignedText, authority: Authority, of?: { readonly record: RecordId; readonly recordHash: Sha256 }): Outcome<Acknowledgement> {
  const opened = openSignedText(signed, authority, 'hq');
  if (!opened.ok) return opened;
  const parsed = acknowledgementSchema.safeParse(opened.value.value);
  if (!parsed.success) return refused(problem('record.unknown-shape', { at: parsed.error.issues[0]?.path.join('.') ?? '' }));
  if (!isValidAt(opened.value.certificate, parsed.data.receivedAt)) return refused(problem('record.certificate-wrong', {}));
  if (of !== undefined && (parsed.data.record !== of.record || parsed.data.recordHash !== of.recordHash)) return refused(problem('record.foreign', {}));
  return done(parsed.data);
}
