import type { Finding } from '../../../shared/inspection/finding.ts';
import type { LineKey } from '../../../shared/delivery/pickup.ts';
import type { FindingId, PhotoId, PickupId } from '../../../shared/kernel/ids.ts';
import type { PhotoUse } from '../../../shared/photo/photo.ts';
import { rowOf, rowsOf, type Store } from '../store/open-store.ts';

const columns = 'id, line, stage, package, unit, "check", nature, severity, place, description, quantity';

/**
 * The findings of a pickup with their photos, removed ones left out; ids grow with time, so both come in the order they were made. Sealed ones come first: a
 * picture that stands in a record counts there (R-IN-3).
 */
export function readFindings(store: Store, pickup: PickupId): Finding[] {
  const uses = new Map<FindingId, PhotoUse[]>();
  const rows = rowsOf<Omit<PhotoUse, 'withPackaging'> & { finding: FindingId; withPackaging: number }>(
    store
      .prepare(
        `SELECT u.finding, u.photo, p.sha256, u.with_packaging AS withPackaging, u.kept_because AS keptBecause FROM photo_use u JOIN photo p ON p.id = u.photo
         WHERE u.pickup = ? AND u.removed = 0 ORDER BY u.finding, u.photo`,
      )
      .all(pickup),
  );
  for (const { finding, withPackaging, ...use } of rows) {
    const list = uses.get(finding) ?? [];
    list.push({ ...use, withPackaging: withPackaging === 1 });
    uses.set(finding, list);
  }
  const findings = rowsOf<Omit<Finding, 'photos'>>(store.prepare(`SELECT ${columns} FROM finding f WHERE pickup = ? AND removed = 0 ORDER BY NOT EXISTS (SELECT 1 FROM sealed_line s WHERE s.pickup = f.pickup AND s.line = f.line), id`).all(pickup));
  return findings.map((finding) => ({ ...finding, photos: uses.get(finding.id) ?? [] }));
}

export interface FindingPlace {
  readonly pickup: PickupId;
  readonly line: LineKey;
  readonly check: Finding['check'];
  readonly nature: Finding['nature'];
  readonly removed: number;
}

export function readFindingPlace(store: Store, id: FindingId): FindingPlace | undefined {
  return rowOf<FindingPlace>(store.prepare('SELECT pickup, line, "check", nature, removed FROM finding WHERE id = ?').get(id));
}

/** Adds or changes a finding; a removed one stands again, with its photos. */
export function writeFinding(store: Store, pickup: PickupId, finding: Omit<Finding, 'photos'>): void {
  store
    .prepare(
      `INSERT INTO finding (pickup, ${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET line = excluded.line, stage = excluded.stage, package = excluded.package, unit = excluded.unit, "check" = excluded."check",
         nature = excluded.nature, severity = excluded.severity, place = excluded.place, description = excluded.description, quantity = excluded.quantity, removed = 0`,
    )
    .run(pickup, finding.id, finding.line, finding.stage, finding.package, finding.unit, finding.check, finding.nature, finding.severity, finding.place, finding.description, finding.quantity);
}

export function markFindingRemoved(store: Store, id: FindingId): void {
  store.prepare('UPDATE finding SET removed = 1 WHERE id = ?').run(id);
}

export interface OpenFinding extends Pick<Finding, 'id' | 'check' | 'nature'> {
  /** How many it carries. */
  readonly photos: number;
}

/** What stands on the lines that are not sealed yet. What is sealed makes room for more. */
export function readOpenFindings(store: Store, pickup: PickupId): readonly OpenFinding[] {
  return rowsOf(store.prepare('SELECT id, "check", nature, (SELECT count(*) FROM photo_use u WHERE u.finding = f.id AND u.removed = 0) AS photos FROM finding f WHERE pickup = ? AND removed = 0 AND NOT EXISTS (SELECT 1 FROM sealed_line s WHERE s.pickup = f.pickup AND s.line = f.line)').all(pickup));
}

export function countUses(store: Store, finding: FindingId): number {
  return rowOf<{ n: number }>(store.prepare('SELECT count(*) AS n FROM photo_use WHERE finding = ? AND removed = 0').get(finding))?.n ?? 0;
}

export function writeUse(store: Store, pickup: PickupId, finding: FindingId, use: Pick<PhotoUse, 'photo' | 'withPackaging' | 'keptBecause'>): void {
  store
    .prepare(
      `INSERT INTO photo_use (finding, photo, pickup, with_packaging, kept_because) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (finding, photo) DO UPDATE SET with_packaging = excluded.with_packaging, kept_because = excluded.kept_because`,
    )
    .run(finding, use.photo, pickup, use.withPackaging ? 1 : 0, use.keptBecause);
}

/** Answers whether the finding uses the photo at all. */
export function markUse(store: Store, finding: FindingId, photo: PhotoId, removed: boolean): boolean {
  return store.prepare('UPDATE photo_use SET removed = ? WHERE finding = ? AND photo = ?').run(removed ? 1 : 0, finding, photo).changes === 1;
}

export function hasUse(store: Store, finding: FindingId, photo: PhotoId): boolean {
  return store.prepare('SELECT 1 FROM photo_use WHERE finding = ? AND photo = ? AND removed = 0').get(finding, photo) !== undefined;
}
