import { addDamagePoint, inspectLines, signFor, takeOver } from '../../build/inspect-goods.ts';
import { demoDesk } from '../../hq/demo/demo-people.ts';
import { issueCode } from '../../hq/device/issue-code.ts';
import type { RecordCard } from '../../shared/bridge/shapes.ts';
import { lineKey } from '../../shared/delivery/pickup.ts';
import type { OrderNo, PersonId, PickupId } from '../../shared/kernel/ids.ts';
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

/** The PIN of everybody whom `addInspector` adds. */
export const inspectorPin = '704193';

/** Adds an inspector to an enrolled desk. */
export async function addInspector(house: House, desk: HouseDesk, name: string): Promise<PersonId> {
  const { hq } = house.hq;
  const { id: device } = await hq.db.selectFrom('devices').select('id').executeTakeFirstOrThrow();
  const code = await issueCode(hq, { dealer: demoDesk.dealer, device, person: { name, role: 'inspector' }, by: 'admin' });
  if (!code.ok) throw new Error(code.problem.code);
  const before = new Set((await desk.bridge.people.list()).map((person) => person.id));
  const added = (await desk.bridge.people.add({ code: code.value.code, pin: inspectorPin })).find((person) => !before.has(person.id));
  if (added === undefined) throw new Error('nobody was added');
  return added.id;
}
