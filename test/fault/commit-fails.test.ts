import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDamagePoint, inspectLines, signFor, takeOver } from '../../build/inspect-goods.ts';
import { lineKey } from '../../shared/delivery/pickup.ts';
import type { OrderNo } from '../../shared/kernel/ids.ts';
import { housePin, openHouse, type House, type HouseDesk } from '../kit/desk-house.ts';
import { drawPhoto } from '../kit/draw-photo.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

/** A pickup that can be signed, with enough text in it that its record needs pages of its own. */
async function readyToSign({ bridge }: HouseDesk, orderNo: OrderNo) {
  const view = await takeOver(bridge, [orderNo], house.clock.now());
  const pickup = view.inspection.pickup.id;
  const pictures = await Promise.all([1, 2, 3].map(async (seed) => ({ fileName: `${seed}.jpg`, bytes: await drawPhoto({ seed, width: 1_600, height: 1_200 }) })));
  await addDamagePoint(bridge, pickup, { line: lineKey(orderNo, 1), stage: 2, description: '磕碰'.repeat(400), pictures });
  const inspected = await inspectLines(bridge, pickup);
  return { pickup, kind: 'feedback' as const, lines: inspected.inspection.lines.map((line) => line.line), pin: housePin };
}

/** Leaves the database no page to grow by: SQLite then refuses the next commit with SQLITE_FULL, as on a full disk, until the file is opened anew. */
function letNoPageGrow({ desk }: HouseDesk): void {
  const { db } = desk.store;
  db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true }))}`);
}

it('a signature whose commit finds the disk full is sealed once, or not at all, and the desk opens again', async () => {
  const added = await house.addDesk();
  const { rows } = await added.bridge.orders.list({ text: '', status: 'on-the-way', limit: 10 });
  const [first, second] = rows.map((row) => row.orderNo);
  if (first === undefined || second === undefined) throw new Error('two orders are needed');
  const wish = { ...(await readyToSign(added, first)), person: added.person };
  letNoPageGrow(added);
  const outcome = await signFor(added.bridge, wish).catch((error: unknown) => error);
  if (outcome instanceof Error) await signFor(added.bridge, wish).catch(() => undefined);
  expect((await added.bridge.pickups.get({ pickup: wish.pickup })).records).toHaveLength(1);

  // What the disk refused once must not stand in the way of anything later: the next signature, the next start, HQ.
  const next = { ...(await readyToSign(added, second)), person: added.person };
  await signFor(added.bridge, next);
  await added.reopen();
  expect((await added.bridge.records.list({ text: '', limit: 10 })).total).toBe(2);
  expect((await added.bridge.desk.sync({})).queue).toEqual({ waiting: 0, sending: 0, parked: 0 });
});
