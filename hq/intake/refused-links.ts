import type { DeviceId, RecordId, Sha256 } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import { prepare } from '../store/prepared-query.ts';
import type { Asking } from '../store/together.ts';

/** A record that is refused for good although it is the next link of its desk's chain. */
export interface RefusedLink {
  readonly record: RecordId;
  readonly hash: Sha256;
  readonly device: DeviceId;
  readonly sequence: number;
  readonly problem: 'record.signer-revoked' | 'record.signer-unknown';
}

const known = prepare((db, { ids }: { readonly ids: readonly RecordId[] }, words) => db.selectFrom('refused_links').select(['record', 'hash', 'problem']).where(words.among('record', ids)));

/** Of these records those that were refused as links before. */
export async function refusedBefore(db: Asking, ids: readonly RecordId[]): Promise<Map<RecordId, Pick<RefusedLink, 'hash' | 'problem'>>> {
  return new Map((await known(db, { ids })).map(({ record, hash, problem }) => [record, { hash, problem }]));
}

export async function insertRefusedLinks(trx: Asking, links: readonly RefusedLink[], now: Instant): Promise<void> {
  if (links.length === 0) return;
  await trx.insertInto('refused_links').values(links.map((link) => ({ ...link, refused_at: now }))).execute();
}
