import { mkdir, readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { restoreNewestBackup } from './backup/restore-backup.ts';
import { makeChangeFeed } from './changes.ts';
import { systemClock, type DeskClock } from './clock/desk-clock.ts';
import type { Desk } from './desk.ts';
import { deskFoldersUnder } from './desk-folders.ts';
import { noteDamagedPhoto } from './inspection/note-damaged-photo.ts';
import { openPhotoShelf } from './photo/photo-shelf.ts';
import { readLastContact } from './hq-link/last-contact.ts';
import { openRendition } from './photo/open-rendition.ts';
import { makePrintShelf } from './receipt/print-shelf.ts';
import type { Sha256 } from '../../shared/kernel/ids.ts';
import { makeFolder } from './photo/folder-sync.ts';
import { adoptEntry, markJournal, readJournalMark } from './seal/adopt-entry.ts';
import { clearUnsealedReceipts } from './seal/receipt-file.ts';
import { journalStart, openJournal } from './seal/journal.ts';
import type { KeyVault } from './seal/person-key.ts';
import { makePhotoChecks } from './seal/photo-checks.ts';
import { holdReserve, reserveBytes } from './store/disk-reserve.ts';
import { lockDesk, type DeskLock } from './store/lock-desk.ts';
import { openStore, StoreDamaged } from './store/open-store.ts';
import { setDamagedAside } from './store/set-damaged-aside.ts';

export interface DeskOptions {
  readonly folder: string;
  readonly version: string;
  readonly vault?: KeyVault | null;
  readonly clock?: DeskClock;
  readonly random?: (bytes: number) => Uint8Array;
  /** Leave the disk reserve out, for folders that live a moment. */
  readonly withoutReserve?: boolean;
}

export interface OpenedDesk {
  readonly desk: Desk;
  /** True where the database had been destroyed and was made again from the journal. */
  readonly rebuilt: boolean;
  /** Tells a second start where this desk can be reached. */
  readonly announce: (address: string) => void;
  /** Closes everything in order; nothing is half written after it. */
  readonly close: () => Promise<void>;
}

/**
 * Opens a desk's data: one process at a time (`DeskInUse` names the address of the other), database checked, journal read on from where the database stands. A record that was sealed
 * in the instant of a power cut is adopted from the journal; a destroyed database is set aside and made again from it.
 */
export async function openDesk(options: DeskOptions): Promise<OpenedDesk> {
  const folders = deskFoldersUnder(options.folder);
  await makeFolder(folders.root);
  const lock = lockDesk(folders);
  try {
    for (const folder of [folders.receipts, folders.backups, folders.bundles, folders.prints]) await makeFolder(folder);
    await mkdir(folders.keys, { recursive: true, mode: 0o700 });
    const reserve = options.withoutReserve === true || (await holdReserve(folders.reserve));
    return await openLocked(options, folders, lock, reserve);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function openLocked(options: DeskOptions, folders: Desk['folders'], lock: DeskLock, reserve: boolean): Promise<OpenedDesk> {
  const clock = options.clock ?? systemClock();
  const wasThere = existsSync(folders.database);
  const { store, damaged } = await openOrReplace(folders, clock);
  try {
    const shelf = await openPhotoShelf(folders.photos, { reserveBytes, onDamaged: (sha256) => noteDamagedPhoto(desk, sha256) });
    const mark = readJournalMark(store);
    const journal = await openJournal(folders.journal, mark, (entry, at) => {
      store.commit(() => {
        adoptEntry(store, entry);
        markJournal(store, at);
      });
    });
    await clearUnsealedReceipts(folders, store);
    const desk: Desk = {
      folders,
      store,
      shelf,
      journal,
      printShelf: makePrintShelf((sha256) => readWorking(shelf, sha256)),
      photoChecks: makePhotoChecks(shelf, () => clock.runningMs()),
      clock,
      random: options.random ?? ((bytes) => randomBytes(bytes)),
      vault: options.vault ?? null,
      changes: makeChangeFeed(),
      version: options.version,
      live: { hq: readLastContact(store) === null ? 'never' : 'offline', hqProblem: null, fault: null, isReserveHeld: reserve, sealing: new Set(), sealingTail: Promise.resolve(), contactTail: Promise.resolve(), sending: new Map() },
    };
    const close = async () => {
      await journal.tail;
      store.close();
      lock.release();
    };
    return { desk, rebuilt: damaged || (!wasThere && journal.mark.bytes > journalStart.bytes), announce: lock.announce, close };
  } catch (error) {
    store.close();
    throw error;
  }
}

/** The working rendition of a photo; `undefined` for clips and where it cannot be made. */
async function readWorking(shelf: Desk['shelf'], sha256: Sha256): Promise<Uint8Array | undefined> {
  const working = await openRendition(shelf, sha256, 'working');
  return working.ok ? readFile(working.value.path) : undefined;
}

/** A damaged database is set aside; the newest whole backup takes its place, and the journal tells what has been sealed since. */
async function openOrReplace(folders: Desk['folders'], clock: DeskClock): Promise<{ readonly store: Desk['store']; readonly damaged: boolean }> {
  try {
    return { store: openStore(folders.database), damaged: false };
  } catch (error) {
    if (!(error instanceof StoreDamaged)) throw error;
    await setDamagedAside(folders.database, clock.wall().replaceAll(':', '-'));
    await restoreNewestBackup(folders);
    return { store: openStore(folders.database), damaged: true };
  }
}
