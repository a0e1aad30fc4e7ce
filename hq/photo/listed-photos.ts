import type { DealerId, RecordId, Sha256 } from '../../shared/kernel/ids.ts';
import type { Query } from '../store/query.ts';

/** Records of which the pictures are remembered, and how many pictures of one at most. */
const mostRecords = 5_000;
const mostPhotos = 200;

interface Listed {
  readonly dealer: DealerId;
  /** Sizes in bytes by hash. */
  readonly photos: ReadonlyMap<Sha256, number>;
}

/**
 * Which pictures the records that came in lately list. A record never changes, so what is remembered stays true; a record that is
 * not remembered is looked up.
 */
export class ListedPhotos {
  readonly #db: Query;
  readonly #records = new Map<RecordId, Listed>();

  constructor(db: Query) {
    this.#db = db;
  }

  /** To be told after the commit that took the record in. */
  note(record: RecordId, dealer: DealerId, photos: readonly { readonly sha256: Sha256; readonly bytes: number }[]): void {
    if (photos.length === 0 || photos.length > mostPhotos) return;
    const oldest = this.#records.size >= mostRecords ? this.#records.keys().next().value : undefined;
    if (oldest !== undefined) this.#records.delete(oldest);
    this.#records.set(record, { dealer, photos: new Map(photos.map((photo) => [photo.sha256, photo.bytes])) });
  }

  /** The size of a picture that a record of this dealer lists; `undefined` where none does. */
  async sizeOf(record: RecordId, sha256: Sha256, dealer: DealerId): Promise<number | undefined> {
    const known = this.#records.get(record);
    if (known !== undefined) return known.dealer === dealer ? known.photos.get(sha256) : undefined;
    const row = await this.#db.selectFrom('record_photos').select('bytes').where('record', '=', record).where('sha256', '=', sha256).where('dealer', '=', dealer).executeTakeFirst();
    return row?.bytes;
  }
}
