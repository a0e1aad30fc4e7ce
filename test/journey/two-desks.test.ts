import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { takeOver } from '../../build/inspect-goods.ts';
import type { OrderNo, PickupId } from '../../shared/kernel/ids.ts';
import { hourMs, minuteMs } from '../../shared/kernel/instant.ts';
import { newsKeptFrom } from '../../shared/wire/kept-from.ts';
import { openHouse, type House, type HouseDesk } from '../kit/desk-house.ts';

const orderNo = 'CK20261120-1001' as OrderNo;

let house: House;
let counter: HouseDesk;
let warehouse: HouseDesk;
beforeEach(async () => {
  house = await openHouse();
  counter = await house.addDesk({ name: '门店电脑' });
  warehouse = await house.addDesk({ name: '仓库电脑' });
  for (const desk of [counter, warehouse]) await desk.bridge.desk.sync({});
});
afterEach(() => house.close());

const cardOf = async ({ bridge }: HouseDesk) => (await bridge.orders.get({ orderNo })).card;
const isOffered = async ({ bridge }: HouseDesk): Promise<readonly boolean[]> => {
  const listed = await bridge.orders.list({ text: '', status: 'on-the-way', limit: 200 });
  const { onTheWay } = await bridge.today.get();
  return [listed.rows, onTheWay].map((rows) => rows.some((card) => card.orderNo === orderNo));
};
const twice = async ({ bridge }: HouseDesk) => (await bridge.today.get()).answers.filter((answer) => answer.kind === 'picked-up-twice').map(({ orderNos, pickup, text }) => ({ orderNos, pickup, text }));
const notices = () => house.hq.hq.db.selectFrom('notices').select(['kind', 'order_nos', 'dealer']).where('kind', '=', 'picked-up-twice').execute();

/** Takes the order over at this desk. */
async function pickUp({ bridge }: HouseDesk, alsoElsewhere: readonly OrderNo[] = []): Promise<PickupId> {
  const view = await bridge.pickups.record({ orders: [orderNo], alsoElsewhere: [...alsoElsewhere], pickedUpAt: house.clock.now(), timeChangedBecause: null, carrier: '德通物流', carrierPhone: '0531-88001234', waybill: '', plate: '', metresPerLength: {} });
  return view.inspection.pickup.id;
}

