import type { Transaction } from 'kysely';
import type { DeviceId, RecordId, Sha256 } from '../../shared/kernel/ids.ts';
import { prepare } from '../store/prepared-query.ts';
import type { Query } from '../store/query.ts';
import type { Tables } from '../store/tables.ts';

const unrevoked = prepare((db, { ids }: { readonly ids: readonly DeviceId[] }, words) => db.selectFrom('devices').select('id').where(words.among('id', ids)).where('revoked_at', 'is', null));

/** Which of the desks may still hand something in. */
export async function unrevokedDevices(db: Query, ids: ReadonlySet<DeviceId>): Promise<ReadonlySet<DeviceId>> {
  return new Set((await unrevoked(db, { ids: [...ids] })).map((row) => row.id));
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
    .where(words.among('id', ids)),
);

/** Notes of records whose dealers have handed the pictures in that these have arrived. */
export async function noteArrived(trx: Transaction<Tables>, hashes: readonly Sha256[]): Promise<void> {
  const rows = await arrived(trx, { hashes });
  if (rows.length > 0) await counted(trx, { ids: [...new Set(rows.map((row) => row.record))].sort() });
}
