import { openAuthority, type Authority } from './certificate.ts';
import { failed, passed, type Check, type Trust } from './verdict.ts';

export interface JudgedIssuer {
  readonly check: Check;
  /** Absent where there is nobody to verify against. */
  readonly authority?: Authority;
}

/** Decides which authority a file is verified against: the given one, which an embedded root must equal, or the embedded one. */
export function judgeIssuer(trust: Trust, embedded: Uint8Array | undefined): JudgedIssuer {
  if (embedded === undefined) return trust.kind === 'given' ? compared(trust.authority) : { check: failed('issuer', 'issuer-missing') };
  const opened = openAuthority(embedded);
  if (!opened.ok) return { check: failed('issuer', 'issuer-wrong') };
  if (trust.kind === 'given') {
    const isSame = Buffer.compare(trust.authority.certificate.der, embedded) === 0;
    return isSame ? compared(trust.authority) : { check: failed('issuer', 'issuer-differs', { fingerprint: opened.value.certificate.fingerprint }) };
  }
  return { check: passed('issuer', 'issuer-not-compared', { fingerprint: opened.value.certificate.fingerprint }), authority: opened.value };
}

function compared(authority: Authority): JudgedIssuer {
  return { check: passed('issuer', 'issuer-compared', { fingerprint: authority.certificate.fingerprint, name: authority.certificate.holder.name }), authority };
}
