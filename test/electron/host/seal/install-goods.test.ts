import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { penStroke, takeOver } from '../../../../build/inspect-goods.ts';
import { takeOrder } from '../../../../electron/host/delivery/take-order.ts';
import { lineKey, type LineKey } from '../../../../shared/delivery/pickup.ts';
import type { Finding } from '../../../../shared/inspection/finding.ts';
import { makeUuid7, type FindingId } from '../../../../shared/kernel/ids.ts';
import { wholeQuantity } from '../../../../shared/kernel/quantity.ts';
import { problemOf } from '../../../kit/desk-bridge.ts';
import { housePin, openHouse, type House, type HouseDesk } from '../../../kit/desk-house.ts';
import { paperOrder } from '../../../kit/desk-orders.ts';
import { installFor } from '../../../kit/install-for.ts';

let house: House;
let desk: HouseDesk;
beforeAll(async () => {
  house = await openHouse();
  desk = await house.addDesk();
});
afterAll(() => house.close());

const wrong: readonly [name: string, finding: Pick<Finding, 'stage' | 'check' | 'nature'>, open: boolean][] = [
  ['a knock', { stage: 2, check: 'knock', nature: 'appearance' }, true],
  ['rust that shows later', { stage: 2, check: 'rust', nature: 'hidden' }, true],
  ['missing fittings', { stage: 2, check: 'fittings', nature: 'quantity' }, true],
  ['broken packaging with sound goods', { stage: 1, check: 'outer-packaging', nature: 'appearance' }, false],
  ['a shortage', { stage: 2, check: 'count', nature: 'quantity' }, false],
];

test.each(wrong)('R-IN-10: the install notice seals whether damage is open: %s', async (name, what, open) => {
  const order = paperOrder(`CK-INSTALL-${wrong.findIndex(([each]) => each === name)}`, 2);
  desk.desk.store.commit(() => takeOrder(desk.desk, order));
  const { pickup } = (await takeOver(desk.bridge, [order.orderNo], house.clock.now())).inspection;
  const line = lineKey(order.orderNo, 1);
  const id = makeUuid7<FindingId>(Date.now(), randomBytes(10));
  await desk.bridge.inspection.putFinding({
    pickup: pickup.id,
    finding: { id, line, package: null, unit: null, severity: 'slight', place: '左', description: name, quantity: wholeQuantity(1), ...what },
  });
  const notice = { pickup: pickup.id, warnedAt: house.clock.now(), person: desk.person, pin: housePin };
  const bodyOf = async (lines: readonly LineKey[]) => {
    const { record } = await installFor(desk.bridge, { ...notice, lines });
    return (await desk.bridge.records.get({ record })).record.body;
  };
  expect(await bodyOf([line])).toMatchObject({ kind: 'install-notice', lines: [line], damageOpen: open });
  expect(await bodyOf([lineKey(order.orderNo, 2)])).toMatchObject({ damageOpen: false });
});

test('what was shown is what is signed: damage that is noted after the text was shown refuses the signature', async () => {
  const order = paperOrder('CK-INSTALL-SHOWN', 1);
  desk.desk.store.commit(() => takeOrder(desk.desk, order));
  const { pickup } = (await takeOver(desk.bridge, [order.orderNo], house.clock.now())).inspection;
  const line = lineKey(order.orderNo, 1);
  const wish = { pickup: pickup.id, lines: [line], warnedAt: house.clock.now(), note: '客户等着入住', language: 'zh-CN' as const, person: desk.person };
  const before = await desk.bridge.pickups.previewInstall(wish);
  expect(before.text).toContain('客户等着入住');
  const id = makeUuid7<FindingId>(Date.now(), randomBytes(10));
  await desk.bridge.inspection.putFinding({
    pickup: pickup.id,
    finding: { id, line, stage: 2, check: 'knock', nature: 'appearance', package: null, unit: null, severity: 'slight', place: '左', description: '磕碰', quantity: wholeQuantity(1) },
  });
  const hand = { pin: housePin, signature: penStroke };
  expect(await problemOf(desk.bridge.pickups.install({ ...wish, shown: before.shown, ...hand }))).toMatchObject({ code: 'seal.changed-since-shown' });
  const after = await desk.bridge.pickups.previewInstall(wish);
  expect(after.shown).not.toBe(before.shown);
  expect(await desk.bridge.pickups.install({ ...wish, shown: after.shown, ...hand })).toMatchObject({ kind: 'install-notice', lines: 1 });
});
