import { openDesk } from '../../../electron/host/open-desk.ts';
import { takeOrder } from '../../../electron/host/delivery/take-order.ts';
import { recordPickup } from '../../../electron/host/delivery/record-pickup.ts';
import { readInspection } from '../../../electron/host/inspection/read-inspection.ts';
import { decideLines } from '../../../electron/host/inspection/save-draft.ts';
import { pickupPage } from '../../../electron/host/delivery/pickup-view.ts';
import { readPickupRow } from '../../../electron/host/delivery/pickup-rows.ts';
import { now } from '../../../electron/host/desk.ts';
import { paperOrder } from '../../kit/desk-orders.ts';

const folder = process.argv[2];
if (folder === undefined) throw new Error('no folder');
const { desk } = await openDesk({ folder, version: 'test', withoutReserve: true });
const known = pickupPage(desk, { text: '', limit: 1 }).rows[0]?.pickup;
const pickup = known ?? begin();
process.send?.({ pickup });
const row = readPickupRow(desk.store, pickup);
if (row === undefined) throw new Error('no pickup');
const check = readInspection(desk.store, row).lines[0];
if (check === undefined) throw new Error('no line');
for (let count = Number(check.reservation === '' ? 0 : check.reservation) + 1; ; count += 1) {
  const saved = decideLines(desk, { pickup, lines: [check.line], decision: 'take', reservation: String(count) });
  if (!saved.ok) throw new Error(saved.problem.code);
  process.send?.({ saved: count });
  await new Promise((resolve) => setImmediate(resolve));
}

function begin() {
  const order = paperOrder('CK-KILL-1', 3);
  desk.store.commit(() => takeOrder(desk, order));
  const made = recordPickup(desk, {
    orders: [order.orderNo],
    alsoElsewhere: [],
    pickedUpAt: now(desk),
    timeChangedBecause: null,
    carrier: '德通物流',
    carrierPhone: '0531-88001234',
    waybill: '',
    plate: '',
    metresPerLength: {},
  });
  if (!made.ok) throw new Error(made.problem.code);
  return made.value.inspection.pickup.id;
}
