import type { KeyObject } from 'node:crypto';
import type { Sha256 } from '../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../shared/kernel/outcome.ts';
import { problem } from '../shared/kernel/problem.ts';
import { contradictionOf } from '../shared/seal/contradiction.ts';
import { sealedRecordSchema, type SealedRecord } from '../shared/seal/sealed-record.ts';
import type { SignedText } from '../shared/seal/signed-text.ts';
import type { TimeAnchor } from '../shared/seal/time-proof.ts';
import { openAnchor } from './anchor.ts';
import type { Authority, CertificateOf } from './certificate.ts';
import { sha256 } from './sha256.ts';
import { openClaimedText, openSignedText, signText, type OpenedText } from './signed-text.ts';

export interface OpenedRecord {
  readonly record: SealedRecord;
  /** SHA-256 of the record's canonical text: its name in chains, acknowledgements and on paper. */
  readonly hash: Sha256;
  readonly certificate: CertificateOf<'person'>;
  /** The verified anchor of the time proof; null where the desk had none. */
  readonly anchor: TimeAnchor | null;
}

/** Signs a record with the person's key. `certificate` is the person's, DER; the record names the same person, device and dealer. */
export function signRecord(record: SealedRecord, key: KeyObject, certificate: Uint8Array): SignedText {
  return signText(record, key, certificate);
}

/** SHA-256 of the record's canonical text. */
export function recordHash(signed: Pick<SignedText, 'text'>): Sha256 {
  return sha256(signed.text);
}

/**
 * Opens a sealed record, everything that can be judged without its photos and its neighbours:
 * `record.over-limit`, `record.certificate-wrong` (foreign authority, other purpose, expired before the anchor),
 * `record.signature-wrong`, `record.not-canonical`, `record.unknown-shape` (unknown or missing fields, contradictions),
 * `record.foreign` (the certificate stands for another person, device or dealer; an anchor of another device).
 */
export function openRecord(signed: SignedText, authority: Authority): Outcome<OpenedRecord> {
  const opened = openSignedText(signed, authority, 'person');
  if (!opened.ok) return opened;
  const { certificate } = opened.value;
  const read = readRecord(opened.value);
  if (!read.ok) return read;
  const record = read.value;
  const anchor = record.time.anchor === null ? done(null) : openAnchor(record.time.anchor, authority, record.device);
  if (!anchor.ok) return anchor;
  if (anchor.value !== null && anchor.value.hqTime > certificate.notAfter) return refused(problem('record.certificate-wrong', {}));
  return done({ record, hash: sha256(signed.text), certificate, anchor: anchor.value });
}

/** A record whose certificates no authority vouches for: it says what it says, and nothing in it is proved. */
export interface ClaimedRecord {
  readonly record: SealedRecord;
  readonly hash: Sha256;
  readonly certificate: null;
}

/** Reads such a record: well formed, signed with the key of the certificate it brings along, which names the record's own person, device and dealer. Problems as `openRecord`. */
export function openClaimedRecord(signed: SignedText): Outcome<ClaimedRecord> {
  const opened = openClaimedText(signed, 'person');
  if (!opened.ok) return opened;
  const read = readRecord(opened.value);
  return read.ok ? done({ record: read.value, hash: sha256(signed.text), certificate: null }) : read;
}

function readRecord({ certificate, value }: OpenedText<'person'>): Outcome<SealedRecord> {
  const parsed = sealedRecordSchema.safeParse(value);
  if (!parsed.success) return refused(problem('record.unknown-shape', { at: parsed.error.issues[0]?.path.join('.') ?? '' }));
  const record = parsed.data;
  const contradiction = contradictionOf(record);
  if (contradiction !== undefined) return refused(problem('record.unknown-shape', { at: contradiction }));
  return isHeldBy(certificate, record) ? done(record) : refused(problem('record.foreign', {}));
}

function isHeldBy(certificate: CertificateOf<'person'>, record: SealedRecord): boolean {
  const { holder } = certificate;
  const { person } = record;
  return holder.dealer === record.dealer && holder.device === record.device && holder.person === person.id && holder.name === person.name && holder.role === person.role;
}
