import type { LineKey } from '../../../shared/delivery/pickup.ts';
import type { PickupId, RecordId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { rowsOf, type Store } from '../store/open-store.ts';

/** A line that a record covers, with what can be proved of the instant it was sealed. */
export interface SealedLineRow {
  readonly line: LineKey;
  readonly record: RecordId;
  readonly refused: number;
  readonly notBefore: Instant | null;
  readonly notAfter: Instant | null;
  readonly receivedAt: Instant | null;
}

export function readSealedLines(store: Store, pickup: PickupId): readonly SealedLineRow[] {
  return rowsOf<SealedLineRow>(
    store
      .prepare(
        `SELECT s.line, s.record, s.refused, r.not_before AS notBefore, r.not_after AS notAfter, r.received_at AS receivedAt
         FROM sealed_line s JOIN record r ON r.id = s.record WHERE s.pickup = ? ORDER BY r.sequence, s.line`,
      )
      .all(pickup),
  );
}

/** A line stands in one record only: the second one is refused by the table. */
export function writeSealedLines(store: Store, pickup: PickupId, record: RecordId, lines: readonly { readonly line: LineKey; readonly refused: boolean }[]): void {
  const insert = store.prepare('INSERT INTO sealed_line (pickup, line, record, refused) VALUES (?, ?, ?, ?)');
  for (const { line, refused } of lines) insert.run(pickup, line, record, refused ? 1 : 0);
}

export function readInstalledLines(store: Store, pickup: PickupId): readonly { readonly line: LineKey; readonly record: RecordId }[] {
  return rowsOf(store.prepare('SELECT line, record FROM installed_line WHERE pickup = ? ORDER BY line').all(pickup));
}

export function writeInstalledLines(store: Store, pickup: PickupId, record: RecordId, lines: readonly LineKey[]): void {
  const insert = store.prepare('INSERT INTO installed_line (pickup, line, record) VALUES (?, ?, ?)');
  for (const line of lines) insert.run(pickup, line, record);
}
