import { done, refused, type Outcome } from '../../shared/kernel/outcome.ts';
import { problem } from '../../shared/kernel/problem.ts';
import type { Sha256 } from '../../shared/kernel/ids.ts';
import type { Hq } from '../hq.ts';
import { Batch } from '../intake/batch.ts';
import { insertTables, rowsFor } from '../store/insert-rows.ts';
import { isRaceLost } from '../store/query.ts';
import { noteArrived, unrevokedDevices } from './blob-rows.ts';
import type { OwnedPhoto } from './upload.ts';

/** A picture that is whole, synced and hashed, and waits in the staging folder. */
export type ReadyPhoto = OwnedPhoto & { readonly path: string };

type ShelvingHq = Pick<Hq, 'db' | 'clock' | 'shelf'>;

/** Pictures go to the shelf together: each is moved, each folder is synced once, and only then one commit writes their rows. */
export class Shelving {
  readonly #batch: Batch<ReadyPhoto, Outcome<undefined>>;

  constructor(hq: ShelvingHq) {
    this.#batch = new Batch(128, async (photos) => shelve(hq, photos));
  }

  /** `device.revoked` where the desk was revoked while the picture was on its way. */
  async shelve(photo: ReadyPhoto): Promise<Outcome<undefined>> {
    return this.#batch.add(photo);
  }

  async settle(): Promise<void> {
    await this.#batch.settle();
  }
}

async function shelve(hq: ShelvingHq, photos: readonly ReadyPhoto[]): Promise<readonly Outcome<undefined>[]> {
  const welcome = await unrevokedDevices(hq.db, new Set(photos.map((photo) => photo.device)));
  const ready = photos.filter((photo) => welcome.has(photo.device));
  await hq.shelf.place(ready.map((photo) => ({ path: photo.path, hash: photo.sha256 })));
  if (ready.length > 0) {
    try {
      await writeRows(hq, ready);
    } catch (fault) {
      if (!isRaceLost(fault)) throw fault;
      await writeRows(hq, ready);
    }
  }
  return photos.map((photo) => (welcome.has(photo.device) ? done(undefined) : refused(problem('device.revoked', {}))));
}

/** Notes that the dealers have handed the pictures in, and which records have them now. */
async function writeRows(hq: ShelvingHq, photos: readonly ReadyPhoto[]): Promise<void> {
  const arrivedAt = hq.clock.now();
  const bytes = new Map<Sha256, number>(photos.map((photo) => [photo.sha256, photo.bytes]));
  const hashes = [...bytes.keys()].sort();
  const givers = new Map(photos.map((photo) => [`${photo.sha256}:${photo.dealer}`, { sha256: photo.sha256, dealer: photo.dealer }]));
  await hq.db.transaction().execute(async (trx) => {
    await insertTables(trx, [
      rowsFor('blobs', hashes.map((sha256) => ({ sha256, bytes: bytes.get(sha256) ?? 0, arrived_at: arrivedAt })), 'leave'),
      rowsFor('blob_givers', [...givers].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row), 'leave'),
    ]);
    await noteArrived(trx, hashes);
  });
}
