import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { makePersonKey, unwrapPersonKey, wrapPersonKey, wrappedKeySchema, type KeyVault } from '../../../../electron/host/seal/person-key.ts';
import { isP256, isSignatureOf, publicKeyOf, signMessage } from '../../../../proof/ecdsa.ts';

/** A key store of the operating system's kind: opaque, and bound to its own secret. */
function makeVault(): KeyVault {
  const secret = randomBytes(32);
  const iv = randomBytes(16);
  return {
    wrap: (bytes) => {
      const cipher = createCipheriv('aes-256-ctr', secret, iv);
      return Promise.resolve(Buffer.concat([cipher.update(bytes), cipher.final()]));
    },
    unwrap: (bytes) => {
      const cipher = createDecipheriv('aes-256-ctr', secret, iv);
      return Promise.resolve(Buffer.concat([cipher.update(bytes), cipher.final()]));
    },
  };
}

test('the key comes back with its PIN and with no other', async () => {
  const made = await makePersonKey('804213', null);
  if (!made.ok) throw new Error('must be made');
  const { key, wrapped } = made.value;
  expect(isP256(key)).toBe(true);
  const back = await unwrapPersonKey(wrappedKeySchema.parse(JSON.parse(JSON.stringify(wrapped))), '804213', null);
  if (back === undefined) throw new Error('must come back');
  expect(isSignatureOf(publicKeyOf(key), '验货', signMessage(back, '验货'))).toBe(true);
  expect(await unwrapPersonKey(wrapped, '804214', null)).toBeUndefined();
  expect(await unwrapPersonKey(wrapped, '', null)).toBeUndefined();
});

test('a simple PIN protects no key, neither a new one nor after a change', async () => {
  expect(await makePersonKey('123456', null)).toMatchObject({ ok: false, problem: { code: 'pin.too-simple' } });
  const made = await makePersonKey('804213', null);
  if (!made.ok) throw new Error('must be made');
  expect(await wrapPersonKey(made.value.key, '000000', null)).toMatchObject({ ok: false, problem: { code: 'pin.too-simple' } });
  const changed = await wrapPersonKey(made.value.key, '739105', null);
  if (!changed.ok) throw new Error('must be wrapped');
  expect(await unwrapPersonKey(changed.value, '739105', null)).toBeDefined();
  expect(await unwrapPersonKey(changed.value, '804213', null)).toBeUndefined();
});

test('two keys under one PIN share nothing on the disk, and the key itself is not there', async () => {
  const [left, right] = await Promise.all([makePersonKey('804213', null), makePersonKey('804213', null)]);
  if (!left.ok || !right.ok) throw new Error('must be made');
  expect(left.value.wrapped.kdf.salt).not.toBe(right.value.wrapped.kdf.salt);
  expect(Buffer.from(left.value.wrapped.ciphertext, 'base64').includes(left.value.key.export({ format: 'der', type: 'pkcs8' }).subarray(40, 60))).toBe(false);
});

test('every altered part of a wrapped key is refused like a wrong PIN', async () => {
  const made = await makePersonKey('804213', null);
  if (!made.ok) throw new Error('must be made');
  const { wrapped } = made.value;
  const turned = (hex: string) => (hex.startsWith('0') ? '1' : '0') + hex.slice(1);
  const altered = Buffer.from(wrapped.ciphertext, 'base64');
  altered[5] = (altered[5] ?? 0) ^ 1;
  const cases = [
    { ...wrapped, iv: turned(wrapped.iv) },
    { ...wrapped, tag: turned(wrapped.tag) },
    { ...wrapped, kdf: { ...wrapped.kdf, salt: turned(wrapped.kdf.salt) } },
    { ...wrapped, kdf: { ...wrapped.kdf, N: wrapped.kdf.N / 2 } },
    { ...wrapped, ciphertext: altered.toString('base64') },
  ];
  for (const each of cases) expect(await unwrapPersonKey(each, '804213', null)).toBeUndefined();
});

test('with a key store the PIN alone opens nothing elsewhere', async () => {
  const vault = makeVault();
  const made = await makePersonKey('804213', vault);
  if (!made.ok) throw new Error('must be made');
  expect(await unwrapPersonKey(made.value.wrapped, '804213', vault)).toBeDefined();
  expect(await unwrapPersonKey(made.value.wrapped, '804213', makeVault())).toBeUndefined();
  await expect(unwrapPersonKey(made.value.wrapped, '804213', null)).rejects.toThrow('key store');
});
