import type { RecordCard } from '../../../shared/bridge/shapes.ts';
import type { RecordKind } from '../../../shared/seal/sealed-record.ts';
import type { Page } from '../delivery/order-cards.ts';
import type { Desk } from '../desk.ts';
import { readErrand } from '../outbox/errand-rows.ts';
import { listRecords, type RecordRow, type RecordState } from './record-rows.ts';

/** A record as lists show it; what is on the way at this moment reads as being sent. */
export function recordCard(desk: Desk, row: RecordRow): RecordCard {
  const { id, sequence: _sequence, dueAt: _dueAt, sort: _sort, orderNos, ...card } = row;
  return { record: id, orderNos: [...orderNos], ...card, state: desk.live.sending.has(id) ? 'sending' : card.state, refusedBecause: card.refused === null ? null : (readErrand(desk.store, id)?.problem ?? null) };
}

/** A page of sealed records by kind, state and text; `next` is the `after` of the following page. */
export function recordPage(
  desk: Desk,
  query: { readonly kind?: RecordKind | undefined; readonly state?: RecordState | undefined; readonly text: string; readonly after?: string | undefined; readonly limit: number },
): Page<RecordCard> {
  const { rows, total } = listRecords(desk.store, {
    filter: { kind: query.kind, state: query.state === 'sending' ? undefined : query.state, among: query.state === 'sending' ? [...desk.live.sending.keys()] : undefined },
    text: query.text.trim().toLowerCase(),
    after: query.after,
    limit: query.limit + 1,
  });
  const shown = rows.slice(0, query.limit);
  return { rows: shown.map((row) => recordCard(desk, row)), next: rows.length > shown.length ? (shown.at(-1)?.sort ?? null) : null, total };
}
