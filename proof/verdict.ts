import type { VerifySentence } from '../shared/words/verify-words.ts';
import type { Authority } from './certificate.ts';

export type CheckName = 'file' | 'issuer' | 'record' | 'acknowledgement' | 'signature' | 'text' | 'code' | 'manifest' | 'chain' | 'photos' | 'receipts';

export interface Check {
  readonly check: CheckName;
  readonly ok: boolean;
  /** Which sentence of `shared/words/verify-words.ts` says it; it is filled with `details`. */
  readonly says: VerifySentence;
  readonly details: Readonly<Record<string, string>>;
}

export type FileKind = 'receipt' | 'record' | 'acknowledgement' | 'bundle' | 'unknown';

export interface Verdict {
  readonly kind: FileKind;
  readonly ok: boolean;
  readonly checks: readonly Check[];
}

/**
 * Whom the verifier trusts: an authority that the person named (its certificate is compared), or whichever the file brings along
 * (its fingerprint is shown and the person is told that it was not compared).
 */
export type Trust = { readonly kind: 'given'; readonly authority: Authority } | { readonly kind: 'embedded' };

export function passed(check: CheckName, says: VerifySentence, details: Check['details'] = {}): Check {
  return { check, ok: true, says, details };
}

export function failed(check: CheckName, says: VerifySentence, details: Check['details'] = {}): Check {
  return { check, ok: false, says, details };
}

/** A verdict holds when it has checks and every one of them holds. */
export function verdictOf(kind: FileKind, checks: readonly Check[]): Verdict {
  return { kind, ok: checks.length > 0 && checks.every((check) => check.ok), checks };
}
