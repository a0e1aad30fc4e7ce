import type { DeskStatus } from '../../shared/bridge/shapes.ts';
import type { Problem } from '../../shared/kernel/problem.ts';
import { makeUuid7, type RecordId } from '../../shared/kernel/ids.ts';
import { epochMs, type Instant } from '../../shared/kernel/instant.ts';
import type { ChangeFeed } from './changes.ts';
import { newestAnchor } from './clock/anchor-rows.ts';
import type { DeskClock } from './clock/desk-clock.ts';
import { deskNow, elapsedSince } from './clock/time-proof.ts';
import type { DeskFolders } from './desk-folders.ts';
import type { PhotoShelf } from './photo/photo-shelf.ts';
import type { PrintShelf } from './receipt/print-shelf.ts';
import type { Journal } from './seal/journal.ts';
import type { PhotoChecks } from './seal/photo-checks.ts';
import type { KeyVault } from './seal/person-key.ts';
import type { Store } from './store/open-store.ts';

/** How the desk last found HQ. */
export type HqState = DeskStatus['hq']['state'];

/** What every verb of the desk works with: its places, its clock, its chance, its database and its shelf. */
export interface Desk {
  readonly folders: DeskFolders;
  readonly store: Store;
  readonly shelf: PhotoShelf;
  readonly journal: Journal;
  /** Small pictures for paper, made while a person reads what they are about to sign. */
  readonly printShelf: PrintShelf;
  /** Originals read back, begun while a person reads what they are about to sign. */
  readonly photoChecks: PhotoChecks;
  readonly clock: DeskClock;
  readonly random: (bytes: number) => Uint8Array;
  readonly vault: KeyVault | null;
  readonly changes: ChangeFeed;
  readonly version: string;
  /** What the desk knows only while it runs. */
  readonly live: LiveState;
}

export interface LiveState {
  hq: HqState;
  /** What ended the last contact with HQ; null where it went well, or there was none. */
  hqProblem: Problem | null;
  /** Why the disk is not trusted with a signature now; null while it is. */
  fault: Problem | null;
  /** Whether the file that keeps place for a signature in progress is there. */
  isReserveHeld: boolean;
  /** Lines (`pickup line`) of the signature in progress: they take no change any more. */
  readonly sealing: Set<string>;
  /** The signature before this one: a device's records come one after the other. */
  sealingTail: Promise<unknown>;
  /** The contact with HQ before the next one. */
  contactTail: Promise<unknown>;
  /** Records whose bytes are on the way at this moment, with the bytes HQ has of them. */
  readonly sending: Map<RecordId, number>;
}

/** The desk's best knowledge of now. */
export function now(desk: Desk): Instant {
  return deskNow(newestAnchor(desk.store), desk.clock);
}

/** R-TL-20: whether the desk knows what time it is: HQ has told it since the machine was started. Else `now` is the wall clock, which anybody can set. */
export function isTimeKnown(desk: Desk): boolean {
  const anchor = newestAnchor(desk.store);
  return anchor !== undefined && elapsedSince(anchor, desk.clock) !== null;
}

/** A new id (UUIDv7). The caller names the brand. */
export function newId<Id extends string>(desk: Desk): Id {
  return makeUuid7<Id>(epochMs(desk.clock.wall()), desk.random(10));
}
