import type { LineKey } from '../../../shared/delivery/pickup.ts';
import type { PickupId, RecordId } from '../../../shared/kernel/ids.ts';
import { rowOf, rowsOf, type Store } from '../store/open-store.ts';

/** Where a record stands that HQ has refused for good: some of its lines are still to be signed again, or all are. */
export type RefusedStanding = 'open' | 'signed-again';

/** SQL: the standing of the record whose id this expression is; null where HQ has not refused it. */
export function refusedStanding(record: string): string {
  return `CASE WHEN NOT EXISTS (SELECT 1 FROM refused_line f WHERE f.record = ${record}) THEN NULL
    WHEN EXISTS (SELECT 1 FROM open_refused_line f WHERE f.record = ${record}) THEN 'open' ELSE 'signed-again' END`;
}

/** Lines of refused records that nobody has signed again. */
export function readOpenRefusedLines(store: Store, pickup: PickupId): readonly { readonly record: RecordId; readonly line: LineKey }[] {
  return rowsOf(store.prepare("SELECT record, line FROM open_refused_line WHERE pickup = ? AND part = 'goods' ORDER BY line").all(pickup));
}

/** The records that stand for lines of a refused one now, in the order of the chain. */
export function readRecordsInstead(store: Store, record: RecordId): readonly RecordId[] {
  const rows = rowsOf<{ id: RecordId }>(
    store
      .prepare(
        `SELECT DISTINCT r.id, r.sequence FROM refused_line f
         LEFT JOIN sealed_line s ON f.part = 'goods' AND s.pickup = f.pickup AND s.line = f.line
         LEFT JOIN installed_line i ON f.part = 'installed' AND i.pickup = f.pickup AND i.line = f.line
         JOIN record r ON r.id = coalesce(s.record, i.record) WHERE f.record = ? ORDER BY r.sequence`,
      )
      .all(record),
  );
  return rows.map((row) => row.id);
}

/** Makes the lines of a record open again, those in `lines` only where given. Answers how many. */
export function moveToRefused(store: Store, record: RecordId, lines?: readonly LineKey[]): number {
  const chosen = lines === undefined ? '' : ' AND line IN (SELECT value FROM json_each(:lines))';
  const bound = lines === undefined ? { record } : { record, lines: JSON.stringify(lines) };
  const { changes } = store
    .prepare(
      `INSERT INTO refused_line (record, line, pickup, part, refused) SELECT record, line, pickup, 'goods', refused FROM sealed_line WHERE record = :record${chosen}
       UNION ALL SELECT record, line, pickup, 'installed', 0 FROM installed_line WHERE record = :record${chosen}`,
    )
    .run(bound);
  for (const table of ['sealed_line', 'installed_line']) store.prepare(`DELETE FROM ${table} WHERE record = :record${chosen}`).run(bound);
  return changes;
}

/** Makes a record stand again for those of its lines that no other record stands for. Answers how many lines were refused, and how many it stands for. */
export function moveFromRefused(store: Store, record: RecordId): { readonly refused: number; readonly back: number } {
  const back =
    store.prepare("INSERT INTO sealed_line (pickup, line, record, refused) SELECT pickup, line, record, refused FROM open_refused_line WHERE record = ? AND part = 'goods'").run(record).changes +
    store.prepare("INSERT INTO installed_line (pickup, line, record) SELECT pickup, line, record FROM open_refused_line WHERE record = ? AND part = 'installed'").run(record).changes;
  return { refused: store.prepare('DELETE FROM refused_line WHERE record = ?').run(record).changes, back };
}

/** The records that stand for any of these lines, sealed or installed. */
export function readRecordsOfLines(store: Store, pickup: PickupId, part: 'goods' | 'installed', lines: readonly LineKey[]): readonly RecordId[] {
  const table = part === 'goods' ? 'sealed_line' : 'installed_line';
  const rows = rowsOf<{ record: RecordId }>(store.prepare(`SELECT DISTINCT record FROM ${table} WHERE pickup = ? AND line IN (SELECT value FROM json_each(?))`).all(pickup, JSON.stringify(lines)));
  return rows.map((row) => row.record);
}

/** Counts the sealed lines of a pickup anew, as a change of its draft. Answers whether all of them are sealed. */
export function recountSealed(store: Store, pickup: PickupId): boolean {
  const row = rowOf<{ isWhole: number }>(
    store.prepare('UPDATE pickup SET sealed_count = (SELECT count(*) FROM sealed_line s WHERE s.pickup = pickup.id), revision = revision + 1 WHERE id = ? RETURNING sealed_count = line_count AS isWhole').get(pickup),
  );
  return row?.isWhole === 1;
}
