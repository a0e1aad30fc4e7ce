import type { PhotoId, PickupId, Sha256 } from '../../../shared/kernel/ids.ts';
import type { Photo, PhotoExif } from '../../../shared/photo/photo.ts';
import { rowOf, rowsOf, type Store } from '../store/open-store.ts';

type Raw = Omit<Photo, 'exif'> & { exif: string };

const columns = 'p.id, p.sha256, p.type, p.bytes, p.width, p.height, p.file_name AS fileName, p.taken_in_at AS takenInAt, p.source, p.exif, p.frame_hash AS frameHash, p.sharpness';

/** Photos that standing findings of the pickup use; those damaged on the disk are left out. */
export function readPhotos(store: Store, pickup: PickupId): Photo[] {
  const rows = rowsOf<Raw>(
    store
      .prepare(
        // What is used is read once for the whole pickup: asked for each photo it would be looked for in every finding.
        `SELECT ${columns} FROM photo p WHERE p.pickup = :pickup AND NOT EXISTS (SELECT 1 FROM damaged_photo d WHERE d.sha256 = p.sha256) AND p.id IN
           (SELECT u.photo FROM photo_use u JOIN finding f ON f.id = u.finding WHERE u.pickup = :pickup AND u.removed = 0 AND f.removed = 0) ORDER BY p.id`,
      )
      .all({ pickup }),
  );
  return rows.map((row) => ({ ...row, exif: JSON.parse(row.exif) as PhotoExif }));
}

export function readPhoto(store: Store, pickup: PickupId, id: PhotoId): Photo | undefined {
  const row = rowOf<Raw>(store.prepare(`SELECT ${columns} FROM photo p WHERE p.id = ? AND p.pickup = ?`).get(id, pickup));
  return row === undefined ? undefined : { ...row, exif: JSON.parse(row.exif) as PhotoExif };
}

export function writePhoto(store: Store, pickup: PickupId, photo: Photo): void {
  store
    .prepare('INSERT INTO photo (id, pickup, sha256, type, bytes, width, height, file_name, taken_in_at, source, exif, frame_hash, sharpness) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
    .run(
      photo.id,
      pickup,
      photo.sha256,
      photo.type,
      photo.bytes,
      photo.width,
      photo.height,
      photo.fileName,
      photo.takenInAt,
      photo.source,
      JSON.stringify(photo.exif),
      photo.frameHash,
      photo.sharpness,
    );
}

/** Whether any row of the desk speaks of these bytes: only such photos are shown. */
export function isPhotoKnown(store: Store, sha256: Sha256): boolean {
  return store.prepare('SELECT 1 FROM photo WHERE sha256 = ? LIMIT 1').get(sha256) !== undefined;
}

/** Different originals that rows speak of, and their bytes. */
export function sumPhotos(store: Store): { readonly photos: number; readonly bytes: number } {
  return rowOf(store.prepare('SELECT count(*) AS photos, coalesce(sum(bytes), 0) AS bytes FROM (SELECT max(bytes) AS bytes FROM photo GROUP BY sha256)').get()) ?? { photos: 0, bytes: 0 };
}
