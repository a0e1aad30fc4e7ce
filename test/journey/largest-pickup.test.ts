import { afterEach, beforeEach, expect, test } from 'vitest';
import { addDamagePoint, inspectLines, sendPicture, signFor, takeOver } from '../../build/inspect-goods.ts';
import { lineKey } from '../../shared/delivery/pickup.ts';
import { mostDamagePoints } from '../../shared/inspection/finding.ts';
import type { OrderNo } from '../../shared/kernel/ids.ts';
import { wholeQuantity } from '../../shared/kernel/quantity.ts';
import { mostPhotosPerDamagePoint } from '../../shared/photo/photo.ts';
import { problemOf } from '../kit/desk-bridge.ts';
import { drawPatches } from '../kit/draw-patches.ts';
import { openHouse, housePin, type House, type HouseDesk } from '../kit/desk-house.ts';

/** Three photos of each damage point, as the rule asks at least (R-IN-2); with `GATECHECK_LARGE=1` as many as one may hold. */
const photosEach = process.env['GATECHECK_LARGE'] === '1' ? mostPhotosPerDamagePoint : 3;
const orderNo = 'CK-LARGEST' as OrderNo;

let house: House;
let desk: HouseDesk;
beforeEach(async () => {
  house = await openHouse();
  desk = await house.addDesk();
});
afterEach(() => house.close());

test(`one pickup with ${mostDamagePoints} damage points and ${photosEach} photos of each is sealed and reaches HQ whole`, { timeout: photosEach * 120_000 }, async () => {
  const { bridge } = desk;
  const lines = Array.from({ length: mostDamagePoints + 1 }, (_, index) => ({ lineNo: index + 1, productClass: 'window_guard' as const, name: `护窗 ${index + 1}`, specification: '1500×1800', colour: '古铜', quantity: wholeQuantity(1), unit: 'set' as const, metresPerLength: null, weightGrams: null, packages: 0, note: '' }));
  await bridge.orders.enterFromPaper({ order: { orderNo, salesOrderNo: '', shippedOn: null, carrier: '德通物流', carrierPhone: '0531-88001234', waybill: '', lines } });
  const pickup = (await takeOver(bridge, [orderNo], house.clock.now())).inspection.pickup.id;
  let drawn = 0;
  let last: Awaited<ReturnType<typeof addDamagePoint>> | undefined;
  for (let point = 1; point <= mostDamagePoints; point += 1) {
    const pictures = await Promise.all(Array.from({ length: photosEach }, async () => ({ fileName: `IMG_${(drawn += 1)}.jpg`, bytes: await drawPatches(drawn) })));
    last = await addDamagePoint(bridge, pickup, { line: lineKey(orderNo, point), stage: 2, description: `第 ${point} 处划伤`, pictures });
    expect(last.sent.filter((each) => 'error' in each.outcome)).toEqual([]);
  }
  const beyond = { ...(await bridge.pickups.get({ pickup })).inspection.findings[0]!, id: pickup as never, line: lineKey(orderNo, mostDamagePoints + 1) };
  const { photos: _, ...finding } = beyond;
  expect(await problemOf(bridge.inspection.putFinding({ pickup, finding }))).toMatchObject({ code: 'inspection.too-many-damage-points', details: { limit: mostDamagePoints } });
  if (photosEach === mostPhotosPerDamagePoint) {
    const more = await sendPicture(bridge, pickup, last!.finding, { fileName: 'IMG_more.jpg', bytes: await drawPatches(drawn + 1) }, false);
    expect(more.outcome).toMatchObject({ error: { data: { code: 'photo.too-many' } } });
  }

  const view = await inspectLines(bridge, pickup);
  const sealed = await signFor(bridge, { pickup, kind: 'feedback', lines: view.inspection.lines.map((line) => line.line), person: desk.person, pin: housePin });
  expect(sealed).toMatchObject({ damagePoints: mostDamagePoints, photos: mostDamagePoints * photosEach });
  expect(await bridge.records.verify({ record: sealed.record })).toMatchObject({ ok: true });

  await bridge.desk.sync({});
  expect(await bridge.queue.list({ done: false })).toEqual([]);
  const { card, acknowledgements } = await bridge.records.get({ record: sealed.record });
  expect(card.state).toBe('received');
  expect(acknowledgements.map((each) => each.of)).toEqual(expect.arrayContaining(['record', 'photos']));
  const held = await house.hq.hq.db.selectFrom('records').select(['hash', 'photos_listed', 'photos_arrived']).where('id', '=', sealed.record).executeTakeFirstOrThrow();
  expect(held).toEqual({ hash: sealed.hash, photos_listed: mostDamagePoints * photosEach, photos_arrived: mostDamagePoints * photosEach });
  expect(await house.hq.hq.db.selectFrom('quarantine').select('id').execute()).toEqual([]);
});
