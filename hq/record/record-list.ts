import type { SelectQueryBuilder } from 'kysely';
import { sql } from 'kysely';
import { pickupLines } from '../../shared/delivery/pickup.ts';
import type { DealerId, OrderNo, RecordId, RegionId } from '../../shared/kernel/ids.ts';
import type { SealedRecord } from '../../shared/seal/sealed-record.ts';
import type { RecordRow } from '../../shared/wire/console-shapes.ts';
import type { Sight } from '../auth/identity.ts';
import { likeAnywhere, type Query } from '../store/query.ts';
import type { Tables } from '../store/tables.ts';

export interface RecordFilter {
  readonly text: string;
  readonly kind?: RecordRow['kind'] | undefined;
  readonly region?: RegionId | undefined;
  readonly dealer?: DealerId | undefined;
  readonly timeliness?: 'in-time' | 'late' | 'needs-review' | undefined;
  readonly unseen?: boolean | undefined;
  readonly withDifferences?: boolean | undefined;
}

type Joined = SelectQueryBuilder<Tables, 'records' | 'dealers', object>;

/** Records that lie in sight, with their dealers: every question about records on the console begins here. */
export function recordsInSight(db: Query, sight: Sight): Joined {
  const query = db.selectFrom('records').innerJoin('dealers', 'dealers.id', 'records.dealer');
  return sight.all ? query : query.where('dealers.region', 'in', sight.regions.length === 0 ? ['' as RegionId] : sight.regions);
}

/** A page of records, newest first; `after` is the cursor of the page before. */
export async function listRecords(
  db: Query,
  sight: Sight,
  filter: RecordFilter,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<{ readonly rows: RecordRow[]; readonly next: string | null; readonly total: number }> {
  const matching = narrow(recordsInSight(db, sight), filter);
  const after = page.after !== undefined && /^\d{1,15}$/.test(page.after) ? Number(page.after) : undefined;
  const rows = await selectRows(after === undefined ? matching : matching.where('records.position', '<', after))
    .orderBy('records.position', 'desc')
    .limit(page.limit + 1)
    .execute();
  const { total } = await matching.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return { rows: shown.map(recordRowOf), next: rows.length > page.limit && last !== undefined ? String(last.position) : null, total };
}

function narrow(query: Joined, filter: RecordFilter): Joined {
  let found = query;
  if (filter.kind !== undefined) found = found.where('records.kind', '=', filter.kind);
  if (filter.region !== undefined) found = found.where('dealers.region', '=', filter.region);
  if (filter.dealer !== undefined) found = found.where('records.dealer', '=', filter.dealer);
  if (filter.timeliness !== undefined) found = found.where('records.timeliness', '=', filter.timeliness);
  if (filter.unseen !== undefined) found = found.where('records.seen_at', filter.unseen ? 'is' : 'is not', null);
  // A correction says in words what is otherwise than sealed: whoever looks for differences looks for it too.
  if (filter.withDifferences === true) found = found.where((eb) => eb.or([eb('records.differences', '>', 0), eb('records.damage_points', '>', 0), eb('records.kind', '=', 'correction')]));
  if (filter.withDifferences === false) found = found.where('records.differences', '=', 0).where('records.damage_points', '=', 0).where('records.kind', '<>', 'correction');
  if (filter.text.trim() !== '') {
    const like = likeAnywhere(filter.text);
    found = found.where(sql<boolean>`(records.search like ${like} escape '\\' or dealers.search like ${like} escape '\\' or records.id = ${filter.text.trim()})`);
  }
  return found;
}

/** The columns of a `RecordRow`. */
export function selectRows(query: Joined) {
  return query
    .leftJoin('staff', 'staff.id', 'records.seen_by')
    // What a dispatcher phones about stands in the refusal itself, what was otherwise than sealed in the correction; other records' texts stay where they are.
    .leftJoin('record_texts', (join) => join.onRef('record_texts.record', '=', 'records.id').on('records.kind', 'in', ['refusal', 'correction']))
    .select((eb) => [
      'record_texts.text as told_text',
      // Only a correction that HQ has found to be of this record carries its pickup.
      eb.exists(eb.selectFrom('records as later').select('later.id').whereRef('later.pickup', '=', 'records.pickup').whereRef('later.corrects', '=', 'records.id')).as('is_corrected'),
      'records.id', 'records.position', 'records.kind', 'records.dealer', 'dealers.name as dealer_name', 'dealers.phone as dealer_phone', 'dealers.region', 'records.order_nos', 'records.person_name',
      'records.sealed_at_wall', 'records.received_at', 'records.timeliness', 'records.differences', 'records.damage_points', 'records.photos_listed', 'records.photos_arrived', 'records.carrier',
      'records.carrier_phone', 'records.seen_at', 'staff.name as seen_by_name', 'records.pickup',
    ]);
}

type SelectedRow = Awaited<ReturnType<ReturnType<typeof selectRows>['execute']>>[number];

export function recordRowOf(row: SelectedRow): RecordRow {
  return {
    record: row.id, kind: row.kind, dealer: row.dealer, dealerName: row.dealer_name, dealerPhone: row.dealer_phone, region: row.region, orderNos: JSON.parse(row.order_nos) as OrderNo[],
    person: row.person_name, sealedAtWall: row.sealed_at_wall, receivedAt: row.received_at, timeliness: row.timeliness, differences: row.differences, damagePoints: row.damage_points,
    photos: { listed: row.photos_listed, arrived: row.photos_arrived }, carrier: row.carrier, carrierPhone: row.carrier_phone, seenAt: row.seen_at, seenBy: row.seen_by_name, isCorrected: Boolean(row.is_corrected),
    ...toldIn(row.told_text),
  };
}

/** How many refused goods a row names; the rest is a number. */
const mostGoods = 3;

/** What was refused and why, or what was corrected, from a text that was judged when it came in. */
function toldIn(text: string | null): Pick<RecordRow, 'refused' | 'note'> {
  if (text === null) return { refused: null, note: null };
  const { body } = JSON.parse(text) as SealedRecord;
  return { refused: body.kind === 'refusal' ? refusedOf(body) : null, note: body.kind === 'correction' ? body.note : null };
}

function refusedOf(body: Extract<SealedRecord['body'], { readonly kind: 'refusal' }>): RecordRow['refused'] {
  const refused = new Set(body.lines.flatMap(({ line, decision }) => (decision === 'refuse' ? [line] : [])));
  const goods = pickupLines(body.pickup).filter((line) => refused.has(line.key));
  return { goods: goods.slice(0, mostGoods).map(({ name, quantity, unit }) => ({ name, quantity, unit })), lines: goods.length, reason: body.reason };
}

/** One record's row; `undefined` where it is not there or not in sight: the answer does not tell which. */
export async function readRecordRow(db: Query, sight: Sight, record: RecordId): Promise<RecordRow | undefined> {
  const row = await selectRows(recordsInSight(db, sight)).where('records.id', '=', record).executeTakeFirst();
  return row === undefined ? undefined : recordRowOf(row);
}
