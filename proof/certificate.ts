import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { instantOf, type Instant } from '../shared/kernel/instant.ts';
import type { Sha256 } from '../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../shared/kernel/outcome.ts';
import { problem } from '../shared/kernel/problem.ts';
import type { TimeAnchor } from '../shared/seal/time-proof.ts';
import { bytesOfBase64 } from './base64.ts';
import { contextTag, der, derOid, DerError, member, membersOf, p1363OfDer, readDer, tag, type Der } from './der.ts';
import { isP256 } from './ecdsa.ts';
import { holderOfName, type Holder, type HolderKind, type HolderOf } from './holder.ts';
import { sha256 } from './sha256.ts';

/** AlgorithmIdentifier of ECDSA with SHA-256 (RFC 5758 §3.2): no parameters. */
export const ecdsaWithSha256 = der(tag.sequence, derOid('1.2.840.10045.4.3.2'));

/** A certificate that the authority has issued, opened: its bytes, its key, and who it stands for. */
export interface Certificate<Held extends Holder = Holder> {
  readonly der: Uint8Array;
  readonly publicKey: KeyObject;
  readonly holder: Held;
  /** Positive number of the certificate, hex. */
  readonly serial: string;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
  /** SHA-256 of the DER bytes. */
  readonly fingerprint: Sha256;
}

export type CertificateOf<Kind extends HolderKind> = Certificate<HolderOf<Kind>>;

/** HQ's certificate authority: whom a verifier trusts. It remembers the certificates and anchors it has opened, so the hot path costs a look-up. */
export interface Authority {
  readonly certificate: CertificateOf<'root'>;
  /** Opened certificates by their base64 text; the newest `mostRemembered`. */
  readonly opened: Map<string, Certificate>;
  /** Opened time anchors by their whole signed text; the newest `mostRemembered`. A desk seals many records under one. */
  readonly anchors: Map<string, TimeAnchor>;
}

/** How much an authority remembers of each kind. */
const mostRemembered = 2_000;

const wrong = () => refused(problem('record.certificate-wrong', {}));

/**
 * Opens HQ's root certificate (DER): self-signed, P-256, written exactly as RFC 5280 and this house ask. Whether it is the
 * right root is the caller's to say: compare its fingerprint.
 */
export function openAuthority(bytes: Uint8Array): Outcome<Authority> {
  try {
    const parsed = parse(bytes);
    const { certificate } = parsed;
    if (!isKind(certificate, 'root') || !parsed.issuer.equals(parsed.subject) || !isIssuedBy(parsed, certificate.publicKey)) return wrong();
    return done({ certificate, opened: new Map(), anchors: new Map() });
  } catch (error) {
    if (error instanceof DerError) return wrong();
    throw error;
  }
}

/**
 * Opens a certificate (base64 of DER, its one spelling) that the authority issued for the purpose `kind`. Refuses with
 * `record.certificate-wrong` what another issued, what is not written in DER, another key than P-256, another purpose.
 * Time is judged apart (`isValidAt`), because a desk's clock may be wrong.
 */
export function openCertificate<Kind extends HolderKind>(text: string, authority: Authority, kind: Kind): Outcome<CertificateOf<Kind>> {
  const known = authority.opened.get(text) ?? openFresh(text, authority);
  return known !== undefined && isKind(known, kind) ? done(known) : wrong();
}

/**
 * Reads who a certificate (base64 of DER) says it stands for, where no authority vouches for it: written exactly as this house asks, and no more. Nothing may be
 * believed because of it; `undefined` where it is no such certificate.
 */
