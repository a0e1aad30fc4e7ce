import { makeAcknowledgement } from '../../proof/acknowledgement.ts';
import type { RecordId } from '../../shared/kernel/ids.ts';
import type { SignedText } from '../../shared/seal/signed-text.ts';
import type { Hq } from '../hq.ts';
import { prepare } from '../store/prepared-query.ts';
import type { Tables } from '../store/tables.ts';
import type { Asking } from '../store/together.ts';

/** A record of which HQ has every picture. */
export type WholeRecord = Pick<Tables['records'], 'id' | 'hash' | 'dealer' | 'position' | 'photos_listed'>;

/** HQ's second acknowledgement of a record: all pictures that it lists are here. To be told only after it is kept. */
export function acknowledgePhotos(hq: Pick<Hq, 'clock' | 'keys' | 'epoch'>, { id, hash, dealer, position, photos_listed: photos }: WholeRecord): SignedText {
  return makeAcknowledgement(
    { format: 'gatecheck-acknowledgement/1', of: 'photos', record: id, recordHash: hash, dealer, receivedAt: hq.clock.now(), position, photos, epoch: hq.epoch },
    hq.keys.signingKey,
    hq.keys.signingCertificate,
  );
}

const held = prepare((db, { records }: { readonly records: readonly RecordId[] }, words) =>
  db.selectFrom('acknowledgements').select(['record', 'text', 'signature', 'certificate']).where('about', '=', 'photos').where(words.among('record', records)),
);

/** The second acknowledgements that were made before, of those of the records that have one. */
export async function photosAcknowledged(db: Asking, records: readonly RecordId[]): Promise<ReadonlyMap<RecordId, SignedText>> {
  return new Map((await held(db, { records })).map(({ record, ...answer }) => [record, answer]));
}
