import type { Pickup } from '../../../shared/delivery/pickup.ts';
import type { Inspection } from '../../../shared/inspection/inspection.ts';
import type { Step } from '../../../shared/bridge/shapes.ts';
import type { OrderNo, PickupId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { ProductClass } from '../../../shared/policy/product-class.ts';
import { heldText, holdsText } from '../store/held-text.ts';
import { rowOf, rowsOf, type Store } from '../store/open-store.ts';
import type { ListQuery } from './order-rows.ts';

export interface PickupRow {
  readonly id: PickupId;
  readonly pickedUpAt: Instant;
  readonly carrier: string;
  readonly waybill: string;
  readonly orderNos: readonly OrderNo[];
  readonly title: string;
  readonly kinds: number;
  readonly classes: readonly ProductClass[];
  readonly lines: number;
  readonly sealed: number;
  readonly limitsShown: Inspection['limitsShown'];
  readonly revision: number;
  readonly step: Step;
  readonly missing: number;
  readonly missingPhotos: number;
  readonly reportRevision: number;
}

type Raw = Omit<PickupRow, 'orderNos' | 'classes' | 'limitsShown'> & { orderNos: string; classes: string; limitsShown: string | null };

const columns = `id, picked_up_at AS pickedUpAt, carrier, waybill, order_nos AS orderNos, title, kinds, classes, line_count AS lines, sealed_count AS sealed,
  limits_shown AS limitsShown, revision, step, missing, missing_photos AS missingPhotos, report_revision AS reportRevision`;

function fromRaw(raw: Raw): PickupRow {
  return {
    ...raw,
    orderNos: JSON.parse(raw.orderNos) as OrderNo[],
    classes: JSON.parse(raw.classes) as ProductClass[],
    limitsShown: raw.limitsShown === null ? null : (JSON.parse(raw.limitsShown) as NonNullable<Inspection['limitsShown']>),
  };
}

export function readPickupRow(store: Store, id: PickupId): PickupRow | undefined {
  const raw = rowOf<Raw>(store.prepare(`SELECT ${columns} FROM pickup WHERE id = ?`).get(id));
  return raw === undefined ? undefined : fromRaw(raw);
}

/** The pickup as sealed records carry it. Throws where there is none: the caller has seen its row. */
export function readPickupDocument(store: Store, id: PickupId): Pickup {
  const row = rowOf<{ document: string }>(store.prepare('SELECT document FROM pickup_document WHERE pickup = ?').get(id));
  if (row === undefined) throw new Error(`pickup ${id} has no document`);
  return JSON.parse(row.document) as Pickup;
}

export function writePickup(store: Store, pickup: Pickup, card: { readonly title: string; readonly kinds: number; readonly classes: readonly ProductClass[]; readonly lines: number; readonly search: string }): void {
  store
    .prepare(
      `INSERT INTO pickup (id, picked_up_at, entered_at, carrier, carrier_phone, waybill, order_nos, title, kinds, classes, line_count, search)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      pickup.id,
      pickup.pickedUpAt,
      pickup.enteredAt,
      pickup.carrier,
      pickup.carrierPhone,
      pickup.waybill,
      JSON.stringify(pickup.orders.map((order) => order.orderNo)),
      card.title,
      card.kinds,
      JSON.stringify(card.classes),
      card.lines,
      card.search,
    );
  store.prepare('INSERT INTO pickup_document (pickup, document) VALUES (?, ?)').run(pickup.id, JSON.stringify(pickup));
}

/** Counts a change of the draft; `undefined` where there is no such pickup. */
export function raiseRevision(store: Store, id: PickupId): number | undefined {
  return rowOf<{ revision: number }>(store.prepare('UPDATE pickup SET revision = revision + 1 WHERE id = ? RETURNING revision').get(id))?.revision;
}

export function writeLimitsShown(store: Store, id: PickupId, shown: NonNullable<Inspection['limitsShown']>): void {
  store.prepare('UPDATE pickup SET limits_shown = ? WHERE id = ? AND limits_shown IS NULL').run(JSON.stringify(shown), id);
}

export function raiseSealedCount(store: Store, id: PickupId, lines: number): void {
  store.prepare('UPDATE pickup SET sealed_count = sealed_count + ?, revision = revision + 1 WHERE id = ?').run(lines, id);
}

export function raiseReportRevision(store: Store, id: PickupId): number {
  return rowOf<{ n: number }>(store.prepare('UPDATE pickup SET report_revision = report_revision + 1 WHERE id = ? RETURNING report_revision AS n').get(id))?.n ?? 1;
}

/** Pickups whose step and missing things were worked out before their last change. */
export function readStalePickups(store: Store): readonly PickupId[] {
  return rowsOf<{ id: PickupId }>(store.prepare('SELECT id FROM pickup WHERE judged_revision < revision').all()).map((row) => row.id);
}

export function writeJudged(store: Store, id: PickupId, judged: { readonly revision: number; readonly step: Step; readonly missing: number; readonly missingPhotos: number }): void {
  store.prepare('UPDATE pickup SET judged_revision = ?, step = ?, missing = ?, missing_photos = ? WHERE id = ?').run(judged.revision, judged.step, judged.missing, judged.missingPhotos, id);
}

/** Pickups with lines that are not sealed yet, the oldest first. */
export function readOpenPickups(store: Store): readonly PickupRow[] {
  return rowsOf<Raw>(store.prepare(`SELECT ${columns} FROM pickup WHERE sealed_count < line_count ORDER BY picked_up_at`).all()).map(fromRaw);
}

/** Pickups taken over since the instant, open ones left out. */
export function readSealedPickupsSince(store: Store, since: Instant, limit: number): readonly PickupRow[] {
  return rowsOf<Raw>(
    store.prepare(`SELECT ${columns} FROM pickup WHERE sealed_count = line_count AND picked_up_at >= ? ORDER BY picked_up_at DESC LIMIT ?`).all(since, limit),
  ).map(fromRaw);
}

export type ListedPickup = PickupRow & { readonly records: number };

/** A page of pickups, the newest first; `after` is `pickedUpAt id` of the last row of the page before. */
export function listPickups(store: Store, query: ListQuery<Step>): { readonly rows: readonly ListedPickup[]; readonly total: number } {
  const where = [...(query.filter === undefined ? [] : ['step = :filter']), ...(query.text === '' ? [] : [holdsText])];
  const bound = { ...(query.filter === undefined ? {} : { filter: query.filter }), ...(query.text === '' ? {} : heldText(query.text)) };
  const counted = where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`;
  const total = rowOf<{ n: number }>(store.prepare(`SELECT count(*) AS n FROM pickup ${counted}`).get(bound))?.n ?? 0;
  const [at, id] = query.after?.split(' ') ?? [];
  const paged = at === undefined || id === undefined ? where : [...where, '(picked_up_at, id) < (:at, :id)'];
  const page = paged.length === 0 ? '' : `WHERE ${paged.join(' AND ')}`;
  const raw = rowsOf<Raw & { records: number }>(
    store
      .prepare(
        `SELECT ${columns}, (SELECT count(*) FROM record WHERE record.pickup = pickup.id) AS records FROM pickup ${page}
         ORDER BY picked_up_at DESC, id DESC LIMIT :limit`,
      )
      .all({ ...bound, ...(at === undefined || id === undefined ? {} : { at, id }), limit: query.limit }),
  );
  return { rows: raw.map((row) => ({ ...fromRaw(row), records: row.records })), total };
}
