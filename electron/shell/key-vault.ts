import { safeStorage } from 'electron';

/** True where the operating system keeps a key for this user: not on Linux without a keyring, where it would be a fixed password. */
export function hasKeyVault(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  return process.platform !== 'linux' || !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend());
}

/** Wraps or unwraps key material (base64) with the operating system's key store; null where it refuses. */
export function askKeyStore(action: 'wrap' | 'unwrap', bytes: string): string | null {
  if (!hasKeyVault()) return null;
  try {
    if (action === 'wrap') return safeStorage.encryptString(bytes).toString('base64');
    return safeStorage.decryptString(Buffer.from(bytes, 'base64'));
  } catch {
    return null;
  }
}
