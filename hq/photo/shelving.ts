import { done, refused, type Outcome } from '../../shared/kernel/outcome.ts';
import { problem } from '../../shared/kernel/problem.ts';
import type { RecordId, Sha256 } from '../../shared/kernel/ids.ts';
import type { SignedText } from '../../shared/seal/signed-text.ts';
import type { Hq } from '../hq.ts';
import { acknowledgePhotos, photosAcknowledged } from '../intake/acknowledge-photos.ts';
import { Batch } from '../intake/batch.ts';
import { insertRows, insertTables, rowsFor } from '../store/insert-rows.ts';
import { isRaceLost, isTaken } from '../store/query.ts';
import { heldPlaces, moveBlob, noteArrived, unrevokedDevices } from './blob-rows.ts';
import type { ReadyBytes, ShelfPlace } from './shelf.ts';
import type { OwnedPhoto } from './upload.ts';

/** A picture that is whole and of the hash that a record lists, and whose it is. */
export type ReadyPhoto = OwnedPhoto & ReadyBytes & Bringing;

interface Bringing {
  /** Whether a person brings it in a bundle: its record was taken in, so it is welcome whatever became of its desk. */
  readonly isBrought: boolean;
}

/** HQ's second acknowledgement of the record that the picture was brought for, where that one is whole with it; else null. */
type Shelved = SignedText | null;

type ShelvingHq = Pick<Hq, 'db' | 'clock' | 'shelf' | 'keys' | 'epoch'>;

/** A picture that the shelf holds. */
type KeptPhoto = OwnedPhoto & Bringing & {
  /** Where it lay before; nothing where HQ did not have it. */
  readonly before: ShelfPlace | undefined;
  /** Where it was kept anew; nothing where it lay whole. */
  readonly place: ShelfPlace | undefined;
};

/** Pictures go to the shelf together: all of them are kept and synced, and only then one commit writes their rows. While it does, the next ones are kept. */
export class Shelving {
  readonly #keeping: Batch<ReadyPhoto, KeptPhoto>;
  readonly #noting: Batch<KeptPhoto, Outcome<Shelved>>;

  constructor(hq: ShelvingHq) {
    this.#keeping = new Batch(128, async (photos) => keep(hq, photos));
    this.#noting = new Batch(128, async (photos) => note(hq, photos));
  }

  /** `device.revoked` where the desk was revoked while the picture was on its way. */
  async shelve(photo: ReadyPhoto): Promise<Outcome<Shelved>> {
    return this.#noting.add(await this.#keeping.add(photo));
  }

  async settle(): Promise<void> {
    await this.#keeping.settle();
    await this.#noting.settle();
  }
}

async function keep(hq: ShelvingHq, photos: readonly ReadyPhoto[]): Promise<readonly KeptPhoto[]> {
  const held = await heldPlaces(hq.db, photos.map((photo) => photo.sha256));
  const fresh = new Map(photos.filter((photo) => !isThere(hq, held, photo)).map((photo) => [photo.sha256, photo]));
  const places = await hq.shelf.keep([...fresh.values()]);
  return photos.map(({ record, device, dealer, sha256, bytes, isBrought }) => ({ record, device, dealer, sha256, bytes, isBrought, before: held.get(sha256), place: places.get(sha256) }));
}

function isThere(hq: ShelvingHq, held: ReadonlyMap<Sha256, ShelfPlace>, photo: ReadyPhoto): boolean {
  const place = held.get(photo.sha256);
  return place !== undefined && hq.shelf.has(place, photo);
}

async function note(hq: ShelvingHq, photos: readonly KeptPhoto[]): Promise<readonly Outcome<Shelved>[]> {
  const welcome = await unrevokedDevices(hq.db, new Set(photos.map((photo) => photo.device)));
  const isWelcome = ({ device, isBrought }: KeptPhoto): boolean => isBrought || welcome.has(device);
  const ready = photos.filter(isWelcome);
  const answers = ready.length === 0 ? new Map<RecordId, SignedText>() : await writeRows(hq, ready);
  // A picture that comes again brings the acknowledgement as well: the first answer may have been lost.
  const repeated = ready.filter((photo) => photo.before !== undefined && !answers.has(photo.record)).map((photo) => photo.record);
  const before = repeated.length === 0 ? answers : await photosAcknowledged(hq.db, repeated);
  return photos.map((photo) => (isWelcome(photo) ? done(answers.get(photo.record) ?? before.get(photo.record) ?? null) : refused(problem('device.revoked', {}))));
}

/** Notes where the pictures lie, that the dealers have handed them in, and which records have them now; answers the acknowledgements of those that are whole by it. */
async function writeRows(hq: ShelvingHq, photos: readonly KeptPhoto[]): Promise<ReadonlyMap<RecordId, SignedText>> {
  const arrivedAt = hq.clock.now();
  const kept = new Map(photos.map((photo) => [photo.sha256, photo]));
  const hashes = [...kept.keys()].sort();
  const givers = new Map(photos.map((photo) => [`${photo.sha256}:${photo.dealer}`, { sha256: photo.sha256, dealer: photo.dealer }]));
  const rows = hashes.flatMap((sha256) => {
    const photo = kept.get(sha256);
    return photo?.place === undefined || photo.before !== undefined ? [] : [{ sha256, bytes: photo.bytes, arrived_at: arrivedAt, ...photo.place }];
  });
  const write = async (acknowledges: boolean): Promise<ReadonlyMap<RecordId, SignedText>> =>
    hq.db.transaction().execute(async (trx) => {
      await insertTables(trx, [rowsFor('blobs', rows, 'leave'), rowsFor('blob_givers', [...givers].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row), 'leave')]);
      for (const sha256 of hashes) {
        const { place, before } = kept.get(sha256) ?? {};
        if (place !== undefined && before !== undefined) await moveBlob(trx, sha256, place);
      }
      const whole = await noteArrived(trx, hashes);
      const answers = new Map(acknowledges ? whole.map((record) => [record.id, acknowledgePhotos(hq, record)] as const) : []);
      await insertRows(trx, 'acknowledgements', [...answers].map(([record, answer]) => ({ record, about: 'photos' as const, ...answer })));
      return answers;
    });
  try {
    return await write(true);
  } catch (fault) {
    // Another replica was quicker, perhaps with the same acknowledgement: the desk asks for that one.
    if (isRaceLost(fault) || isTaken(fault)) return write(false);
    throw fault;
  }
}
