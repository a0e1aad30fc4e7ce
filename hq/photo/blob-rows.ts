import type { Transaction } from 'kysely';
import type { DeviceId, RecordId, Sha256 } from '../../shared/kernel/ids.ts';
import type { WholeRecord } from '../intake/acknowledge-photos.ts';
import { prepare } from '../store/prepared-query.ts';
import type { Tables } from '../store/tables.ts';
import type { Asking } from '../store/together.ts';
import type { ShelfPlace } from './shelf.ts';

const unrevoked = prepare((db, { ids }: { readonly ids: readonly DeviceId[] }, words) => db.selectFrom('devices').select('id').where(words.among('id', ids)).where('revoked_at', 'is', null));

/** Which of the desks may still hand something in. */
export async function unrevokedDevices(db: Asking, ids: ReadonlySet<DeviceId>): Promise<ReadonlySet<DeviceId>> {
  return new Set((await unrevoked(db, { ids: [...ids] })).map((row) => row.id));
}

const places = prepare((db, { hashes }: { readonly hashes: readonly Sha256[] }, words) => db.selectFrom('blobs').select(['sha256', 'pack', 'start']).where(words.among('sha256', hashes)));

/** Where those of the pictures lie that HQ has. */
export async function heldPlaces(db: Asking, hashes: readonly Sha256[]): Promise<ReadonlyMap<Sha256, ShelfPlace>> {
  return new Map((await places(db, { hashes })).map(({ sha256, ...place }) => [sha256, place]));
}

/** Says of a picture that was kept anew where it lies now: the bytes at its old place were no longer the picture's. */
export async function moveBlob(trx: Transaction<Tables>, sha256: Sha256, place: ShelfPlace): Promise<void> {
  await trx.updateTable('blobs').set(place).where('sha256', '=', sha256).execute();
}

const arrived = prepare((db, { hashes }: { readonly hashes: readonly Sha256[] }, words) =>
  db
    .updateTable('record_photos')
    .set({ arrived: 1 })
    .where(words.among('sha256', hashes))
    .where('arrived', '=', 0)
    .where((eb) => eb.exists(eb.selectFrom('blob_givers').select('blob_givers.dealer').whereRef('blob_givers.sha256', '=', 'record_photos.sha256').whereRef('blob_givers.dealer', '=', 'record_photos.dealer')))
    .returning('record'),
);

const counted = prepare((db, { ids }: { readonly ids: readonly RecordId[] }, words) =>
  db
    .updateTable('records')
    .set((eb) => ({ photos_arrived: eb.selectFrom('record_photos').select((each) => each.fn.countAll<number>().as('count')).whereRef('record_photos.record', '=', 'records.id').where('arrived', '=', 1) }))
    .where(words.among('id', ids))
    .returning(['id', 'hash', 'dealer', 'position', 'photos_listed', 'photos_arrived']),
);

/** Notes of records whose dealers have handed the pictures in that these have arrived. Answers the records that are whole by it. */
export async function noteArrived(trx: Transaction<Tables>, hashes: readonly Sha256[]): Promise<readonly WholeRecord[]> {
  const rows = await arrived(trx, { hashes });
  if (rows.length === 0) return [];
  const records = await counted(trx, { ids: [...new Set(rows.map((row) => row.record))].sort() });
  return records.filter((record) => record.photos_arrived === record.photos_listed);
}
