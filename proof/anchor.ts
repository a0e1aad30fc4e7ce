import type { KeyObject } from 'node:crypto';
import type { DeviceId } from '../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../shared/kernel/outcome.ts';
import { problem } from '../shared/kernel/problem.ts';
import type { SignedText } from '../shared/seal/signed-text.ts';
import { timeAnchorSchema, type TimeAnchor } from '../shared/seal/time-proof.ts';
import { isValidAt, remember, type Authority } from './certificate.ts';
import { openSignedText, signText } from './signed-text.ts';

/** HQ's signed answer to "what time is it" (R-TL-19). `key` and `certificate` (DER) are HQ's signing key's. */
export function makeAnchor(anchor: TimeAnchor, key: KeyObject, certificate: Uint8Array): SignedText {
  return signText(anchor, key, certificate);
}

/**
 * Opens an anchor: signed by HQ, of this device. `record.foreign` where it was given to another one; the caller compares the
 * nonce with the one it sent.
 */
export function openAnchor(signed: SignedText, authority: Authority, device: DeviceId): Outcome<TimeAnchor> {
  const anchor = openAnyAnchor(signed, authority);
  return anchor.ok && anchor.value.device !== device ? refused(problem('record.foreign', {})) : anchor;
}

function openAnyAnchor(signed: SignedText, authority: Authority): Outcome<TimeAnchor> {
  const whole = `${signed.signature} ${signed.certificate} ${signed.text}`;
  const known = authority.anchors.get(whole);
  if (known !== undefined) return done(known);
  const opened = openSignedText(signed, authority, 'hq');
  if (!opened.ok) return opened;
  const anchor = timeAnchorSchema.safeParse(opened.value.value);
  if (!anchor.success) return refused(problem('record.unknown-shape', { at: 'time.anchor' }));
  if (!isValidAt(opened.value.certificate, anchor.data.hqTime)) return refused(problem('record.certificate-wrong', {}));
  remember(authority.anchors, whole, anchor.data);
  return done(anchor.data);
}
