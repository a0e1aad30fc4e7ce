import { createPrivateKey, type KeyObject } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from '../photo/folder-sync.ts';
import type { KeyVault } from '../seal/person-key.ts';

const plainName = 'device.key';
const wrappedName = 'device.key.wrapped';

/**
 * Keeps the key that signs this desk's requests: wrapped by the computer's key store where there is one, else readable by this user only. It is on the
 * disk when this resolves.
 */
export async function keepDeviceKey(folder: string, key: KeyObject, vault: KeyVault | null): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const plain = key.export({ format: 'der', type: 'pkcs8' });
  const bytes = vault === null ? plain : await vault.wrap(plain);
  const passing = join(folder, 'device.key.passing');
  const file = await open(passing, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(passing, join(folder, vault === null ? plainName : wrappedName));
  await syncFolder(folder);
}

/** Reads the key back; `undefined` where it is not there or the key store does not open it: the desk then needs a new enrolment. */
export async function readDeviceKey(folder: string, vault: KeyVault | null): Promise<KeyObject | undefined> {
  try {
    const bytes = vault === null ? await readFile(join(folder, plainName)) : await vault.unwrap(await readFile(join(folder, wrappedName)));
    return createPrivateKey({ key: Buffer.from(bytes), format: 'der', type: 'pkcs8' });
  } catch {
    return undefined;
  }
}
