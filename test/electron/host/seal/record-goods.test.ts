import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDamagePoint, inspectLines, penStroke, signFor, takeOver } from '../../../../build/inspect-goods.ts';
import { takeOrder } from '../../../../electron/host/delivery/take-order.ts';
import type { RecordCard } from '../../../../shared/bridge/shapes.ts';
import type { OrderNo, PickupId } from '../../../../shared/kernel/ids.ts';
import { housePin, openHouse, type House, type HouseDesk } from '../../../kit/desk-house.ts';
import { paperOrder } from '../../../kit/desk-orders.ts';
import { drawPhoto } from '../../../kit/draw-photo.ts';
import { installFor } from '../../../kit/install-for.ts';

let house: House;
let desk: HouseDesk;
let pickup: PickupId;
beforeAll(async () => {
  house = await openHouse();
  desk = await house.addDesk();
  const [first, second] = [paperOrder('CK-GOODS-1', 3), paperOrder('CK-GOODS-2', 1)];
  desk.desk.store.commit(() => {
    takeOrder(desk.desk, first);
    takeOrder(desk.desk, { ...second, lines: second.lines.map((line) => ({ ...line, name: '不锈钢花架' })) });
  });
  const view = await takeOver(desk.bridge, [first.orderNo, second.orderNo], house.clock.now());
  pickup = view.inspection.pickup.id;
});
afterAll(() => house.close());

const about = ({ title, kinds, orderNos, lines }: RecordCard) => ({ title, kinds, orderNos, lines });
const goods = (title: string, kinds: number, orderNos: readonly string[], lines: number) => ({ title, kinds, orderNos: orderNos as readonly OrderNo[], lines });

test('R-IN-8: a refusal is named by the refused goods, the feedback by the others, and what follows by what it is about', async () => {
  const { bridge, person } = desk;
  const refused = 'CK-GOODS-1#2';
  const pictures = await Promise.all([81, 82, 83].map(async (seed) => ({ fileName: `${seed}.jpg`, bytes: await drawPhoto({ seed, width: 640, height: 480 }) })));
  await addDamagePoint(bridge, pickup, { line: refused, stage: 1, description: '压坏', pictures });
  await inspectLines(bridge, pickup);
  await bridge.inspection.decide({ pickup, lines: [refused], decision: 'refuse', reservation: '' });
  await bridge.inspection.recordCall({ pickup, call: { calledAt: house.clock.now(), phone: '0531-5550101', answeredBy: '王', note: '' } });

  const refusal = await signFor(bridge, { pickup, kind: 'refusal', lines: [refused], reason: '外箱压塌', person, pin: housePin });
  expect(about(refusal)).toEqual(goods('不锈钢鞋架 2', 1, ['CK-GOODS-1'], 1));

  const taken = ['CK-GOODS-1#1', 'CK-GOODS-1#3', 'CK-GOODS-2#1'];
  const feedback = await signFor(bridge, { pickup, kind: 'feedback', lines: taken, person, pin: housePin });
  expect(about(feedback)).toEqual(goods('不锈钢鞋架 1', 3, ['CK-GOODS-1', 'CK-GOODS-2'], 3));

  const wish = { record: refusal.record, note: '坏了两件，写成了一件。', language: 'zh-CN' as const, person };
  const { shown } = await bridge.records.previewCorrection(wish);
  const correction = await bridge.records.correct({ ...wish, shown, pin: housePin, signature: penStroke });
  expect(about(correction)).toEqual(goods('不锈钢鞋架 2', 1, ['CK-GOODS-1'], 0));

  const installed = await installFor(bridge, { pickup, lines: ['CK-GOODS-2#1'], warnedAt: house.clock.now(), person, pin: housePin });
  expect(about(installed)).toEqual(goods('不锈钢花架', 1, ['CK-GOODS-2'], 1));

  const found = await bridge.records.list({ text: '鞋架 2', limit: 50 });
  expect(found.rows.map((card) => card.record)).toEqual([correction.record, refusal.record]);
});
