import type { Instant } from '../../../shared/kernel/instant.ts';
import type { OrderNo, PickupId, RecordId, Sha256 } from '../../../shared/kernel/ids.ts';
import type { ChainEnd } from '../../../shared/seal/chain.ts';
import type { RecordKind } from '../../../shared/seal/sealed-record.ts';
import type { SignedText } from '../../../shared/seal/signed-text.ts';
import type { ListQuery } from '../delivery/order-rows.ts';
import { heldText, holdsText } from '../store/held-text.ts';
import { rowOf, rowsOf, type Store } from '../store/open-store.ts';
import type { Verdict } from './judgement-rows.ts';
import { refusedStanding, type RefusedStanding } from './refused-line-rows.ts';

export type RecordState = 'waiting' | 'sending' | 'record-received' | 'received' | 'parked';

export interface RecordRow {
  readonly id: RecordId;
  readonly sequence: number;
  readonly hash: Sha256;
  readonly kind: RecordKind;
  readonly pickup: PickupId;
  readonly orderNos: readonly OrderNo[];
  readonly title: string;
  readonly kinds: number;
  readonly person: string;
  readonly sealedAt: Instant;
  readonly lines: number;
  readonly damagePoints: number;
  readonly photos: number;
  readonly dueAt: Instant | null;
  readonly state: RecordState;
  readonly receivedAt: Instant | null;
  readonly judgement: Verdict | null;
  /** Whether HQ has refused it for good, and whether its lines are signed again. */
  readonly refused: RefusedStanding | null;
  readonly sort: string;
}

type Raw = Omit<RecordRow, 'orderNos'> & { orderNos: string };

const columns = `id, sequence, hash, kind, pickup, order_nos AS orderNos, title, kinds, person, sealed_at AS sealedAt, line_count AS lines, damage_points AS damagePoints,
  photo_count AS photos, due_at AS dueAt, state, received_at AS receivedAt, judgement, ${refusedStanding('record.id')} AS refused, sort`;

function fromRaw(raw: Raw): RecordRow {
  return { ...raw, orderNos: JSON.parse(raw.orderNos) as OrderNo[] };
}

export function readRecordRow(store: Store, id: RecordId): RecordRow | undefined {
  const raw = rowOf<Raw>(store.prepare(`SELECT ${columns} FROM record WHERE id = ?`).get(id));
  return raw === undefined ? undefined : fromRaw(raw);
}

export function readRecordsOfPickup(store: Store, pickup: PickupId): readonly RecordRow[] {
  return rowsOf<Raw>(store.prepare(`SELECT ${columns} FROM record WHERE pickup = ? ORDER BY sequence`).all(pickup)).map(fromRaw);
}

/** Corrections that point back at the record, the oldest first. */
export function readCorrectionsOf(store: Store, { id, pickup }: Pick<RecordRow, 'id' | 'pickup'>): readonly RecordRow[] {
  const raw = store.prepare(`SELECT ${columns} FROM record JOIN record_text ON record_text.record = record.id WHERE kind = 'correction' AND pickup = ? AND text ->> '$.body.corrects' = ? ORDER BY sequence`).all(pickup, id);
  return rowsOf<Raw>(raw).map(fromRaw);
}

/** The device's last record, where its next one joins. */
export function readChainEnd(store: Store): ChainEnd | null {
  return rowOf<ChainEnd>(store.prepare('SELECT sequence, hash FROM record ORDER BY sequence DESC LIMIT 1').get()) ?? null;
}

export interface RecordEntry extends Omit<RecordRow, 'state' | 'receivedAt' | 'judgement' | 'refused'> {
  readonly notBefore: Instant | null;
  readonly notAfter: Instant | null;
  readonly search: string;
  readonly signed: SignedText;
}

