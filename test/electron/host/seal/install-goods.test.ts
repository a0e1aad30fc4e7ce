import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { penStroke, takeOver } from '../../../../build/inspect-goods.ts';
import { takeOrder } from '../../../../electron/host/delivery/take-order.ts';
import { lineKey } from '../../../../shared/delivery/pickup.ts';
import type { Finding } from '../../../../shared/inspection/finding.ts';
import { makeUuid7, type FindingId } from '../../../../shared/kernel/ids.ts';
import { wholeQuantity } from '../../../../shared/kernel/quantity.ts';
import { housePin, openHouse, type House, type HouseDesk } from '../../../kit/desk-house.ts';
import { paperOrder } from '../../../kit/desk-orders.ts';

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
  const notice = { pickup: pickup.id, warnedAt: house.clock.now(), note: '', person: desk.person, pin: housePin, signature: penStroke };
  const bodyOf = async (lines: readonly string[]) => {
    const { record } = await desk.bridge.pickups.install({ ...notice, lines: lines as never });
    return (await desk.bridge.records.get({ record })).record.body;
  };
  expect(await bodyOf([line])).toMatchObject({ kind: 'install-notice', lines: [line], damageOpen: open });
  expect(await bodyOf([lineKey(order.orderNo, 2)])).toMatchObject({ damageOpen: false });
});
