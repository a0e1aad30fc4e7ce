import type { LineKey } from '../../../shared/delivery/pickup.ts';
import type { DispatcherCall, LineCheck, LineCount, PackageCheck, PackageCondition, Decision, ItemCheck } from '../../../shared/inspection/inspection.ts';
import type { PackageId, PickupId } from '../../../shared/kernel/ids.ts';
import { rowOf, rowsOf, type Store } from '../store/open-store.ts';

/** Writes the empty checks of a new pickup: one row a line, one a package, in the order of the paper. */
export function writeEmptyChecks(store: Store, pickup: PickupId, lines: readonly LineKey[], packages: readonly { readonly id: PackageId; readonly line: LineKey; readonly ordinal: number }[]): void {
  const line = store.prepare("INSERT INTO line_check (pickup, line, place, decision, reservation, items, fine_units, count) VALUES (?, ?, ?, 'undecided', '', 'unchecked', '[]', NULL)");
  const places = new Map(lines.map((key, place) => [key, place]));
  for (const [key, place] of places) line.run(pickup, key, place);
  const each = store.prepare("INSERT INTO package_check (id, pickup, line, place, ordinal, condition, looked_inside) VALUES (?, ?, ?, ?, ?, 'unchecked', 0)");
  for (const one of packages) each.run(one.id, pickup, one.line, places.get(one.line) ?? 0, one.ordinal);
}

export function readPackages(store: Store, pickup: PickupId): PackageCheck[] {
  const rows = rowsOf<Omit<PackageCheck, 'lookedInside'> & { lookedInside: number }>(
    store.prepare('SELECT id, line, ordinal, condition, looked_inside AS lookedInside FROM package_check WHERE pickup = ? ORDER BY place, ordinal').all(pickup),
  );
  return rows.map((row) => ({ ...row, lookedInside: row.lookedInside === 1 }));
}

type RawLine = Omit<LineCheck, 'fineUnits' | 'count'> & { fineUnits: string; count: string | null };

export function readLineChecks(store: Store, pickup: PickupId): LineCheck[] {
  const rows = rowsOf<RawLine>(
    store.prepare('SELECT line, decision, reservation, items, fine_units AS fineUnits, count FROM line_check WHERE pickup = ? ORDER BY place').all(pickup),
  );
  return rows.map((row) => ({
    ...row,
    fineUnits: row.fineUnits === '[]' ? [] : (JSON.parse(row.fineUnits) as number[]),
    count: row.count === null ? null : (JSON.parse(row.count) as LineCount),
  }));
}

/** How many lines are refused that no record covers yet. */
export function countOpenRefused(store: Store, pickup: PickupId): number {
  const counted = rowOf<{ n: number }>(
    store
      .prepare("SELECT count(*) AS n FROM line_check c WHERE pickup = ? AND decision = 'refuse' AND NOT EXISTS (SELECT 1 FROM sealed_line s WHERE s.pickup = c.pickup AND s.line = c.line)")
      .get(pickup),
  );
  return counted?.n ?? 0;
}

/** The calls to the dispatcher that no sealed record tells of yet. */
export function readCalls(store: Store, pickup: PickupId): DispatcherCall[] {
  return [
    ...rowsOf<DispatcherCall>(
      store.prepare(
        `SELECT called_at AS calledAt, phone, answered_by AS answeredBy, note FROM dispatcher_call c
         WHERE pickup = ? AND NOT EXISTS (SELECT 1 FROM sealed_call s WHERE s.pickup = c.pickup AND s.called_at = c.called_at AND s.phone = c.phone) ORDER BY called_at, rowid`,
      ).all(pickup),
    ),
  ];
}

/** Every call to the dispatcher, sealed or not, the earliest first. */
export function readAllCalls(store: Store, pickup: PickupId): DispatcherCall[] {
  return [...rowsOf<DispatcherCall>(store.prepare('SELECT called_at AS calledAt, phone, answered_by AS answeredBy, note FROM dispatcher_call WHERE pickup = ? ORDER BY called_at, rowid').all(pickup))];
}

