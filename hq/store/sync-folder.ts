import { open } from 'node:fs/promises';

/** Puts a folder's own entries on the disk: a new or renamed file survives a power cut only after this. Windows has no such call and needs none. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
