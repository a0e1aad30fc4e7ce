import type { PickupView, Step } from '../../../shared/bridge/shapes.ts';
import type { PickupId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { OrderNo } from '../../../shared/kernel/ids.ts';
import { done, refused, type Outcome } from '../../../shared/kernel/outcome.ts';
import { problem } from '../../../shared/kernel/problem.ts';
import type { Desk } from '../desk.ts';
import { judgeDrafts } from '../inspection/judge-drafts.ts';
import { readPhotos } from '../inspection/photo-rows.ts';
import { readInspection } from '../inspection/read-inspection.ts';
import { recordCard } from '../seal/record-cards.ts';
import { readRecordsOfPickup } from '../seal/record-rows.ts';
import { readInstalledLines, readSealedLines } from '../seal/sealed-line-rows.ts';
import { readAlsoElsewhere } from './elsewhere-rows.ts';
import type { Page } from './order-cards.ts';
import { limitsOfPickup } from './pickup-limits.ts';
import { listPickups, readPickupRow } from './pickup-rows.ts';

/** A pickup with everything the pages of its inspection need. `thing.not-found`. */
export function getPickup(desk: Desk, id: PickupId): Outcome<PickupView> {
  judgeDrafts(desk);
  const row = readPickupRow(desk.store, id);
  if (row === undefined) return refused(problem('thing.not-found', { what: 'pickup', id }));
  const inspection = readInspection(desk.store, row);
  return done({
    revision: row.revision,
    inspection,
    photos: readPhotos(desk.store, id),
    limits: [...limitsOfPickup(desk, inspection.pickup)],
    records: readRecordsOfPickup(desk.store, id).map((record) => recordCard(desk, record)),
    sealedLines: readSealedLines(desk.store, id).map((line) => line.line),
    installed: readInstalledLines(desk.store, id).map((line) => line.line),
    elsewhere: readAlsoElsewhere(desk.store, id),
    step: row.step,
  });
}

export interface PickupListRow {
  readonly pickup: PickupId;
  readonly orderNos: OrderNo[];
  readonly title: string;
  readonly kinds: number;
  readonly pickedUpAt: Instant;
  readonly carrier: string;
  readonly waybill: string;
  readonly step: Step;
  readonly records: number;
}

/** A page of pickups by step and text; `next` is the `after` of the following page. */
export function pickupPage(desk: Desk, query: { readonly step?: Step | undefined; readonly text: string; readonly after?: string | undefined; readonly limit: number }): Page<PickupListRow> {
  judgeDrafts(desk);
  const { rows, total } = listPickups(desk.store, { filter: query.step, text: query.text.trim().toLowerCase(), after: query.after, limit: query.limit + 1 });
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => ({
      pickup: row.id,
      orderNos: [...row.orderNos],
      title: row.title,
      kinds: row.kinds,
      pickedUpAt: row.pickedUpAt,
      carrier: row.carrier,
      waybill: row.waybill,
      step: row.step,
      records: row.records,
    })),
    next: rows.length > shown.length && last !== undefined ? `${last.pickedUpAt} ${last.id}` : null,
    total,
  };
}