export function writeRecord(store: Store, record: RecordEntry): void {
  store
    .prepare(
      `INSERT INTO record (id, sequence, hash, kind, pickup, order_nos, title, kinds, person, sealed_at, line_count, damage_points, photo_count, due_at, not_before, not_after, state, sort, search)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?)`,
    )
    .run(
      record.id,
      record.sequence,
      record.hash,
      record.kind,
      record.pickup,
      JSON.stringify(record.orderNos),
      record.title,
      record.kinds,
      record.person,
      record.sealedAt,
      record.lines,
      record.damagePoints,
      record.photos,
      record.dueAt,
      record.notBefore,
      record.notAfter,
      record.sort,
      record.search,
    );
  const { text, signature, certificate } = record.signed;
  store.prepare('INSERT INTO record_text (record, text, signature, certificate) VALUES (?, ?, ?, ?)').run(record.id, text, signature, certificate);
}

export function readRecordText(store: Store, id: RecordId): SignedText | undefined {
  return rowOf<SignedText>(store.prepare('SELECT text, signature, certificate FROM record_text WHERE record = ?').get(id));
}

export function writeReceipt(store: Store, record: RecordId, receipt: { readonly sha256: Sha256; readonly bytes: number }): void {
  store.prepare('INSERT INTO receipt (record, sha256, bytes) VALUES (?, ?, ?)').run(record, receipt.sha256, receipt.bytes);
}

export function readReceipt(store: Store, record: RecordId): { readonly sha256: Sha256; readonly bytes: number } | undefined {
  return rowOf(store.prepare('SELECT sha256, bytes FROM receipt WHERE record = ?').get(record));
}

export function writeRecordState(store: Store, id: RecordId, state: RecordState): void {
  store.prepare('UPDATE record SET state = ? WHERE id = ?').run(state, id);
}

/** HQ has the record since then; a later acknowledgement never moves the instant. */
export function writeReceivedAt(store: Store, id: RecordId, receivedAt: Instant): void {
  store.prepare('UPDATE record SET received_at = min(coalesce(received_at, ?), ?) WHERE id = ?').run(receivedAt, receivedAt, id);
}

export function writeRecordJudgement(store: Store, id: RecordId, judgement: Verdict): boolean {
  return store.prepare('UPDATE record SET judgement = ? WHERE id = ?').run(judgement, id).changes === 1;
}

export interface RecordFilter {
  readonly kind: RecordKind | undefined;
  readonly state: RecordState | undefined;
  /** Only these, where given. */
  readonly among: readonly RecordId[] | undefined;
}

/** A page of records, the newest first. */
export function listRecords(store: Store, query: ListQuery<RecordFilter>): { readonly rows: readonly RecordRow[]; readonly total: number } {
  const { kind, state, among } = query.filter ?? { kind: undefined, state: undefined, among: undefined };
  const where = [
    ...(kind === undefined ? [] : ['kind = :kind']),
    ...(state === undefined ? [] : ['state = :state']),
    ...(among === undefined ? [] : ['id IN (SELECT value FROM json_each(:among))']),
    ...(query.text === '' ? [] : [holdsText]),
  ];
  const bound = {
    ...(kind === undefined ? {} : { kind }),
    ...(state === undefined ? {} : { state }),
    ...(among === undefined ? {} : { among: JSON.stringify(among) }),
    ...(query.text === '' ? {} : heldText(query.text)),
  };
  const counted = where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`;
  const total = rowOf<{ n: number }>(store.prepare(`SELECT count(*) AS n FROM record ${counted}`).get(bound))?.n ?? 0;
  const paged = query.after === undefined ? where : [...where, 'sort < :after'];
  const page = paged.length === 0 ? '' : `WHERE ${paged.join(' AND ')}`;
  const raw = rowsOf<Raw>(
    store
      .prepare(`SELECT ${columns} FROM record ${page} ORDER BY sort DESC LIMIT :limit`)
      .all({ ...bound, ...(query.after === undefined ? {} : { after: query.after }), limit: query.limit }),
  );
  return { rows: raw.map(fromRaw), total };
}
