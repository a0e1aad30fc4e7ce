import type { NewsItem } from '../../../shared/wire/desk-contract.ts';
import { writePickupElsewhere } from '../delivery/elsewhere-rows.ts';
import { readOrderRow } from '../delivery/order-rows.ts';
import { readPickupRow } from '../delivery/pickup-rows.ts';
import { now, type Desk } from '../desk.ts';
import { writeAnswer } from './answer-rows.ts';

/** Notes what another desk has picked up, and tells of orders that this desk has picked up as well. What this desk has told HQ itself comes back to it, too. */
export function takePickupElsewhere(desk: Desk, { pickup, orderNos, deviceName, pickedUpAt }: Extract<NewsItem, { kind: 'picked-up' }>): void {
  if (readPickupRow(desk.store, pickup) !== undefined) return;
  for (const orderNo of orderNos) {
    if (!writePickupElsewhere(desk.store, orderNo, { pickup, deviceName, pickedUpAt })) continue;
    const own = readOrderRow(desk.store, orderNo)?.pickup ?? null;
    if (own !== null) writeAnswer(desk.store, { at: now(desk), kind: 'picked-up-twice', record: null, pickup: own, orderNos: [orderNo], text: deviceName, verdict: null });
  }
}
