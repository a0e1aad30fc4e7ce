import { inspectLines, signFor, takeOver } from '../../build/inspect-goods.ts';
import type { RecordCard } from '../../shared/bridge/shapes.ts';
import { lineKey } from '../../shared/delivery/pickup.ts';
import { addDamagePoint } from '../../build/inspect-goods.ts';
import type { OrderNo, PickupId } from '../../shared/kernel/ids.ts';
import { drawPhoto } from './draw-photo.ts';
import { housePin, type House, type HouseDesk } from './desk-house.ts';

/** Order numbers on their way to the desk that bring the class. */
export async function ordersWith(desk: HouseDesk, productClass: string): Promise<readonly OrderNo[]> {
  const { rows } = await desk.bridge.orders.list({ text: '', status: 'on-the-way', limit: 200 });
  return rows.filter((row) => (row.classes as readonly string[]).includes(productClass)).map((row) => row.orderNo);
}

/** Takes over an order, inspects it to the end with so many small photos on its first line, ready to sign. */
export async function inspectOrder(house: House, desk: HouseDesk, orderNo: OrderNo, photos = 0): Promise<{ readonly pickup: PickupId; readonly lines: readonly string[] }> {
  const view = await takeOver(desk.bridge, [orderNo], house.clock.now());
  const pickup = view.inspection.pickup.id;
  if (photos > 0) {
    const pictures = await Promise.all(Array.from({ length: photos }, async (_, index) => ({ fileName: `p${index}.jpg`, bytes: await drawPhoto({ seed: 100 + index, width: 640, height: 480 }) })));
    await addDamagePoint(desk.bridge, pickup, { line: lineKey(orderNo, 1), stage: 2, description: '划伤', pictures });
  }
  const inspected = await inspectLines(desk.bridge, pickup);
  return { pickup, lines: inspected.inspection.lines.map((line) => line.line) };
}

/** An order from pickup to a sealed feedback. */
export async function sealOrder(house: House, desk: HouseDesk, orderNo: OrderNo, photos = 0): Promise<RecordCard> {
  const { pickup, lines } = await inspectOrder(house, desk, orderNo, photos);
  return signFor(desk.bridge, { pickup, kind: 'feedback', lines, person: desk.person, pin: housePin });
}
