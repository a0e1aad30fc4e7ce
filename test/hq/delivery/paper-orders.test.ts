import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OutboundOrder } from '../../../shared/delivery/outbound-order.ts';
import { addMs, hourMs } from '../../../shared/kernel/instant.ts';
import { pieces } from '../../../hq/store/query.ts';
import type { OrderNo, PickupId } from '../../../shared/kernel/ids.ts';
import { openConsoleHq, problemOf, type Caller, type ConsoleHq } from '../../kit/console-hq.ts';
import { TestDesk, type SealedWork } from '../../kit/hq-desk.ts';

describe.each(['sqlite', 'postgres'] as const)('orders that a dealer has entered from paper on %s', (kind) => {
  let house: ConsoleHq;
  let admin: Caller;
  let east: Caller;
  let erp: Caller;
  let desk: TestDesk;
  beforeAll(async () => {
    house = await openConsoleHq(kind);
    admin = await house.signIn('admin');
    east = await house.signIn('assistant-east');
    erp = house.withKey((await admin('POST', '/console/v1/import-keys', { name: '金蝶云' })).body.key);
    desk = new TestDesk(house.url, house.clock.now);
    await desk.enrol(house.demo.deskCode);
  });
  afterAll(() => house.close());

  const handIn = async (work: SealedWork) => expect((await desk.put(work)).status).toBe(200);
  const orderIn = ({ record: { body } }: SealedWork): OutboundOrder => {
    if (!('pickup' in body) || typeof body.pickup === 'string') throw new Error('a record about goods is expected');
    return body.pickup.orders[0] as OutboundOrder;
  };
  const report = async (work: SealedWork) => {
    const { body } = work.record;
    if (body.kind !== 'feedback') throw new Error('a feedback is expected');
    const answer = await desk.call('POST', '/wire/v1/reports', { pickups: [{ pickup: body.pickup, revision: 1, limitsShownAt: null, reminders: [], unsent: [] }], complete: false, queue: { waiting: 0, parked: 0 }, wall: house.clock.now() });
    expect(answer.status).toBe(200);
  };
  const view = (orderNo: string, by = admin) => by('GET', `/console/v1/orders/${orderNo}`);
  const statusOf = async (orderNo: string) => (await view(orderNo)).body.row.status;

  test('are read from the record that names them: goods, limits, records, and that they are from paper', async () => {
    const work = desk.seal({ orderNo: 'ZD-1', lines: [{ productClass: 'door', unit: 'set' }, { productClass: 'material', unit: 'piece' }] });
    await handIn(work);
    const { status, body } = await view('ZD-1', east);
    expect(status).toBe(200);
    expect(body.order).toEqual(orderIn(work));
    expect(body.order.source).toBe('paper');
    expect(body.row).toMatchObject({ orderNo: 'ZD-1', dealer: desk.dealer.id, region: 'east', status: 'fed-back', lines: 2, classes: ['door', 'material'] });
    expect(body.row.worstState).not.toBe(null);
    expect(body.records.map((row: { record: string }) => row.record)).toEqual([work.record.id]);
    expect(body.pickups).toHaveLength(1);
    expect(body.pickups[0].limits.length).toBeGreaterThan(0);
  });

  test('are there from the first report on, and fed back only once every line is covered', async () => {
    const lines = [{ productClass: 'home' as const, unit: 'piece' as const }, { productClass: 'home' as const, unit: 'piece' as const }];
    const half = desk.seal({ orderNo: 'ZD-2', lines, covers: [1] });
    await report(half);
    expect((await view('ZD-2')).body).toMatchObject({ row: { status: 'picked-up' }, records: [], pickups: [{ limits: [{ state: expect.any(String) }] }] });
    await handIn(half);
    expect(await statusOf('ZD-2')).toBe('picked-up');
    const refusal = desk.seal({ orderNo: 'ZD-3', kind: 'refusal' });
    await handIn(refusal);
    expect(await statusOf('ZD-3')).toBe('refused');
  });

  test('are found by their number, their waybill and their dealer, and not by people of another region', async () => {
    await handIn(desk.seal({ orderNo: 'ZD-4' }));
    const found = async (text: string, by = east) => (await by('GET', `/console/v1/search?${new URLSearchParams({ text }).toString()}`)).body.orders.map((row: { orderNo: string }) => row.orderNo) as string[];
    expect(await found('zd-4')).toEqual(['ZD-4']);
    expect(await found('ZD-4 恒安')).toEqual(['ZD-4']);
    expect(await found('ZD-4 SD88001234')).toEqual(['ZD-4']);
    expect(await found('ZD-4 别人')).toEqual([]);
    expect(await found('%')).toEqual([]);
    await admin('POST', '/console/v1/staff', { username: 'assistant-west', name: '西区助理', phone: '', roles: ['business-assistant'], regions: ['central'], password: 'yanhuo-west-1' });
    const west = await house.signInFirst('assistant-west', 'yanhuo-west-1');
    expect(await found('ZD-4', west)).toEqual([]);
    expect(problemOf(await view('ZD-4', west))).toBe('thing.not-found');
  });

  test('are listed by page, the last picked up first, each once however often it was picked up, and not to people of another region', async () => {
    interface Page {
      readonly rows: readonly { readonly orderNo: string; readonly dealer: string; readonly status: string }[];
      readonly next: string | null;
      readonly total: number;
    }
    const page = async (query: Readonly<Record<string, string>>, by = admin): Promise<Page> => (await by('GET', `/console/v1/paper-orders?${new URLSearchParams(query).toString()}`)).body;
    const before = await page({ limit: '200' });
    expect(before.rows.map((row) => row.orderNo).toSorted()).toEqual(['ZD-1', 'ZD-2', 'ZD-3', 'ZD-4']);
    const uuid = () => desk.seal({ keepChain: true }).record.id as never;
    for (const hours of [9, 30, 2]) await report(desk.seal({ orderNo: `ZP-${hours}`, keepChain: true, pickup: { id: uuid(), pickedUpAt: addMs(house.clock.now(), -hours * hourMs) } }));
    // The same paper once more, an hour before: what was picked up last is what counts.
    await handIn(desk.seal({ orderNo: 'ZP-2', kind: 'refusal', pickup: { id: uuid(), pickedUpAt: addMs(house.clock.now(), -3 * hourMs) } }));
    const seen: string[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const next: Page = await page({ text: 'zp-', limit: '1', ...(after === '' ? {} : { after }) }, east);
      expect(next.total).toBe(3);
      seen.push(...next.rows.map((row) => `${row.orderNo} ${row.status}`));
      after = next.next;
    }
    expect(seen).toEqual(['ZP-2 picked-up', 'ZP-9 picked-up', 'ZP-30 picked-up']);
    expect((await page({ region: 'central' })).total).toBe(0);
    const central = await house.signIn('assistant-central');
    expect((await page({}, central)).total).toBe(0);
    expect(problemOf(await admin('GET', '/console/v1/paper-orders?after=nonsense'))).toBe('input.invalid');
    expect((await admin('GET', '/console/v1/orders?text=ZP-')).body.total).toBe(0);
  });

  test('that HQ imports afterwards are as far as their pickups: not on their way, not to be withdrawn', async () => {
    const work = desk.seal({ orderNo: 'ZD-5' });
    await handIn(work);
    const open = desk.seal({ orderNo: 'ZD-6', keepChain: true });
    await report(open);
    const onTheWay = (await admin('GET', '/console/v1/home')).body.onTheWay;
    const put = await erp('POST', '/erp/v1/outbound-orders', { orders: [work, open].map((each) => ({ ...orderIn(each), source: 'hq' })) });
    expect([put.status, put.body.accepted]).toEqual([200, 2]);
    expect([await statusOf('ZD-5'), await statusOf('ZD-6')]).toEqual(['fed-back', 'picked-up']);
    expect((await view('ZD-5')).body.order.source).toBe('hq');
    expect((await admin('GET', '/console/v1/paper-orders?text=ZD-5')).body.total).toBe(0);
    expect((await admin('GET', '/console/v1/home')).body.onTheWay).toBe(onTheWay);
    for (const orderNo of ['ZD-5', 'ZD-6']) expect(problemOf(await admin('POST', `/console/v1/orders/${orderNo}/withdrawal`, { reason: '发错了' }))).toBe('order.already-picked-up');
    expect((await admin('GET', '/console/v1/search?text=ZD-5')).body.orders).toHaveLength(1);
  });

  test('that another dealer has typed with the same number say nothing of the order HQ sends', async () => {
    await handIn(desk.seal({ orderNo: 'ZD-7' }));
    const foreign = { ...orderIn(desk.seal({ orderNo: 'ZD-7', keepChain: true })), source: 'hq', dealer: 'JX0047', dealerName: '' };
    expect((await erp('POST', '/erp/v1/outbound-orders', { orders: [foreign] })).status).toBe(200);
    expect((await view('ZD-7')).body.row).toMatchObject({ dealer: 'JX0047', status: 'on-the-way' });
    expect((await view('ZD-7', east)).body.row).toMatchObject({ dealer: desk.dealer.id, status: 'fed-back' });
    // Who sees both says whose it is.
    expect((await view(`ZD-7?dealer=${desk.dealer.id}`)).body).toMatchObject({ row: { dealer: desk.dealer.id, status: 'fed-back' }, order: { source: 'paper' } });
    expect((await view('ZD-7?dealer=JX0047')).body.row).toMatchObject({ dealer: 'JX0047', status: 'on-the-way' });
    expect((await admin('GET', '/console/v1/paper-orders?text=ZD-7')).body.rows).toMatchObject([{ dealer: desk.dealer.id, status: 'fed-back' }]);
    expect(problemOf(await view('ZD-7?dealer=JX0103'))).toBe('thing.not-found');
    expect(problemOf(await view('ZD-7?dealer=JX0047', east))).toBe('thing.not-found');
  });

  test('are listed where one dealer has entered twenty thousand of them, without going through all of them for each', async () => {
    const many = 20_000;
    const { body } = desk.seal({ orderNo: 'ZQ-0', keepChain: true }).record;
    if (body.kind !== 'feedback') throw new Error('a feedback is expected');
    const { pickup } = body;
    const order = pickup.orders[0] as OutboundOrder;
    const rows = Array.from({ length: many }, (_, index) => {
      const [id, orderNo] = [`${pickup.id.slice(0, 24)}${String(index).padStart(12, '0')}` as PickupId, `ZQ-${index}` as OrderNo];
      const at = addMs(pickup.pickedUpAt, -(index + 1) * hourMs);
      return { id, orderNo, at, document: JSON.stringify({ ...pickup, id, pickedUpAt: at, orders: [{ ...order, orderNo }] }) };
    });
    await house.hq.db.transaction().execute(async (trx) => {
      for (const piece of pieces(rows)) {
        await trx.insertInto('pickups').values(piece.map(({ id, orderNo, at, document }) => ({
          id, dealer: desk.dealer.id, device: desk.device, document, picked_up_at: at, entered_at: at, revision: 1, limits_shown_at: null, heard_at: at, order_nos: JSON.stringify([orderNo]), carrier: '', carrier_phone: '', search: orderNo.toLowerCase(),
        }))).execute();
        await trx.insertInto('pickup_orders').values(piece.map(({ id, orderNo }) => ({ pickup: id, order_no: orderNo }))).execute();
      }
    });
    const { body: page } = await admin('GET', '/console/v1/paper-orders?text=zq-&limit=2');
    expect([page.total, page.rows.map((row: { orderNo: string }) => row.orderNo)]).toEqual([many, ['ZQ-0', 'ZQ-1']]);
  });
});
