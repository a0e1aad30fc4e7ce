import 'reflect-metadata';
import { verify, webcrypto, type KeyObject } from 'node:crypto';
import { Name, Pkcs10CertificateRequestGenerator } from '@peculiar/x509';
import { done, refused, type Outcome } from '../shared/kernel/outcome.ts';
import { problem } from '../shared/kernel/problem.ts';
import { bytesOfBase64, base64 } from './base64.ts';
import { ecdsaWithSha256, keyOf } from './certificate.ts';
import { contextTag, der, DerError, member, membersOf, p1363OfDer, readDer, tag } from './der.ts';
import { publicKeyOf } from './ecdsa.ts';
import { commonName, commonNameOf } from './holder.ts';
import { cryptoKey } from './issue-certificate.ts';

/** Makes a certificate request (PKCS #10, RFC 2986; base64 of DER) that proves possession of the key. */
export async function makeRequest(key: KeyObject, name: string): Promise<string> {
  const request = await Pkcs10CertificateRequestGenerator.create(
    {
      name: new Name(new Uint8Array(commonName(name))),
      keys: { privateKey: await cryptoKey(key, 'sign'), publicKey: await cryptoKey(publicKeyOf(key), 'verify') },
      signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
    },
    webcrypto as unknown as Crypto,
  );
  return base64(new Uint8Array(request.rawData));
}

/**
 * Opens a certificate request: base64 in its one spelling, a P-256 key, a common name alone, signed by that very key.
 * Gives the SubjectPublicKeyInfo and the name; refuses everything else with `record.certificate-wrong`.
 */
export function openRequest(text: string): Outcome<{ readonly publicKey: Uint8Array; readonly name: string }> {
  const bytes = bytesOfBase64(text);
  try {
    if (bytes === undefined) throw new DerError('base64');
    const outer = membersOf(readDer(bytes, tag.sequence));
    const info = member(outer, 0, tag.sequence);
    const members = membersOf(info);
    const signature = member(outer, 2, tag.bitString).content;
    if (outer.length !== 3 || members.length !== 4 || signature[0] !== 0) throw new DerError('not a request');
    if (!member(outer, 1, tag.sequence).whole.equals(ecdsaWithSha256)) throw new DerError('algorithm');
    if (!member(members, 0, tag.integer).whole.equals(der(tag.integer, Buffer.from([0])))) throw new DerError('version');
    if (member(members, 3, contextTag(0)).content.length !== 0) throw new DerError('attributes');
    const publicKey = member(members, 2, tag.sequence).whole;
    const name = commonNameOf(member(members, 1, tag.sequence));
    if (!verify('sha256', info.whole, { key: keyOf(publicKey), dsaEncoding: 'ieee-p1363' }, p1363OfDer(signature.subarray(1)))) throw new DerError('signature');
    return done({ publicKey, name });
  } catch (error) {
    if (error instanceof DerError) return refused(problem('record.certificate-wrong', {}));
    throw error;
  }
}
