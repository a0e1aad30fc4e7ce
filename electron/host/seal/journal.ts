import { constants } from 'node:fs';
import { open, truncate, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Person } from '../../../shared/dealer/dealer.ts';
import type { Sha256 } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { SignedText } from '../../../shared/seal/signed-text.ts';
import type { Enrolment } from '../people/enrolment-rows.ts';
import { makeFolder, syncFolder } from '../photo/folder-sync.ts';
import { makeFrame, noPredecessor, readFrame } from './journal-frame.ts';
import type { WrappedKey } from './person-key.ts';

/** What is written down beside the database: enough to make it again. A record's photos and receipt lie in their own files, named by their hashes. */
export type JournalEntry =
  | { readonly kind: 'enrolment'; readonly enrolment: Enrolment; readonly hqUrl: string }
  | { readonly kind: 'person'; readonly person: Person & { readonly certificate: string; readonly wrappedKey: WrappedKey; readonly addedAt: Instant } }
  | { readonly kind: 'record'; readonly signed: SignedText; readonly receipt: { readonly sha256: Sha256; readonly bytes: number } };

/** A place in the journal: how far it has been taken into the database, and the hash that the next frame must name. */
export interface JournalMark {
  readonly bytes: number;
  readonly end: Sha256;
}

/** The journal of one desk: append only, one writer at a time. */
export interface Journal {
  readonly path: string;
  mark: JournalMark;
  /** The append before this one. */
  tail: Promise<unknown>;
}

export const journalStart: JournalMark = { bytes: 0, end: noPredecessor };

/**
 * Opens the journal and gives every entry after the mark to `take`, in order. Where the file does not go on at the mark (the database is newer than the journal, or
 * another journal lies there) it is read from its beginning. The half-written tail of a power cut was never answered for: it is cut off, and kept
 * beside the journal, because nothing of evidence is thrown away. Throws the system's error where the file cannot be used.
 */
export async function openJournal(path: string, from: JournalMark, take: (entry: JournalEntry, mark: JournalMark) => void): Promise<Journal> {
  await makeFolder(dirname(path));
  const file = await open(path, constants.O_RDWR | constants.O_CREAT, 0o600);
  try {
    const { size } = await file.stat();
    let mark = size < from.bytes ? journalStart : from;
    for (;;) {
      const frame = await readFrame(file, mark.bytes);
      if (frame === undefined || frame.predecessor !== mark.end) break;
      mark = { bytes: frame.end, end: frame.hash };
      // The cast: the frame's checksum and chain say that this program wrote it.
      take(JSON.parse(frame.json) as JournalEntry, mark);
    }
    if (mark.bytes < size) await cutTail(path, file, mark.bytes, size);
    return { path, mark, tail: Promise.resolve() };
  } finally {
    await file.close();
  }
}

/** Appends an entry; it is on the disk when this resolves. Where writing fails the file is cut back to what stood before. */
export function appendJournal(desk: { readonly journal: Journal }, entry: JournalEntry): Promise<void> {
  const { journal } = desk;
  const mine = journal.tail.then(() => append(journal, entry));
  journal.tail = mine.catch(() => undefined);
  return mine;
}

async function append(journal: Journal, entry: JournalEntry): Promise<void> {
  const frame = makeFrame(JSON.stringify(entry), journal.mark.end);
  const file = await open(journal.path, 'a', 0o600);
  try {
    await file.appendFile(frame.bytes);
    await file.sync();
  } catch (error) {
    await truncate(journal.path, journal.mark.bytes).catch(() => undefined);
    throw error;
  } finally {
    await file.close();
  }
  if (journal.mark.bytes === 0) await syncFolder(dirname(journal.path));
  journal.mark = { bytes: journal.mark.bytes + frame.bytes.length, end: frame.hash };
}

async function cutTail(path: string, file: FileHandle, at: number, size: number): Promise<void> {
  const kept = `${path}.cut-at-${at}`;
  const copy = await open(kept, 'w', 0o600);
  try {
    const step = Buffer.alloc(1024 * 1024);
    for (let from = at; from < size; ) {
      const { bytesRead } = await file.read(step, 0, step.length, from);
      if (bytesRead === 0) break;
      await copy.writeFile(step.subarray(0, bytesRead));
      from += bytesRead;
    }
    await copy.sync();
  } finally {
    await copy.close();
  }
  await syncFolder(dirname(path));
  await file.truncate(at);
  await file.sync();
}
