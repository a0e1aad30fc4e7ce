import 'reflect-metadata';
import { createPublicKey, type KeyObject, webcrypto } from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  Name,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
  type Extension,
} from '@peculiar/x509';
import { epochMs, type Instant } from '../shared/kernel/instant.ts';
import { publicKeyOf } from './ecdsa.ts';
import { issuerNameOf } from './certificate.ts';
import { nameOfHolder, type Holder } from './holder.ts';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** Validity of a certificate, both ends included; whole seconds count. */
export interface Validity {
  readonly notBefore: Instant;
  readonly notAfter: Instant;
}

/**
 * Makes HQ's self-signed root certificate, DER. `serial` is 16 random bytes. The key signs nothing but certificates.
 */
export async function makeRootCertificate(root: { readonly name: string; readonly key: KeyObject; readonly serial: Uint8Array } & Validity): Promise<Uint8Array> {
  const subject = nameOfHolder({ kind: 'root', name: root.name });
  return issue(subject, subject, publicKeyOf(root.key), root, [
    new BasicConstraintsExtension(true, 0, true),
    new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    await SubjectKeyIdentifierExtension.create(await cryptoKey(publicKeyOf(root.key), 'verify')),
  ]);
}

/**
 * Issues a certificate under HQ's root, DER. `publicKey` is a SubjectPublicKeyInfo (from `openRequest` or of HQ's own signing
 * key), `serial` 16 random bytes. The caller has made sure that the holder is who it says; the validity must lie within the root's.
 */
export async function issueCertificate(
  issued: {
    readonly root: Uint8Array;
    readonly rootKey: KeyObject;
    readonly publicKey: Uint8Array;
    readonly holder: Exclude<Holder, { readonly kind: 'root' }>;
    readonly serial: Uint8Array;
  } & Validity,
): Promise<Uint8Array> {
  const publicKey = createPublicKey({ key: Buffer.from(issued.publicKey), format: 'der', type: 'spki' });
  return issue(issuerNameOf(issued.root), nameOfHolder(issued.holder), publicKey, { ...issued, key: issued.rootKey }, [
    new BasicConstraintsExtension(false, undefined, true),
    new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation, true),
    await AuthorityKeyIdentifierExtension.create(await cryptoKey(publicKeyOf(issued.rootKey), 'verify')),
  ]);
}

async function issue(
  issuer: Uint8Array,
  subject: Uint8Array,
  publicKey: KeyObject,
  by: { readonly key: KeyObject; readonly serial: Uint8Array } & Validity,
  extensions: Extension[],
): Promise<Uint8Array> {
  const certificate = await X509CertificateGenerator.create(
    {
      serialNumber: positiveSerial(by.serial),
      issuer: new Name(new Uint8Array(issuer)),
      subject: new Name(new Uint8Array(subject)),
      notBefore: new Date(epochMs(by.notBefore)),
      notAfter: new Date(epochMs(by.notAfter)),
      signingAlgorithm: algorithm,
      publicKey: await cryptoKey(publicKey, 'verify'),
      signingKey: await cryptoKey(by.key, 'sign'),
      extensions,
    },
    webcrypto as unknown as Crypto,
  );
  return new Uint8Array(certificate.rawData);
}

/** RFC 5280 §4.1.2.2: positive and at most 20 bytes; the top bit is cleared and the next one set so that no byte is lost. */
function positiveSerial(random: Uint8Array): string {
  if (random.length !== 16) throw new RangeError('a serial number is made of 16 bytes');
  const bytes = Buffer.from(random);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes.toString('hex');
}

export async function cryptoKey(key: KeyObject, use: 'sign' | 'verify'): Promise<CryptoKey> {
  const format = use === 'sign' ? 'pkcs8' : 'spki';
  return (await webcrypto.subtle.importKey(format, key.export({ format: 'der', type: format } as { format: 'der'; type: 'pkcs8' }), algorithm, true, [use])) as CryptoKey;
}
