import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDamagePoint, sendPicture, takeOver } from '../../../../build/inspect-goods.ts';
import { lineKey, type LineKey } from '../../../../shared/delivery/pickup.ts';
import type { FindingId, PickupId } from '../../../../shared/kernel/ids.ts';
import { mostPhotosPerDamagePoint } from '../../../../shared/photo/photo.ts';
import { problemOf } from '../../../kit/desk-bridge.ts';
import { openHouse, type House, type HouseDesk } from '../../../kit/desk-house.ts';
import { ordersWith } from '../../../kit/desk-work.ts';
import { drawPatches } from '../../../kit/draw-patches.ts';

let house: House;
let desk: HouseDesk;
let pickup: PickupId;
let line: LineKey;
beforeAll(async () => {
  house = await openHouse();
  desk = await house.addDesk();
  const [orderNo] = await ordersWith(desk, 'window_guard');
  pickup = (await takeOver(desk.bridge, [orderNo!], house.clock.now())).inspection.pickup.id;
  line = lineKey(orderNo!, 1);
});
afterAll(() => house.close());

const pictures = async (from: number, count: number) => Promise.all(Array.from({ length: count }, async (_, index) => ({ fileName: `IMG_${from + index}.jpg`, bytes: await drawPatches(from + index) })));
const photosOf = async (finding: FindingId) => (await desk.bridge.pickups.get({ pickup })).inspection.findings.find((each) => each.id === finding)?.photos.length;

test('the 41st photo of a damage point is refused with the limit; one that is deleted makes room', async () => {
  const { finding, sent } = await addDamagePoint(desk.bridge, pickup, { line, stage: 2, description: '划伤', pictures: await pictures(1, mostPhotosPerDamagePoint) });
  expect(sent.filter((each) => 'error' in each.outcome)).toEqual([]);
  const begin = () => desk.bridge.photos.begin({ fileName: 'IMG_41.jpg', bytes: 9_000, via: 'file', target: { pickup, finding, withPackaging: false } });
  expect(await problemOf(begin())).toEqual({ code: 'photo.too-many', details: { limit: 40 } });
  expect(await photosOf(finding)).toBe(40);
  const [first] = (await desk.bridge.pickups.get({ pickup })).inspection.findings.find((each) => each.id === finding)!.photos;
  await desk.bridge.photos.removeUse({ pickup, finding, photo: first!.photo });
  const [more] = await pictures(100, 1);
  expect((await sendPicture(desk.bridge, pickup, finding, more!, true)).outcome).toHaveProperty('photo');
  expect(await problemOf(begin())).toMatchObject({ code: 'photo.too-many' });
});

test('of several that were begun at once with room for one, one is taken in', async () => {
  const { finding } = await addDamagePoint(desk.bridge, pickup, { line, stage: 2, description: '凹陷', pictures: await pictures(200, mostPhotosPerDamagePoint - 1) });
  const outcomes = await Promise.all((await pictures(300, 4)).map((picture) => sendPicture(desk.bridge, pickup, finding, picture, false)));
  const refused = outcomes.flatMap(({ outcome }) => ('error' in outcome ? [outcome.error] : []));
  expect(refused).toHaveLength(3);
  for (const error of refused) expect(error).toMatchObject({ data: { code: 'photo.too-many', details: { limit: 40 } } });
  expect(await photosOf(finding)).toBe(40);
});
