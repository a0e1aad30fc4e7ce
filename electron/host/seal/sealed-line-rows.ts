import type { LineKey } from '../../../shared/delivery/pickup.ts';
import type { PickupId, RecordId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { rowsOf, type Store } from '../store/open-store.ts';

/** A line that a record covers, with what can be proved of the instant it was sealed. */
export interface SealedLineRow {
  readonly line: LineKey;
  readonly record: RecordId;
  readonly sequence: number;
  readonly refused: number;
  readonly notBefore: Instant | null;
  readonly notAfter: Instant | null;
  readonly receivedAt: Instant | null;
}

export function readSealedLines(store: Store, pickup: PickupId): readonly SealedLineRow[] {
  return rowsOf<SealedLineRow>(
    store
      .prepare(
        `SELECT s.line, s.record, r.sequence, s.refused, r.not_before AS notBefore, r.not_after AS notAfter, r.received_at AS receivedAt
         FROM sealed_line s JOIN record r ON r.id = s.record WHERE s.pickup = ? ORDER BY r.sequence, s.line`,
      )
      .all(pickup),
  );
}

/** Lines of which a record of this desk speaks that HQ has not acknowledged yet. */
export function readUnsentLines(store: Store, pickup: PickupId): ReadonlySet<LineKey> {
  const rows = rowsOf<{ readonly line: LineKey }>(
    store
      .prepare(
        `SELECT line FROM sealed_line s JOIN record r ON r.id = s.record WHERE s.pickup = :pickup AND r.received_at IS NULL
         UNION SELECT line FROM installed_line i JOIN record r ON r.id = i.record WHERE i.pickup = :pickup AND r.received_at IS NULL`,
      )
      .all({ pickup }),
  );
  return new Set(rows.map(({ line }) => line));
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
