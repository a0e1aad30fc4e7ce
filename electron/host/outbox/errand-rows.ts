import type { PickupId, RecordId, Sha256 } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { parseProblem, type Problem } from '../../../shared/kernel/problem.ts';
import type { RecordState } from '../seal/record-rows.ts';
import { refusedStanding } from '../seal/refused-line-rows.ts';
import { rowOf, rowsOf, type Store } from '../store/open-store.ts';

/** What is still to be done for one record: hand in the record, then its photos. */
export interface ErrandRow {
  readonly record: RecordId;
  readonly hash: Sha256;
  readonly sequence: number;
  readonly pickup: PickupId;
  readonly dueAt: Instant | null;
  readonly state: RecordState;
  readonly attempts: number;
  readonly nextTryAt: Instant | null;
  readonly problem: Problem | null;
  readonly parked: boolean;
  /** Whether HQ, in its present epoch, has acknowledged the record; its pictures may still be missing. */
  readonly isRecordHeld: boolean;
  /** HQ has refused it for good, and all of its lines are signed again: nothing is to be done about it any more. */
  readonly isSignedAgain: boolean;
  readonly recordBytes: number;
  readonly photoBytes: number;
  /** Bytes of photos that HQ holds. */
  readonly heldBytes: number;
}

type Raw = Omit<ErrandRow, 'problem' | 'parked' | 'isRecordHeld' | 'isSignedAgain'> & { problem: string | null; parked: number; isRecordHeld: number; isSignedAgain: number };

const signedAgain = `coalesce((${refusedStanding('r.id')}) = 'signed-again', 0)`;

const columns = `e.record, r.hash, r.sequence, r.pickup, r.due_at AS dueAt, r.state, e.attempts, e.next_try_at AS nextTryAt, e.problem, e.parked, e.record_held AS isRecordHeld, ${signedAgain} AS isSignedAgain,
  e.record_bytes AS recordBytes, e.photo_bytes AS photoBytes,
  (SELECT coalesce(sum(bytes), 0) FROM errand_photo p WHERE p.record = e.record AND p.state = 'held') AS heldBytes`;

function fromRaw(raw: Raw): ErrandRow {
  return { ...raw, parked: raw.parked === 1, isRecordHeld: raw.isRecordHeld === 1, isSignedAgain: raw.isSignedAgain === 1, problem: raw.problem === null ? null : (parseProblem(JSON.parse(raw.problem)) ?? null) };
}

export function writeErrand(store: Store, errand: { readonly record: RecordId; readonly recordBytes: number; readonly photos: ReadonlyMap<Sha256, number> }): void {
  const photoBytes = [...errand.photos.values()].reduce((sum, bytes) => sum + bytes, 0);
  store.prepare('INSERT INTO errand (record, record_bytes, photo_bytes) VALUES (?, ?, ?)').run(errand.record, errand.recordBytes, photoBytes);
  const insert = store.prepare('INSERT INTO errand_photo (record, sha256, bytes) VALUES (?, ?, ?)');
  for (const [sha256, bytes] of errand.photos) insert.run(errand.record, sha256, bytes);
}

export function readErrand(store: Store, record: RecordId): ErrandRow | undefined {
  const raw = rowOf<Raw>(store.prepare(`SELECT ${columns} FROM errand e JOIN record r ON r.id = e.record WHERE e.record = ?`).get(record));
  return raw === undefined ? undefined : fromRaw(raw);
}

/** Errands that are not done, in the order of their records. */
export function readOpenErrands(store: Store): readonly ErrandRow[] {
  return rowsOf<Raw>(store.prepare(`SELECT ${columns} FROM record r JOIN errand e ON e.record = r.id WHERE r.state <> 'received' ORDER BY r.sequence`).all()).map(fromRaw);
}

/** Errands that are done, or whose goods other records stand for, the newest first. */
export function readDoneErrands(store: Store, limit: number): readonly ErrandRow[] {
  return rowsOf<Raw>(store.prepare(`SELECT ${columns} FROM record r JOIN errand e ON e.record = r.id WHERE r.state = 'received' OR ${signedAgain} ORDER BY r.sequence DESC LIMIT ?`).all(limit)).map(fromRaw);
}

export function countErrands(store: Store, sending: number): { readonly waiting: number; readonly sending: number; readonly parked: number } {
  const rows = rowsOf<{ state: RecordState; n: number }>(store.prepare(`SELECT r.state, count(*) AS n FROM record r WHERE r.state <> 'received' AND NOT ${signedAgain} GROUP BY r.state`).all());
  const parked = rows.find((row) => row.state === 'parked')?.n ?? 0;
  const open = rows.reduce((sum, row) => sum + (row.state === 'parked' ? 0 : row.n), 0);
  return { waiting: Math.max(0, open - sending), sending: Math.min(open, sending), parked };
}

export function writeAttempt(store: Store, record: RecordId, attempt: { readonly attempts: number; readonly nextTryAt: Instant | null; readonly problem: Problem | null; readonly parked: boolean }): void {
  store
    .prepare('UPDATE errand SET attempts = ?, next_try_at = ?, problem = ?, parked = ? WHERE record = ?')
    .run(attempt.attempts, attempt.nextTryAt, attempt.problem === null ? null : JSON.stringify(attempt.problem), attempt.parked ? 1 : 0, record);
}

export function markRecordHeld(store: Store, record: RecordId): void {
  store.prepare('UPDATE errand SET record_held = 1 WHERE record = ?').run(record);
}

export interface ErrandPhoto {
  readonly sha256: Sha256;
  readonly bytes: number;
  readonly state: 'waiting' | 'held';
  readonly uploadUrl: string | null;
}

export function readErrandPhotos(store: Store, record: RecordId): readonly ErrandPhoto[] {
  return rowsOf<ErrandPhoto>(store.prepare('SELECT sha256, bytes, state, upload_url AS uploadUrl FROM errand_photo WHERE record = ? ORDER BY bytes, sha256').all(record));
}

export function writeUploadUrl(store: Store, record: RecordId, sha256: Sha256, uploadUrl: string | null): void {
  store.prepare('UPDATE errand_photo SET upload_url = ? WHERE record = ? AND sha256 = ?').run(uploadUrl, record, sha256);
}

export function markPhotoHeld(store: Store, record: RecordId, sha256: Sha256): void {
  store.prepare("UPDATE errand_photo SET state = 'held', upload_url = NULL WHERE record = ? AND sha256 = ?").run(record, sha256);
}

export function markPhotosWaiting(store: Store, record: RecordId): void {
  store.prepare("UPDATE errand_photo SET state = 'waiting', upload_url = NULL WHERE record = ?").run(record);
}

/** HQ has forgotten what it had taken in: every record from this sequence on waits again, with its photos. */
export function reopenErrands(store: Store, fromSequence: number): number {
  store
    .prepare("UPDATE errand_photo SET state = 'waiting', upload_url = NULL WHERE record IN (SELECT id FROM record WHERE sequence >= ?)")
    .run(fromSequence);
  store.prepare('UPDATE errand SET attempts = 0, next_try_at = NULL, problem = NULL, parked = 0, record_held = 0 WHERE record IN (SELECT id FROM record WHERE sequence >= ?)').run(fromSequence);
  return store.prepare("UPDATE record SET state = 'waiting' WHERE sequence >= ? AND state <> 'waiting'").run(fromSequence).changes;
}
