import { done, refused, type Outcome } from '../../shared/kernel/outcome.ts';
import { problem } from '../../shared/kernel/problem.ts';
import type { Sha256 } from '../../shared/kernel/ids.ts';
import type { Hq } from '../hq.ts';
import { Batch } from '../intake/batch.ts';
import { isRaceLost } from '../store/query.ts';
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
  const devices = await hq.db.selectFrom('devices').select('id').where('id', 'in', [...new Set(photos.map((photo) => photo.device))]).where('revoked_at', 'is', null).execute();
  const welcome = new Set(devices.map((row) => row.id));
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
  const byHash = new Map<Sha256, ReadyPhoto>(photos.map((photo) => [photo.sha256, photo]));
  const blobs = [...byHash.values()].map((photo) => ({ sha256: photo.sha256, bytes: photo.bytes, arrived_at: arrivedAt })).sort((one, other) => (one.sha256 < other.sha256 ? -1 : 1));
  const givers = new Map(photos.map((photo) => [`${photo.sha256}:${photo.dealer}`, { sha256: photo.sha256, dealer: photo.dealer }]));
  await hq.db.transaction().execute(async (trx) => {
    await trx.insertInto('blobs').values(blobs).onConflict((conflict) => conflict.column('sha256').doNothing()).execute();
    await trx.insertInto('blob_givers').values([...givers].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row)).onConflict((conflict) => conflict.columns(['sha256', 'dealer']).doNothing()).execute();
    const arrived = await trx
      .updateTable('record_photos')
      .set({ arrived: 1 })
      .where('sha256', 'in', [...byHash.keys()].sort())
      .where('arrived', '=', 0)
      .where((eb) => eb.exists(eb.selectFrom('blob_givers').select('blob_givers.dealer').whereRef('blob_givers.sha256', '=', 'record_photos.sha256').whereRef('blob_givers.dealer', '=', 'record_photos.dealer')))
      .returning('record')
      .execute();
    if (arrived.length === 0) return;
    await trx
      .updateTable('records')
      .set((eb) => ({ photos_arrived: eb.selectFrom('record_photos').select((each) => each.fn.countAll<number>().as('count')).whereRef('record_photos.record', '=', 'records.id').where('arrived', '=', 1) }))
      .where('id', 'in', [...new Set(arrived.map((row) => row.record))].sort())
      .execute();
  });
}
