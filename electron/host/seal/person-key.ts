import { createCipheriv, createDecipheriv, createPrivateKey, randomBytes, scrypt, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { makeKeyPair } from '../../../proof/ecdsa.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import { isPinStrong } from '../../../shared/seal/pin.ts';

/** A second lock around a wrapped key that only this computer's user opens (the operating system's key store), where there is one. */
export interface KeyVault {
  wrap(bytes: Uint8Array): Promise<Uint8Array>;
  unwrap(bytes: Uint8Array): Promise<Uint8Array>;
}

/** scrypt (RFC 7914) at N = 2^15, r = 8: 32 MB and some 100 ms a guess on a plain office computer; the numbers are kept with each key so that they can grow. */
const strength = { N: 32_768, r: 8, p: 1 } as const;
const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`));

/** A private key as it lies on the disk: PKCS #8 under AES-256-GCM, its key made from the PIN; `vault` says that the key store wrapped it once more. */
export const wrappedKeySchema = z.strictObject({
  format: z.literal('gatecheck-key/1'),
  kdf: z.strictObject({ N: z.int().min(16_384).max(1_048_576), r: z.int().min(8).max(16), p: z.int().min(1).max(4), salt: hex(16) }),
  iv: hex(12),
  tag: hex(16),
  ciphertext: z.base64(),
  vault: z.boolean(),
});
export type WrappedKey = z.infer<typeof wrappedKeySchema>;

export interface PersonKey {
  readonly key: KeyObject;
  readonly wrapped: WrappedKey;
}

/** Makes a P-256 key for a person and wraps it with the PIN. `pin.too-simple` where the PIN is one that anybody would try. */
export async function makePersonKey(pin: string, vault: KeyVault | null): Promise<Outcome<PersonKey>> {
  const { privateKey } = makeKeyPair();
  const wrapped = await wrapPersonKey(privateKey, pin, vault);
  return wrapped.ok ? done({ key: privateKey, wrapped: wrapped.value }) : wrapped;
}

/** Wraps a key with a (new) PIN; also how a PIN is changed. `pin.too-simple`. */
export async function wrapPersonKey(key: KeyObject, pin: string, vault: KeyVault | null): Promise<Outcome<WrappedKey>> {
  if (!isPinStrong(pin)) return refused(problem('pin.too-simple', {}));
  const kdf = { ...strength, salt: randomBytes(16).toString('hex') };
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await keyOfPin(pin, kdf), iv);
  const sealed = Buffer.concat([cipher.update(key.export({ format: 'der', type: 'pkcs8' })), cipher.final()]);
  const outer = vault === null ? sealed : await vault.wrap(sealed);
  return done({
    format: 'gatecheck-key/1',
    kdf,
    iv: iv.toString('hex'),
    tag: cipher.getAuthTag().toString('hex'),
    ciphertext: Buffer.from(outer).toString('base64'),
    vault: vault !== null,
  });
}

/**
 * Unwraps a key for one signature; the caller lets go of it afterwards. `undefined` where the PIN is wrong: counting and delays
 * are the caller's (`shared/seal/pin-attempts.ts`). Throws where the key store refuses or is not there: no PIN mends that.
 */
export async function unwrapPersonKey(wrapped: WrappedKey, pin: string, vault: KeyVault | null): Promise<KeyObject | undefined> {
  if (wrapped.vault && vault === null) throw new Error("the key was wrapped with this computer's key store, and there is none");
  const outer = Buffer.from(wrapped.ciphertext, 'base64');
  const sealed = wrapped.vault && vault !== null ? await vault.unwrap(outer) : outer;
  const decipher = createDecipheriv('aes-256-gcm', await keyOfPin(pin, wrapped.kdf), Buffer.from(wrapped.iv, 'hex'));
  decipher.setAuthTag(Buffer.from(wrapped.tag, 'hex'));
  const opened = decipher.update(sealed);
  try {
    return createPrivateKey({ key: Buffer.concat([opened, decipher.final()]), format: 'der', type: 'pkcs8' });
  } catch {
    return undefined;
  }
}

function keyOfPin(pin: string, kdf: WrappedKey['kdf']): Promise<Buffer> {
  const { N, r, p } = kdf;
  return new Promise((resolve, reject) => {
    scrypt(Buffer.from(pin, 'utf8'), Buffer.from(kdf.salt, 'hex'), 32, { N, r, p, maxmem: 256 * N * r }, (error, key) => (error === null ? resolve(key) : reject(error)));
  });
}