export function readClaimedCertificate<Kind extends HolderKind>(text: string, kind: Kind): CertificateOf<Kind> | undefined {
  const bytes = bytesOfBase64(text);
  if (bytes === undefined) return undefined;
  try {
    const { certificate } = parse(bytes);
    return isKind(certificate, kind) ? certificate : undefined;
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}

/** Whether the instant lies within the certificate's validity, both ends included (RFC 5280 §4.1.2.5: whole seconds). */
export function isValidAt(certificate: Certificate, instant: Instant): boolean {
  return certificate.notBefore <= instant && instant <= `${certificate.notAfter.slice(0, 19)}.999Z`;
}

function openFresh(text: string, authority: Authority): Certificate | undefined {
  const bytes = bytesOfBase64(text);
  if (bytes === undefined) return undefined;
  try {
    const parsed = parse(bytes);
    const root = authority.certificate;
    if (!parsed.issuer.equals(issuerNameOf(root.der)) || !isIssuedBy(parsed, root.publicKey)) return undefined;
    if (parsed.certificate.notBefore < root.notBefore || parsed.certificate.notAfter > root.notAfter) return undefined;
    remember(authority.opened, text, parsed.certificate);
    return parsed.certificate;
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}

/** Remembers something opened under its whole text; beyond `mostRemembered` the oldest goes. */
export function remember<Value>(opened: Map<string, Value>, text: string, value: Value): void {
  const oldest = opened.size >= mostRemembered ? opened.keys().next().value : undefined;
  if (oldest !== undefined) opened.delete(oldest);
  opened.set(text, value);
}

function isKind<Kind extends HolderKind>(certificate: Certificate, kind: Kind): certificate is CertificateOf<Kind> {
  return certificate.holder.kind === kind;
}

interface Parsed {
  readonly certificate: Certificate;
  readonly tbs: Buffer;
  readonly signature: Buffer;
  readonly issuer: Buffer;
  readonly subject: Buffer;
}

function isIssuedBy(parsed: Parsed, key: KeyObject): boolean {
  return verify('sha256', parsed.tbs, { key, dsaEncoding: 'ieee-p1363' }, parsed.signature);
}

/** The issuer and serial number of a certificate, DER, as CMS names its signer (RFC 5652 §10.2.4). */
export function issuerAndSerial(bytes: Uint8Array): { readonly issuer: Buffer; readonly serial: Buffer } {
  const tbs = tbsMembers(bytes);
  return { issuer: member(tbs, 3, tag.sequence).whole, serial: member(tbs, 1, tag.integer).whole };
}

/** The Name that certificates issued by this one carry as issuer, DER. */
export function issuerNameOf(bytes: Uint8Array): Buffer {
  return member(tbsMembers(bytes), 5, tag.sequence).whole;
}

function tbsMembers(bytes: Uint8Array): readonly Der[] {
  return membersOf(member(membersOf(readDer(bytes, tag.sequence)), 0, tag.sequence));
}

function parse(bytes: Uint8Array): Parsed {
  const outer = membersOf(readDer(bytes, tag.sequence));
  const tbs = member(outer, 0, tag.sequence);
  const signature = member(outer, 2, tag.bitString).content;
  const members = membersOf(tbs);
  if (outer.length !== 3 || members.length !== 8 || signature[0] !== 0) throw new DerError('not a certificate');
  if (!member(outer, 1, tag.sequence).whole.equals(ecdsaWithSha256)) throw new DerError('algorithm');
  if (!member(members, 0, contextTag(0)).content.equals(Buffer.from([tag.integer, 1, 2]))) throw new DerError('version');
  if (!member(members, 2, tag.sequence).whole.equals(ecdsaWithSha256)) throw new DerError('algorithm');
  const subject = member(members, 5, tag.sequence);
  const holder = holderOfName(subject);
  checkExtensions(member(members, 7, contextTag(3)), holder);
  const [notBefore, notAfter] = membersOf(member(members, 4, tag.sequence)).map(timeOf);
  const serial = member(members, 1, tag.integer).content;
  if (notBefore === undefined || notAfter === undefined || ((serial[0] ?? 0x80) & 0x80) !== 0) throw new DerError('validity or serial');
  const certificate = { der: bytes, publicKey: keyOf(member(members, 6, tag.sequence).whole), holder, serial: serial.toString('hex'), notBefore, notAfter, fingerprint: sha256(bytes) };
  return { certificate, tbs: tbs.whole, signature: p1363OfDer(signature.subarray(1)), issuer: member(members, 3, tag.sequence).whole, subject: subject.whole };
}

/** Reads a SubjectPublicKeyInfo on P-256. Throws a `DerError` on any other. */
export function keyOf(spki: Uint8Array): KeyObject {
  try {
    const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
    if (isP256(key) && key.export({ format: 'der', type: 'spki' }).equals(spki)) return key;
  } catch {
    // OpenSSL throws its own kinds of error on bytes that are no key; the refusal below is the answer to all of them.
  }
  throw new DerError('not a P-256 key');
}

/** Times are UTCTime to 2049 and GeneralizedTime after (RFC 5280 §4.1.2.5). */
function timeOf(time: Der): Instant {
  const text = time.content.toString('latin1');
  const full = time.tag === tag.utcTime && text < '50' ? `20${text}` : time.tag === tag.generalizedTime && text >= '2050' ? text : '';
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(full);
  if (match === null) throw new DerError('time');
  const [year = '', month = '', day = '', hour = '', minute = '', second = ''] = match.slice(1);
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const ms = Date.parse(iso);
  if (Number.isNaN(ms) || instantOf(ms) !== iso) throw new DerError('time');
  return instantOf(ms);
}

/** basicConstraints and keyUsage come first, critical, and say what the kind may do: the root signs certificates, all others texts. */
const rootUse = [critical('2.5.29.19', '30060101ff020100'), critical('2.5.29.15', '03020106')];
const signerUse = [critical('2.5.29.19', '3000'), critical('2.5.29.15', '030206c0')];
/** Key identifiers may follow; they help other programs to build the chain and decide nothing here. */
const keyIdentifiers = [derOid('2.5.29.14'), derOid('2.5.29.35')];

function critical(oid: string, hex: string): Buffer {
  return der(tag.sequence, derOid(oid), der(tag.boolean, Buffer.from([0xff])), der(tag.octetString, Buffer.from(hex, 'hex')));
}

function checkExtensions(wrapped: Der, holder: Holder): void {
  const extensions = membersOf(readDer(wrapped.content, tag.sequence));
  const use = holder.kind === 'root' ? rootUse : signerUse;
  const rest = extensions.slice(use.length).map((extension) => member(membersOf(extension), 0, tag.oid).whole);
  if (!use.every((needed, place) => extensions[place]?.whole.equals(needed))) throw new DerError('purpose');
  if (!rest.every((oid) => keyIdentifiers.some((known) => known.equals(oid)))) throw new DerError('extensions');
}
