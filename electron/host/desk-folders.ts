import { join } from 'node:path';

/** Where a desk keeps its data, all under one folder. */
export interface DeskFolders {
  readonly root: string;
  readonly database: string;
  readonly photos: string;
  readonly receipts: string;
  readonly journal: string;
  readonly keys: string;
  readonly backups: string;
  readonly bundles: string;
  /** Printed acknowledgements; they can be made again at any time. */
  readonly prints: string;
  /** Held open by the one process that runs the desk. */
  readonly lock: string;
  /** The address of the running desk, for a second start to name. */
  readonly address: string;
  /** Kept free so that a signature in progress can finish. */
  readonly reserve: string;
}

export function deskFoldersUnder(root: string): DeskFolders {
  return {
    root,
    database: join(root, 'desk.sqlite'),
    photos: join(root, 'photos'),
    receipts: join(root, 'receipts'),
    journal: join(root, 'journal', 'sealed.journal'),
    keys: join(root, 'keys'),
    backups: join(root, 'backups'),
    bundles: join(root, 'bundles'),
    prints: join(root, 'prints'),
    lock: join(root, 'desk.lock'),
    address: join(root, 'desk.address'),
    reserve: join(root, 'reserve.bin'),
  };
}