describe('two desks of one dealer', () => {
  test('what one has picked up the other no longer offers, and picks up only knowing it', async () => {
    const pickedUpAt = house.clock.now();
    expect(await isOffered(warehouse)).toEqual([true, true]);
    const { inspection } = await takeOver(counter.bridge, [orderNo], pickedUpAt);
    await counter.bridge.desk.sync({});
    await warehouse.bridge.desk.sync({});
    expect(await cardOf(warehouse)).toMatchObject({ status: 'on-the-way', pickup: null, elsewhere: { deviceName: '门店电脑', pickedUpAt } });
    expect(await isOffered(warehouse)).toEqual([false, false]);
    // It is found all the same, and what would run can be looked at.
    expect((await warehouse.bridge.orders.list({ text: orderNo, limit: 5 })).rows.map((card) => card.orderNo)).toEqual([orderNo]);
    expect((await warehouse.bridge.pickups.preview({ orders: [orderNo], pickedUpAt, metresPerLength: {} })).limits.length).toBeGreaterThan(0);
    await expect(pickUp(warehouse)).rejects.toMatchObject({ data: { code: 'order.picked-up-elsewhere', details: { orderNo, deviceName: '门店电脑' } } });
    expect((await warehouse.bridge.pickups.list({ text: '', limit: 5 })).total).toBe(0);
    // What a desk has told HQ itself is nobody else's.
    expect(await cardOf(counter)).toMatchObject({ status: 'picked-up', pickup: inspection.pickup.id, elsewhere: null });
    expect(await notices()).toEqual([]);

    house.clock.pass(10 * minuteMs);
    const second = await pickUp(warehouse, [orderNo]);
    expect((await warehouse.bridge.pickups.get({ pickup: second })).elsewhere).toEqual([{ orderNo, deviceName: '门店电脑' }]);
    await warehouse.bridge.desk.sync({});
    await counter.bridge.desk.sync({});
    expect((await counter.bridge.pickups.get({ pickup: inspection.pickup.id })).elsewhere).toEqual([{ orderNo, deviceName: '仓库电脑' }]);
    expect(await notices()).toEqual([{ kind: 'picked-up-twice', order_nos: JSON.stringify([orderNo]), dealer: 'JX0012' }]);
  });

  test('picked up at both while they were out of touch: each is told once, and HQ’s people as well', async () => {
    house.proxy.weather = 'down';
    const pickups = [await pickUp(counter), await pickUp(warehouse)];
    house.proxy.weather = 'pass';
    for (let time = 0; time < 2; time += 1) {
      for (const desk of [counter, warehouse]) await desk.bridge.desk.sync({});
      house.clock.pass(hourMs);
    }
    expect(await twice(counter)).toEqual([{ orderNos: [orderNo], pickup: pickups[0], text: '仓库电脑' }]);
    expect(await twice(warehouse)).toEqual([{ orderNos: [orderNo], pickup: pickups[1], text: '门店电脑' }]);
    expect(await notices()).toHaveLength(1);
    // HQ was restored: its stream is read again from the beginning, and nothing is told anew.
    await house.restartHq(undefined, true);
    for (const desk of [counter, warehouse]) await desk.bridge.desk.sync({});
    expect([await twice(counter), await twice(warehouse)].map((told) => told.length)).toEqual([1, 1]);
  });

  test('a desk that is enrolled later learns what was picked up before', async () => {
    await takeOver(counter.bridge, [orderNo], house.clock.now());
    await counter.bridge.desk.sync({});
    const third = await house.addDesk({ name: '新电脑' });
    await third.bridge.desk.sync({});
    expect(await isOffered(third)).toEqual([false, false]);
    expect(await cardOf(third)).toMatchObject({ elsewhere: { deviceName: '门店电脑' } });
  });

  test('a desk of an older wire is not sent what it cannot read; updated, it learns it', async () => {
    expect(newsKeptFrom(2)).toEqual(['picked-up']);
    await takeOver(counter.bridge, [orderNo], house.clock.now());
    await counter.bridge.desk.sync({});
    await warehouse.bridge.desk.sync({});
    // The data as the program of wire 2 left them.
    await warehouse.close();
    const db = new Database(join(warehouse.folder, 'desk.sqlite'));
    db.exec("DELETE FROM news WHERE kind = 'picked-up'; DROP TABLE picked_up_elsewhere; PRAGMA user_version = 7");
    db.close();
    await warehouse.reopen();
    expect(await isOffered(warehouse)).toEqual([true, true]);
    await warehouse.bridge.desk.sync({});
    expect(await isOffered(warehouse)).toEqual([false, false]);
  });

  test('an order that HQ sends again is not offered anew where another desk has it, nor is a paper of its number', async () => {
    await counter.bridge.orders.enterFromPaper({ order: { orderNo: 'XS-77' as OrderNo, salesOrderNo: '', shippedOn: null, carrier: '德通物流', carrierPhone: '0531-88001234', waybill: '', lines: (await counter.bridge.orders.get({ orderNo })).order.lines } });
    await takeOver(counter.bridge, ['XS-77' as OrderNo], house.clock.now());
    await counter.bridge.desk.sync({});
    await warehouse.bridge.desk.sync({});
    const { card } = await warehouse.bridge.orders.enterFromPaper({ order: { orderNo: 'XS-77' as OrderNo, salesOrderNo: '', shippedOn: null, carrier: '德通物流', carrierPhone: '0531-88001234', waybill: '', lines: (await counter.bridge.orders.get({ orderNo })).order.lines } });
    expect(card.elsewhere).toMatchObject({ deviceName: '门店电脑' });
    expect((await warehouse.bridge.orders.list({ text: 'XS-77', status: 'on-the-way', limit: 5 })).total).toBe(0);
  });
});
