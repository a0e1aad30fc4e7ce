import { createHash } from 'node:crypto';
import { ecdsaWithSha256, issuerAndSerial } from './certificate.ts';
import { contextTag, der, derInteger, derOid, derSetOf, derSignature, DerError, member, membersOf, p1363OfDer, readDer, tag } from './der.ts';

const data = derOid('1.2.840.113549.1.7.1');
const signedData = derOid('1.2.840.113549.1.7.2');
const contentType = derOid('1.2.840.113549.1.9.3');
const messageDigest = derOid('1.2.840.113549.1.9.4');
const signingCertificateV2 = derOid('1.2.840.113549.1.9.16.2.47');
const sha256Algorithm = der(tag.sequence, derOid('2.16.840.1.101.3.4.2.1'));

/** What a detached signature says: the SHA-256 of the signed bytes, the signer's certificate and the authority's, both DER. */
export interface DetachedSignature {
  readonly digest: Uint8Array;
  readonly certificate: Uint8Array;
  readonly root: Uint8Array;
}

/** The bytes that the signer's key signs: the signed attributes as a SET (RFC 5652 §5.4), as CAdES B-B has them (ETSI EN 319 122-1). */
export function signedAttributes(signature: DetachedSignature): Buffer {
  return derSetOf(tag.set, ...attributesOf(signature));
}

/**
 * A detached CMS signature (RFC 5652) for PAdES B-B: content type, message digest and signing certificate v2 are signed, nothing
 * unsigned rides along. One value, one encoding: a verifier builds it again and compares bytes. `p1363` signs `signedAttributes`.
 */
export function writeCms(signature: DetachedSignature, p1363: Uint8Array): Buffer {
  const { issuer, serial } = issuerAndSerial(signature.certificate);
  const signer = der(
    tag.sequence,
    derInteger(Buffer.from([1])),
    der(tag.sequence, issuer, serial),
    sha256Algorithm,
    derSetOf(contextTag(0), ...attributesOf(signature)),
    ecdsaWithSha256,
    der(tag.octetString, derSignature(p1363)),
  );
  const content = der(
    tag.sequence,
    derInteger(Buffer.from([1])),
    der(tag.set, sha256Algorithm),
    der(tag.sequence, data),
    derSetOf(contextTag(0), Buffer.from(signature.certificate), Buffer.from(signature.root)),
    der(tag.set, signer),
  );
  return der(tag.sequence, signedData, der(contextTag(0), content));
}

/**
 * The signature value (IEEE P1363) out of a CMS over this digest by this certificate. Throws a `DerError` where the bytes are not
 * exactly what `writeCms` makes of it: another algorithm, certificate, attribute, order or length changes a byte.
 */
export function readCms(bytes: Uint8Array, signature: DetachedSignature): Buffer {
  const content = membersOf(member(membersOf(member(membersOf(readDer(bytes, tag.sequence)), 1, contextTag(0))), 0, tag.sequence));
  const signer = membersOf(member(membersOf(member(content, 4, tag.set)), 0, tag.sequence));
  const p1363 = p1363OfDer(member(signer, 5, tag.octetString).content);
  if (!writeCms(signature, p1363).equals(bytes)) throw new DerError('not the one encoding of this signature');
  return p1363;
}

function attributesOf({ digest, certificate }: DetachedSignature): readonly Buffer[] {
  const certificateHash = createHash('sha256').update(certificate).digest();
  return [
    attribute(contentType, data),
    attribute(messageDigest, der(tag.octetString, digest)),
    attribute(signingCertificateV2, der(tag.sequence, der(tag.sequence, der(tag.sequence, der(tag.octetString, certificateHash))))),
  ];
}

function attribute(type: Buffer, value: Buffer): Buffer {
  return der(tag.sequence, type, der(tag.set, value));
}
