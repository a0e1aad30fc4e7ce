import type { KeyObject } from 'node:crypto';
import { canonicalText, parseCanonicalText, type CanonicalValue } from '../shared/kernel/canonical-text.ts';
import { done, refused, type Outcome } from '../shared/kernel/outcome.ts';
import { problem } from '../shared/kernel/problem.ts';
import { mostSignedTextBytes, signedTextSchema, type SignedText } from '../shared/seal/signed-text.ts';
import { base64, bytesOfBase64 } from './base64.ts';
import { openCertificate, readClaimedCertificate, type Authority, type CertificateOf } from './certificate.ts';
import { isSignatureOf, signMessage } from './ecdsa.ts';
import type { HolderKind } from './holder.ts';

export interface OpenedText<Kind extends HolderKind> {
  /** The value of the text: canonical, not yet judged by any schema. */
  readonly value: CanonicalValue;
  readonly certificate: CertificateOf<Kind>;
}

/** Writes the value's one canonical text and signs its UTF-8 bytes. Throws a `TypeError` on values that have no canonical text. */
export function signText(value: CanonicalValue, key: KeyObject, certificate: Uint8Array): SignedText {
  const text = canonicalText(value);
  return { text, signature: base64(signMessage(key, text)), certificate: base64(certificate) };
}

/**
 * Opens a signed text: its certificate is of the authority and for the purpose, the signature is the certificate's key's,
 * the text is canonical. Refuses with `record.over-limit`, `record.certificate-wrong`, `record.signature-wrong`, `record.not-canonical`.
 */
export function openSignedText<Kind extends HolderKind>(signed: SignedText, authority: Authority, kind: Kind): Outcome<OpenedText<Kind>> {
  if (Buffer.byteLength(signed.text, 'utf8') > mostSignedTextBytes) return refused(problem('record.over-limit', { what: 'bytes', limit: mostSignedTextBytes }));
  const certificate = openCertificate(signed.certificate, authority, kind);
  return certificate.ok ? openUnder(signed, certificate.value) : certificate;
}

/** Opens a signed text under the certificate it brings along, which nobody vouches for: it proves that text and signature belong together, not whose they are. */
export function openClaimedText<Kind extends HolderKind>(signed: SignedText, kind: Kind): Outcome<OpenedText<Kind>> {
  if (Buffer.byteLength(signed.text, 'utf8') > mostSignedTextBytes) return refused(problem('record.over-limit', { what: 'bytes', limit: mostSignedTextBytes }));
  const certificate = readClaimedCertificate(signed.certificate, kind);
  return certificate === undefined ? refused(problem('record.certificate-wrong', {})) : openUnder(signed, certificate);
}

function openUnder<Kind extends HolderKind>(signed: SignedText, certificate: CertificateOf<Kind>): Outcome<OpenedText<Kind>> {
  if (!signed.text.isWellFormed()) return refused(problem('record.not-canonical', {}));
  const signature = bytesOfBase64(signed.signature);
  if (signature === undefined || !isSignatureOf(certificate.publicKey, signed.text, signature)) return refused(problem('record.signature-wrong', {}));
  const value = parseCanonicalText(signed.text);
  return value === undefined ? refused(problem('record.not-canonical', {})) : done({ value, certificate });
}

/** The bytes of a signed text as a file: the canonical text of its three members, no newline at the end. */
export function fileOfSignedText(signed: SignedText): Buffer {
  return Buffer.from(canonicalText({ ...signed }), 'utf8');
}

/** Reads such a file; refuses any other bytes, however alike, with `record.not-canonical`. */
export function signedTextOfFile(bytes: Uint8Array): Outcome<SignedText> {
  const parsed = signedTextSchema.safeParse(parseCanonicalText(utf8(bytes) ?? ''));
  return parsed.success ? done(parsed.data) : refused(problem('record.not-canonical', {}));
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
