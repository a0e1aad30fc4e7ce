import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OutboundOrder } from '../../../shared/delivery/outbound-order.ts';
import { makeUuid7, type DealerId, type PickupId } from '../../../shared/kernel/ids.ts';
import { addMs, epochMs, hourMs } from '../../../shared/kernel/instant.ts';
import { issueCode } from '../../../hq/device/issue-code.ts';
import { openConsoleHq, type Caller, type ConsoleHq } from '../../kit/console-hq.ts';
import { TestDesk, type SealedWork, type SealWish } from '../../kit/hq-desk.ts';

const three = [{ productClass: 'home', unit: 'piece' }, { productClass: 'home', unit: 'piece' }, { productClass: 'home', unit: 'piece' }] as const;

describe.each(['sqlite', 'postgres'] as const)('orders refused in part on %s', (kind) => {
  let house: ConsoleHq;
  let admin: Caller;
  let erp: Caller;
  let desk: TestDesk;
  beforeAll(async () => {
    house = await openConsoleHq(kind);
    admin = await house.signIn('admin');
    erp = house.withKey((await admin('POST', '/console/v1/import-keys', { name: 'ERP' })).body.key);
    desk = await newDesk('JX0012');
  });
  afterAll(() => house.close());

  async function newDesk(dealer: string): Promise<TestDesk> {
    const code = await issueCode(house.hq, { dealer: dealer as DealerId, device: null, person: { name: '赵建国', role: 'owner' }, by: 'admin' });
    if (!code.ok) throw new Error(code.problem.code);
    const enrolled = new TestDesk(house.url, house.clock.now);
    expect((await enrolled.enrol(code.value.code)).status).toBe(200);
    return enrolled;
  }

  const newPickup = () => ({ id: makeUuid7<PickupId>(epochMs(house.clock.now()), randomBytes(10)), pickedUpAt: addMs(house.clock.now(), -hourMs) });
  const orderIn = ({ record: { body } }: SealedWork): OutboundOrder => {
    if (!('pickup' in body) || typeof body.pickup === 'string') throw new Error('a record about goods is expected');
    return { ...(body.pickup.orders[0] as OutboundOrder), source: 'hq' };
  };
  const handIn = async (by: TestDesk, wish: SealWish): Promise<SealedWork> => {
    const work = by.seal(wish);
    expect((await by.put(work)).status).toBe(200);
    return work;
  };
  const listed = async (orderNo: string, query = '') => ((await admin('GET', `/console/v1/orders?text=${orderNo}${query}`)).body.rows as readonly object[])[0];

  test('say how many of their lines were refused, in the list and on the page, and stay among those fed back', async () => {
    const goods = { orderNo: 'CK-PART', lines: three, pickup: newPickup() };
    expect((await erp('POST', '/erp/v1/outbound-orders', { orders: [orderIn(desk.seal({ ...goods, keepChain: true }))] })).status).toBe(200);
    expect(await listed('CK-PART')).toMatchObject({ status: 'on-the-way', refusedLines: 0 });
    await handIn(desk, { ...goods, kind: 'refusal', covers: [2] });
    expect(await listed('CK-PART')).toMatchObject({ status: 'picked-up', refusedLines: 1 });
    await handIn(desk, { ...goods, covers: [1, 3] });
    expect(await listed('CK-PART')).toMatchObject({ status: 'fed-back', refusedLines: 1 });
    expect((await admin('GET', '/console/v1/orders/CK-PART')).body.row).toMatchObject({ status: 'fed-back', refusedLines: 1 });
    expect(await listed('CK-PART', '&status=fed-back')).toMatchObject({ orderNo: 'CK-PART' });
    expect(await listed('CK-PART', '&status=refused')).toBeUndefined();
    // The last word on a line counts: the driver came back with it, and it was taken.
    await handIn(desk, { ...goods, covers: [2] });
    expect(await listed('CK-PART')).toMatchObject({ status: 'fed-back', refusedLines: 0 });
  });

  test('are not those that another dealer has refused under the same number', async () => {
    const other = await newDesk('JX0047');
    const mine = desk.seal({ orderNo: 'CK-SAME', lines: three, keepChain: true });
    expect((await erp('POST', '/erp/v1/outbound-orders', { orders: [orderIn(mine)] })).status).toBe(200);
    await handIn(other, { orderNo: 'CK-SAME', lines: three, kind: 'refusal', covers: [1] });
    expect(await listed('CK-SAME')).toMatchObject({ dealer: 'JX0012', status: 'on-the-way', refusedLines: 0 });
    expect((await admin('GET', '/console/v1/orders/CK-SAME?dealer=JX0047')).body.row).toMatchObject({ dealer: 'JX0047', status: 'picked-up', refusedLines: 1 });
  });

  test('from paper say so too; refused whole they are refused', async () => {
    const goods = { orderNo: 'ZD-PART', lines: three, pickup: newPickup() };
    await handIn(desk, { ...goods, kind: 'refusal', covers: [1, 3] });
    await handIn(desk, { ...goods, covers: [2] });
    expect((await admin('GET', '/console/v1/orders/ZD-PART')).body.row).toMatchObject({ status: 'fed-back', refusedLines: 2 });
    const whole = { orderNo: 'CK-WHOLE', lines: three, pickup: newPickup() };
    expect((await erp('POST', '/erp/v1/outbound-orders', { orders: [orderIn(desk.seal({ ...whole, keepChain: true }))] })).status).toBe(200);
    await handIn(desk, { ...whole, kind: 'refusal' });
    expect(await listed('CK-WHOLE')).toMatchObject({ status: 'refused', refusedLines: 3 });
  });
});
