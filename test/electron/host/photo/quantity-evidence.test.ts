import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inspectLines, sendPicture, signFor, takeOver } from '../../../../build/inspect-goods.ts';
import { takeOrder } from '../../../../electron/host/delivery/take-order.ts';
import { lineKey, type LineKey } from '../../../../shared/delivery/pickup.ts';
import type { Finding } from '../../../../shared/inspection/finding.ts';
import { makeUuid7, type FindingId, type PickupId } from '../../../../shared/kernel/ids.ts';
import { wholeQuantity } from '../../../../shared/kernel/quantity.ts';
import { housePin, openHouse, type House, type HouseDesk } from '../../../kit/desk-house.ts';
import { paperOrder } from '../../../kit/desk-orders.ts';
import { drawPhoto } from '../../../kit/draw-photo.ts';

let house: House;
let desk: HouseDesk;
beforeAll(async () => {
  house = await openHouse();
  desk = await house.addDesk();
});
afterAll(() => house.close());

async function take(name: string): Promise<{ readonly pickup: PickupId; readonly line: LineKey }> {
  const order = paperOrder(name, 1);
  desk.desk.store.commit(() => takeOrder(desk.desk, order));
  const { inspection } = await takeOver(desk.bridge, [order.orderNo], house.clock.now());
  return { pickup: inspection.pickup.id, line: lineKey(order.orderNo, 1) };
}

async function put(pickup: PickupId, line: LineKey, what: Pick<Finding, 'check' | 'nature'>): Promise<FindingId> {
  const id = makeUuid7<FindingId>(Date.now(), randomBytes(10));
  await desk.bridge.inspection.putFinding({ pickup, finding: { id, line, stage: 2, package: null, unit: null, severity: 'slight', place: '', description: '少了一包螺丝', quantity: wholeQuantity(1), ...what } });
  return id;
}

const picture = async (seed: number) => ({ fileName: `${seed}.jpg`, bytes: await drawPhoto({ seed, width: 640, height: 480 }) });

test('R-IN-2: a matter of quantity needs no photos, and one that is taken as evidence is sealed and reaches HQ', async () => {
  const { pickup, line } = await take('CK-EVIDENCE');
  const finding = await put(pickup, line, { check: 'fittings', nature: 'quantity' });
  expect((await sendPicture(desk.bridge, pickup, finding, await picture(11), false)).outcome).toHaveProperty('photo');
  await inspectLines(desk.bridge, pickup);
  const { record } = await signFor(desk.bridge, { pickup, kind: 'feedback', lines: [line], person: desk.person, pin: housePin });
  const { body, photos } = (await desk.bridge.records.get({ record })).record;
  expect(body).toMatchObject({ findings: [{ id: finding, nature: 'quantity', photos: [{ photo: photos[0]?.id }] }] });
  await desk.bridge.desk.sync({});
  await expect.poll(async () => (await desk.bridge.records.get({ record })).card).toMatchObject({ state: 'received', photos: 1, damagePoints: 0 });
});

test('findings that carry photos are as many as fit into one record, whatever their nature', async () => {
  const { pickup, line } = await take('CK-EVIDENCE-MANY');
  const points: FindingId[] = [];
  for (let count = 0; count < 199; count += 1) points.push(await put(pickup, line, { check: 'knock', nature: 'appearance' }));
  const [first, second] = [await put(pickup, line, { check: 'count', nature: 'quantity' }), await put(pickup, line, { check: 'fittings', nature: 'quantity' })];
  expect((await sendPicture(desk.bridge, pickup, first, await picture(21), false)).outcome).toHaveProperty('photo');
  const full = { data: { code: 'inspection.too-many-damage-points', details: { limit: 200 } } };
  expect((await sendPicture(desk.bridge, pickup, second, await picture(22), false)).outcome).toMatchObject({ error: full });
  await expect(put(pickup, line, { check: 'knock', nature: 'appearance' })).rejects.toMatchObject(full);
  await desk.bridge.inspection.removeFinding({ pickup, finding: points[0]! });
  expect((await sendPicture(desk.bridge, pickup, second, await picture(22), false)).outcome).toHaveProperty('photo');
});
