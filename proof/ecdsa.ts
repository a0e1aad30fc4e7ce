import { createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import { derSignature, p1363OfDer } from './der.ts';

/** Bytes of a P-256 signature in IEEE P1363 form: r and s, 32 bytes each. */
export const signatureBytes = 64;

// Signatures go to OpenSSL and come from it as DER: asked for P1363, Node builds the curve anew each time, which costs as much as the signature.

/** The order of the curve P-256 (SEC 2 §2.4.2). */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const halfOrder = order >> 1n;
const halfOrderBytes = Buffer.from(halfOrder.toString(16).padStart(64, '0'), 'hex');

export interface KeyPair {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export function makeKeyPair(): KeyPair {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

export function publicKeyOf(privateKey: KeyObject): KeyObject {
  return createPublicKey(privateKey);
}

/** Whether the key is one on the curve P-256; nothing else signs here. */
export function isP256(key: KeyObject): boolean {
  return key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1';
}

/**
 * ECDSA P-256 over SHA-256 of the message (of a text: its UTF-8 bytes), IEEE P1363, 64 bytes. Of the two signatures (r, s) and
 * (r, n − s) it gives the one with the smaller s, so that nobody can write a second signature beside it without the key.
 */
export function signMessage(key: KeyObject, message: string | Uint8Array): Buffer {
  const signature = p1363OfDer(sign('sha256', bytesOf(message), key));
  const s = signature.subarray(32);
  if (isHigh(s)) Buffer.from((order - BigInt(`0x${s.toString('hex')}`)).toString(16).padStart(64, '0'), 'hex').copy(signature, 32);
  return signature;
}

/** Whether the signature is this key's over this message, in the one form `signMessage` gives. */
export function isSignatureOf(key: KeyObject, message: string | Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== signatureBytes || isHigh(signature.subarray(32))) return false;
  return verify('sha256', bytesOf(message), key, derSignature(signature));
}

/** As `isSignatureOf`, of either s: what is signed once and kept by nobody may carry any. */
export function isPassingSignatureOf(key: KeyObject, message: string, signature: Uint8Array): boolean {
  return signature.length === signatureBytes && verify('sha256', bytesOf(message), key, derSignature(signature));
}

function bytesOf(message: string | Uint8Array): Uint8Array {
  return typeof message === 'string' ? Buffer.from(message, 'utf8') : message;
}

/** Whether the 32 bytes of s, big-endian, are the larger of the two. */
function isHigh(s: Uint8Array): boolean {
  return Buffer.compare(s, halfOrderBytes) > 0;
}
