import { open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../../../proof/sha256.ts';
import { recordIdSchema, type RecordId, type Sha256 } from '../../../shared/kernel/ids.ts';
import type { DeskFolders } from '../desk-folders.ts';
import { syncFolder } from '../photo/folder-sync.ts';
import type { Store } from '../store/open-store.ts';
import { readReceipt } from './record-rows.ts';

export function receiptPath(folders: Pick<DeskFolders, 'receipts'>, record: RecordId): string {
  return join(folders.receipts, `${record}.pdf`);
}

/** Writes a receipt; it is on the disk, under its name, when this resolves. */
export async function keepReceipt(folders: Pick<DeskFolders, 'receipts'>, record: RecordId, pdf: Uint8Array): Promise<{ readonly sha256: Sha256; readonly bytes: number }> {
  const path = receiptPath(folders, record);
  const passing = `${path}.passing`;
  try {
    const file = await open(passing, 'w');
    try {
      await file.writeFile(pdf);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(passing, path);
    await syncFolder(folders.receipts);
  } catch (error) {
    await rm(passing, { force: true }).catch(() => undefined);
    throw error;
  }
  return { sha256: sha256(pdf), bytes: pdf.length };
}

/** Removes receipts of signatures that a power cut ended before they were sealed. Called once the journal has been read on. */
export async function clearUnsealedReceipts(folders: Pick<DeskFolders, 'receipts'>, store: Store): Promise<void> {
  for (const name of await readdir(folders.receipts)) {
    const record = recordIdSchema.safeParse(name.replace(/\.pdf(\.passing)?$/, ''));
    const isSealed = record.success && name.endsWith('.pdf') && readReceipt(store, record.data) !== undefined;
    if (!isSealed) await rm(join(folders.receipts, name), { force: true });
  }
}
