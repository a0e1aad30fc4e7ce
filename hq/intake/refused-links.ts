import type { RecordId, Sha256 } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import type { SealedRecord } from '../../shared/seal/sealed-record.ts';
import { insertTables, rowsFor } from '../store/insert-rows.ts';
import { prepare } from '../store/prepared-query.ts';
import type { Tables } from '../store/tables.ts';
import type { Asking } from '../store/together.ts';
import { countsOf } from './record-rows.ts';

/** A record that is refused for good although it is the next link of its desk's chain. */
export interface RefusedLink {
  readonly record: SealedRecord;
  readonly hash: Sha256;
  readonly problem: Tables['refused_links']['problem'];
}

const known = prepare((db, { ids }: { readonly ids: readonly RecordId[] }, words) => db.selectFrom('refused_links').select(['record', 'hash', 'problem']).where(words.among('record', ids)));

/** Of these records those that were refused as links before. */
export async function refusedBefore(db: Asking, ids: readonly RecordId[]): Promise<Map<RecordId, Pick<RefusedLink, 'hash' | 'problem'>>> {
  return new Map((await known(db, { ids })).map(({ record, hash, problem }) => [record, { hash, problem }]));
}

/** Remembers refused links, and of which goods they were: those stay in doubt until they are signed again or a person decides (R-TL-20). */
export async function insertRefusedLinks(trx: Asking, links: readonly RefusedLink[], now: Instant): Promise<void> {
  await insertTables(trx, [
    rowsFor('refused_links', links.map(({ record: { id, device, sequence }, hash, problem }) => ({ record: id, hash, device, sequence, problem, refused_at: now }))),
    rowsFor('refused_goods', links.flatMap(({ record }) => goodsRows(record))),
  ]);
}

function goodsRows(record: SealedRecord): readonly Tables['refused_goods'][] {
  const { id, body, person, time } = record;
  if (body.kind !== 'feedback' && body.kind !== 'refusal') return [];
  const { differences, damagePoints } = countsOf(record);
  return [{ record: id, pickup: body.pickup.id, kind: body.kind, person_name: person.name, sealed_at_wall: time.wall, lines: JSON.stringify(body.lines.map(({ line }) => line)), differences, damage_points: damagePoints }];
}
