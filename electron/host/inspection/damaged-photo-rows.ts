import type { DamagedPhotos } from '../../../shared/bridge/shapes.ts';
import type { PickupId, RecordId, Sha256 } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { rowsOf, type Store } from '../store/open-store.ts';

/** Answers whether it was not known before. */
export function writeDamagedPhoto(store: Store, sha256: Sha256, foundAt: Instant): boolean {
  return store.prepare('INSERT INTO damaged_photo (sha256, found_at) VALUES (?, ?) ON CONFLICT DO NOTHING').run(sha256, foundAt).changes === 1;
}

/** Answers whether it was known as damaged. */
export function removeDamagedPhoto(store: Store, sha256: Sha256): boolean {
  return store.prepare('DELETE FROM damaged_photo WHERE sha256 = ?').run(sha256).changes === 1;
}

export function readDamagedHashes(store: Store): readonly Sha256[] {
  return rowsOf<{ sha256: Sha256 }>(store.prepare('SELECT sha256 FROM damaged_photo ORDER BY sha256').all()).map((row) => row.sha256);
}

/** Pickups that speak of these bytes. */
export function readPickupsWithPhoto(store: Store, sha256: Sha256): readonly PickupId[] {
  return rowsOf<{ pickup: PickupId }>(store.prepare('SELECT DISTINCT pickup FROM photo WHERE sha256 = ?').all(sha256)).map((row) => row.pickup);
}

/** Records whose errand still has to bring these bytes to HQ. */
export function readErrandsWithPhoto(store: Store, sha256: Sha256): readonly RecordId[] {
  return rowsOf<{ record: RecordId }>(
    store.prepare("SELECT p.record FROM errand_photo p JOIN record r ON r.id = p.record WHERE p.sha256 = ? AND p.state = 'waiting' AND r.state <> 'received'").all(sha256),
  ).map((row) => row.record);
}

type Raw = Omit<DamagedPhotos, 'orderNos'> & { readonly orderNos: string };

/**
 * Damage points that lack a damaged photo: those still open, and sealed ones whose photo HQ does not hold yet. The newest found first. CROSS JOIN keeps
 * SQLite from going through every damage point for the few damaged photos.
 */
export function readDamagedPhotos(store: Store, most: number): DamagedPhotos[] {
  const rows = rowsOf<Raw>(
    store
      .prepare(
        `SELECT k.id AS pickup, k.title, k.kinds, k.order_nos AS orderNos, f.id AS finding, f.line, f.stage, f.place, f.description, s.record, count(*) AS photos, max(d.found_at) AS foundAt
         FROM damaged_photo d
         CROSS JOIN photo p ON p.sha256 = d.sha256
         CROSS JOIN photo_use u ON u.pickup = p.pickup AND u.photo = p.id AND u.removed = 0
         CROSS JOIN finding f ON f.id = u.finding AND f.removed = 0
         CROSS JOIN pickup k ON k.id = p.pickup
         LEFT JOIN sealed_line s ON s.pickup = f.pickup AND s.line = f.line
         WHERE s.record IS NULL
           OR EXISTS (SELECT 1 FROM errand_photo e JOIN record r ON r.id = e.record WHERE e.record = s.record AND e.sha256 = d.sha256 AND e.state = 'waiting' AND r.state <> 'received')
         GROUP BY f.id ORDER BY foundAt DESC, f.id LIMIT ?`,
      )
      .all(most),
  );
  return rows.map((row) => ({ ...row, orderNos: JSON.parse(row.orderNos) as DamagedPhotos['orderNos'] }));
}
