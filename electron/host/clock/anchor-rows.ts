import type { Instant } from '../../../shared/kernel/instant.ts';
import type { SignedText } from '../../../shared/seal/signed-text.ts';
import { rowOf, type Store } from '../store/open-store.ts';

/** A time anchor with the running time around its journey. */
export interface AnchorRow {
  readonly nonce: string;
  readonly signed: SignedText;
  readonly hqTime: Instant;
  readonly epoch: string;
  readonly boot: string;
  readonly askedRunningMs: number;
  readonly gotRunningMs: number;
  readonly gotWall: Instant;
}

const columns = 'nonce, signed, hq_time AS hqTime, epoch, boot, asked_running_ms AS askedRunningMs, got_running_ms AS gotRunningMs, got_wall AS gotWall';

/** The anchor of the last contact; `undefined` before the first contact. */
export function newestAnchor(store: Store): AnchorRow | undefined {
  const row = rowOf<Omit<AnchorRow, 'signed'> & { signed: string }>(store.prepare(`SELECT ${columns} FROM anchor ORDER BY rowid DESC LIMIT 1`).get());
  return row === undefined ? undefined : { ...row, signed: JSON.parse(row.signed) as SignedText };
}

/** Keeps the anchor and forgets all but the newest few: the newest is what proofs and requests use. */
export function keepAnchor(store: Store, anchor: AnchorRow): void {
  store
    .prepare('INSERT INTO anchor (nonce, signed, hq_time, epoch, boot, asked_running_ms, got_running_ms, got_wall) VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
    .run(anchor.nonce, JSON.stringify(anchor.signed), anchor.hqTime, anchor.epoch, anchor.boot, anchor.askedRunningMs, anchor.gotRunningMs, anchor.gotWall);
  store.prepare('DELETE FROM anchor WHERE nonce NOT IN (SELECT nonce FROM anchor ORDER BY rowid DESC LIMIT 8)').run();
}