/** Answers how many calls the pickup has now; the same call again is one. */
export function writeCall(store: Store, pickup: PickupId, call: DispatcherCall): number {
  store
    .prepare('INSERT INTO dispatcher_call (pickup, called_at, phone, answered_by, note) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET answered_by = excluded.answered_by, note = excluded.note')
    .run(pickup, call.calledAt, call.phone, call.answeredBy, call.note);
  return rowOf<{ n: number }>(store.prepare('SELECT count(*) AS n FROM dispatcher_call WHERE pickup = ?').get(pickup))?.n ?? 0;
}

/** A sealed record tells of these calls: another refusal of the pickup needs its own (R-IN-8). */
export function markCallsSealed(store: Store, pickup: PickupId, calls: readonly DispatcherCall[]): void {
  const insert = store.prepare('INSERT INTO sealed_call (pickup, called_at, phone) VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  for (const call of calls) insert.run(pickup, call.calledAt, call.phone);
}

/** The record that told of these calls was refused: one that is signed in its place tells of them again. */
export function markCallsOpen(store: Store, pickup: PickupId, calls: readonly DispatcherCall[]): void {
  const remove = store.prepare('DELETE FROM sealed_call WHERE pickup = ? AND called_at = ? AND phone = ?');
  for (const call of calls) remove.run(pickup, call.calledAt, call.phone);
}

export function lineOfPackage(store: Store, pickup: PickupId, id: PackageId): LineKey | undefined {
  return rowOf<{ line: LineKey }>(store.prepare('SELECT line FROM package_check WHERE id = ? AND pickup = ?').get(id, pickup))?.line;
}

export function writePackage(store: Store, id: PackageId, condition: PackageCondition, lookedInside: boolean): void {
  store.prepare('UPDATE package_check SET condition = ?, looked_inside = ? WHERE id = ?').run(condition, lookedInside ? 1 : 0, id);
}

/** Writes a package as a sealed record tells it, under the record's own id. */
export function putPackage(store: Store, pickup: PickupId, each: PackageCheck): void {
  store
    .prepare(
      `INSERT INTO package_check (id, pickup, line, place, ordinal, condition, looked_inside)
       VALUES (:id, :pickup, :line, (SELECT place FROM line_check c WHERE c.pickup = :pickup AND c.line = :line), :ordinal, :condition, :lookedInside)
       ON CONFLICT (pickup, line, ordinal) DO UPDATE SET id = excluded.id, condition = excluded.condition, looked_inside = excluded.looked_inside`,
    )
    .run({ ...each, pickup, lookedInside: each.lookedInside ? 1 : 0 });
}

export function writeDecision(store: Store, pickup: PickupId, line: LineKey, decision: Decision, reservation: string): void {
  store.prepare('UPDATE line_check SET decision = ?, reservation = ? WHERE pickup = ? AND line = ?').run(decision, reservation, pickup, line);
}

export function writeItems(store: Store, pickup: PickupId, line: LineKey, items: ItemCheck): void {
  store.prepare('UPDATE line_check SET items = ? WHERE pickup = ? AND line = ?').run(items, pickup, line);
}

export function writeFineUnits(store: Store, pickup: PickupId, line: LineKey, units: readonly number[]): void {
  store.prepare('UPDATE line_check SET fine_units = ? WHERE pickup = ? AND line = ?').run(JSON.stringify(units), pickup, line);
}

export function writeCount(store: Store, pickup: PickupId, line: LineKey, count: LineCount | null): void {
  store.prepare('UPDATE line_check SET count = ? WHERE pickup = ? AND line = ?').run(count === null ? null : JSON.stringify(count), pickup, line);
}

/** Where a line stands: not of this pickup, open, or sealed. */
export function standingOfLine(store: Store, pickup: PickupId, line: LineKey): 'unknown' | 'open' | 'sealed' {
  const row = rowOf<{ sealed: number }>(
    store.prepare('SELECT EXISTS (SELECT 1 FROM sealed_line s WHERE s.pickup = c.pickup AND s.line = c.line) AS sealed FROM line_check c WHERE c.pickup = ? AND c.line = ?').get(pickup, line),
  );
  return row === undefined ? 'unknown' : row.sealed === 1 ? 'sealed' : 'open';
}
