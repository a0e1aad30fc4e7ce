import { readFile, rm, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDamagePoint, inspectLines, sendPicture, signFor, takeOver } from '../../../../build/inspect-goods.ts';
import { checkShelf } from '../../../../electron/host/inspection/check-shelf.ts';
import { placeOf } from '../../../../electron/host/photo/shelf-places.ts';
import { lineKey } from '../../../../shared/delivery/pickup.ts';
import type { Sha256 } from '../../../../shared/kernel/ids.ts';
import { problemOf } from '../../../kit/desk-bridge.ts';
import { housePin, openHouse, type House, type HouseDesk } from '../../../kit/desk-house.ts';
import { inspectOrder, ordersWith } from '../../../kit/desk-work.ts';
import { drawPhoto } from '../../../kit/draw-photo.ts';

let house: House;
let desk: HouseDesk;
beforeAll(async () => {
  house = await openHouse();
  desk = await house.addDesk();
});
afterAll(() => house.close());

/** Turns three bytes of an original over, as a bad disk does; answers its path and the bytes as they were. */
async function damage(sha256: Sha256): Promise<{ readonly path: string; readonly whole: Buffer }> {
  const path = placeOf(desk.desk.shelf.places, sha256, 'original');
  const whole = await readFile(path);
  await rm(path);
  await writeFile(path, Buffer.concat([whole.subarray(0, 100), whole.subarray(100, 103).map((byte) => byte ^ 255), whole.subarray(103)]));
  return { path, whole };
}

const round = () => checkShelf(desk.desk, null, Number.MAX_SAFE_INTEGER);

test('a photo of a draft that the disk damaged is told, counts no more, and is taken again', async () => {
  const [orderNo] = await ordersWith(desk, 'window_guard');
  const { pickup, lines } = await inspectOrder(house, desk, orderNo!, 3);
  const before = await desk.bridge.pickups.get({ pickup });
  const [finding] = before.inspection.findings;
  const heard: string[] = [];
  const stop = desk.desk.changes.listen((change) => heard.push(change.topic));
  const [lost] = before.photos;
  await damage(lost!.sha256);
  expect(await round()).toBeNull();
  stop();
  expect(heard).toEqual(expect.arrayContaining(['pickup', 'today']));
  const today = await desk.bridge.today.get();
  expect(today.damagedPhotos).toMatchObject([{ pickup, orderNos: [orderNo], finding: finding!.id, line: finding!.line, stage: 2, place: finding!.place, record: null, photos: 1 }]);
  expect(today.cards.find((card) => card.pickup === pickup)).toMatchObject({ step: 'stage-2', missing: { photos: 1 } });
  const signing = { pickup, kind: 'feedback' as const, lines: lines as never, person: desk.person, pin: housePin };
  expect(await problemOf(signFor(desk.bridge, signing))).toMatchObject({ code: 'seal.incomplete' });
  await desk.reopen();
  expect((await desk.bridge.today.get()).damagedPhotos).toHaveLength(1);

  await desk.bridge.photos.removeUse({ pickup, finding: finding!.id, photo: lost!.id });
  expect((await desk.bridge.today.get()).damagedPhotos).toEqual([]);
  await sendPicture(desk.bridge, pickup, finding!.id, { fileName: '重拍.jpg', bytes: await drawPhoto({ seed: 900, width: 640, height: 480 }) }, true);
  expect(await signFor(desk.bridge, signing)).toMatchObject({ photos: 3 });
  expect((await desk.bridge.desk.sync({})).queue).toEqual({ waiting: 0, sending: 0, parked: 0 });
});

test('a photo that stands whole again counts again, put back or taken in anew', async () => {
  const [orderNo] = await ordersWith(desk, 'home');
  const { pickup } = await inspectOrder(house, desk, orderNo!, 3);
  const [first, second] = (await desk.bridge.pickups.get({ pickup })).photos;
  const { path, whole } = await damage(first!.sha256);
  const other = await damage(second!.sha256);
  await round();
  expect((await desk.bridge.today.get()).damagedPhotos).toMatchObject([{ pickup, photos: 2 }]);
  await writeFile(path, whole);
  await round();
  expect((await desk.bridge.today.get()).damagedPhotos).toMatchObject([{ pickup, photos: 1 }]);
  const [finding] = (await desk.bridge.pickups.get({ pickup })).inspection.findings;
  await desk.bridge.photos.removeUse({ pickup, finding: finding!.id, photo: second!.id });
  await sendPicture(desk.bridge, pickup, finding!.id, { fileName: 'again.jpg', bytes: other.whole }, false);
  expect((await desk.bridge.today.get()).damagedPhotos).toEqual([]);
  expect((await desk.bridge.today.get()).cards.find((card) => card.pickup === pickup)?.missing.photos).toBe(0);
});

test('a sealed photo that is damaged before HQ has it parks its errand after everything whole has gone', async () => {
  const [orderNo] = await ordersWith(desk, 'pipe');
  const pickup = (await takeOver(desk.bridge, [orderNo!], house.clock.now())).inspection.pickup.id;
  const pictures = await Promise.all([501, 502, 503].map(async (seed) => ({ fileName: `${seed}.jpg`, bytes: await drawPhoto({ seed, width: 640, height: 480 }) })));
  await addDamagePoint(desk.bridge, pickup, { line: lineKey(orderNo!, 1), stage: 2, description: '划伤', pictures });
  const lines = (await inspectLines(desk.bridge, pickup)).inspection.lines.map((line) => line.line);
  const { photos } = await desk.bridge.pickups.get({ pickup });
  const sealed = await signFor(desk.bridge, { pickup, kind: 'feedback', lines, person: desk.person, pin: housePin });
  const { path, whole } = await damage(photos[0]!.sha256);
  await round();
  const told = async () => (await desk.bridge.today.get()).damagedPhotos.filter((each) => each.pickup === pickup);
  expect(await told()).toMatchObject([{ record: sealed.record, photos: 1 }]);
  const problem = { code: 'photo.damaged-at-rest', details: { sha256: photos[0]!.sha256 } };
  expect((await desk.bridge.queue.list({ done: false })).find((item) => item.record.record === sealed.record)).toMatchObject({ problem });
  await desk.bridge.desk.sync({});
  const held = async () => (await house.hq.hq.db.selectFrom('records').select('id').where('id', '=', sealed.record).execute()).length;
  expect(await held()).toBe(1);
  const parked = () => desk.bridge.queue.list({ done: false }).then((items) => items.find((item) => item.record.record === sealed.record));
  expect(await parked()).toMatchObject({ record: { state: 'parked' }, problem });
  await desk.bridge.queue.retry({ record: sealed.record });
  await desk.bridge.desk.sync({});
  const item = await parked();
  expect(item).toMatchObject({ record: { state: 'parked' }, problem });
  expect(item!.bytes.total - item!.bytes.sent).toBe(photos[0]!.bytes);

  await writeFile(path, whole);
  await round();
  await desk.bridge.queue.retry({ record: sealed.record });
  expect((await desk.bridge.desk.sync({})).queue).toEqual({ waiting: 0, sending: 0, parked: 0 });
  expect(await told()).toEqual([]);
});
