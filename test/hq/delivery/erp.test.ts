import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { orderHash } from '../../../hq/delivery/order-hash.ts';
import type { OrderNo } from '../../../shared/kernel/ids.ts';
import { wholeQuantity } from '../../../shared/kernel/quantity.ts';
import { openConsoleHq, problemOf, type Caller, type ConsoleHq } from '../../kit/console-hq.ts';
import { makeLargeOrder, makeLine, makeOrder, makeOrderOfAllClasses } from '../../kit/make-orders.ts';

describe.each(['sqlite', 'postgres'] as const)('the ERP hands in orders on %s', (kind) => {
  let house: ConsoleHq;
  let admin: Caller;
  let erp: Caller;
  beforeAll(async () => {
    house = await openConsoleHq(kind);
    admin = await house.signIn('admin');
    erp = house.withKey((await admin('POST', '/console/v1/import-keys', { name: '金蝶云' })).body.key);
  });
  afterAll(() => house.close());

  const put = (...orders: readonly unknown[]) => erp('POST', '/erp/v1/outbound-orders', { orders });
  const numberOfOrders = async () => (await house.hq.db.selectFrom('outbound_orders').select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).count;

  test('new ones are accepted with their hash, the same ones again change nothing', async () => {
    const order = makeOrderOfAllClasses({ orderNo: 'ERP-1' as OrderNo });
    const first = await put(order);
    expect([first.status, first.body]).toEqual([200, { accepted: 1, unchanged: 0, orders: [{ orderNo: 'ERP-1', hash: orderHash(order) }] }]);
    const news = await house.hq.db.selectFrom('news').select('number').where('kind', '=', 'order').execute();
    for (let count = 0; count < 3; count += 1) expect((await put(order)).body).toMatchObject({ accepted: 0, unchanged: 1 });
    expect(await house.hq.db.selectFrom('news').select('number').where('kind', '=', 'order').execute()).toHaveLength(news.length);
    expect((await admin('GET', '/console/v1/orders/ERP-1')).body.order).toEqual(order);
  });

  test('twenty equal sends at once make one order', async () => {
    const order = makeOrder({ orderNo: 'ERP-2' as OrderNo });
    const answers = await Promise.all(Array.from({ length: 20 }, () => put(order)));
    expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(answers.reduce((sum, answer) => sum + answer.body.accepted, 0)).toBe(1);
    expect(await house.hq.db.selectFrom('news').select('number').where('document', 'like', '%"ERP-2"%').execute()).toHaveLength(1);
  });

  test('R-TL-11: lengths without their metres get them from the specification', async () => {
    const line = makeLine({ productClass: 'pipe', unit: 'length', specification: 'φ25×0.8×6000', quantity: wholeQuantity(15) });
    await put(makeOrder({ orderNo: 'ERP-3' as OrderNo, lines: [line] }));
    expect((await admin('GET', '/console/v1/orders/ERP-3')).body.order.lines[0].metresPerLength).toBe(6_000);
  });

  test('one wrong order keeps all of them out, and each mistake is named', async () => {
    const before = await numberOfOrders();
    const answer = await put(
      makeOrder({ orderNo: 'ERP-4' as OrderNo }),
      makeOrder({ orderNo: 'ERP-5' as OrderNo, dealer: 'JX9999' as never }),
      makeOrder({ orderNo: 'ERP-6' as OrderNo, dealerName: '别人家' }),
      makeOrder({ orderNo: 'ERP-7' as OrderNo, lines: [makeLine(), makeLine({ quantity: 0 as never }), makeLine({ lineNo: 3, unit: 'length' })] }),
    );
    expect([answer.status, problemOf(answer)]).toEqual([422, 'import.orders-wrong']);
    expect(answer.body.data.details).toEqual({
      total: 5,
      mistakes: [
        { order: 'ERP-5', line: null, field: 'dealer', found: 'JX9999', problem: 'unknown-dealer', expected: 'JX0012' },
        { order: 'ERP-6', line: null, field: 'dealerName', found: '别人家', problem: 'dealer-name-differs', expected: '济南恒安门窗经营部' },
        { order: 'ERP-7', line: 1, field: 'lineNo', found: '1', problem: 'line-number-twice', expected: '4' },
        { order: 'ERP-7', line: 1, field: 'quantity', found: '0', problem: 'not-positive', expected: '1' },
        { order: 'ERP-7', line: 3, field: 'unit', found: '支', problem: 'unit-does-not-fit', expected: '套、件' },
      ],
    });
    expect(await numberOfOrders()).toBe(before);
  });

  test('a body of another shape is refused before it is judged', async () => {
    expect(problemOf(await put({ ...makeOrder(), surprise: 1 }))).toBe('input.invalid');
    expect(problemOf(await put())).toBe('input.invalid');
    expect(problemOf(await put({ ...makeOrder(), lines: Array.from({ length: 4_001 }, (_, index) => makeLine({ lineNo: index + 1 })) }))).toBe('input.invalid');
  });

  test('an order of 4,000 lines is taken in, changed and found again', async () => {
    const order = makeLargeOrder(4_000, { orderNo: 'ERP-8' as OrderNo });
    expect((await put(order)).body).toMatchObject({ accepted: 1 });
    expect((await put({ ...order, carrier: '别家物流' })).body).toMatchObject({ accepted: 1 });
    const view = (await admin('GET', '/console/v1/orders/ERP-8')).body;
    expect([view.row.lines, view.order.lines.length, view.order.carrier]).toEqual([4_000, 4_000, '别家物流']);
  });

  test('without a key, with a wrong one or a revoked one nothing is said', async () => {
    const { id, key } = (await admin('POST', '/console/v1/import-keys', { name: '旧系统' })).body;
    const old = house.withKey(key);
    expect((await old('POST', '/erp/v1/outbound-orders', { orders: [makeOrder({ orderNo: 'ERP-9' as OrderNo })] })).status).toBe(200);
    expect((await admin('DELETE', `/console/v1/import-keys/${id}`)).status).toBe(200);
    const before = await numberOfOrders();
    for (const caller of [old, house.nobody, house.withKey(`${key.slice(0, -1)}x`), admin]) {
      const answer = await caller('POST', '/erp/v1/outbound-orders', { orders: [makeOrder({ orderNo: 'ERP-10' as OrderNo })] });
      expect([answer.status, problemOf(answer)]).toEqual([403, 'permission.denied']);
    }
    expect(await numberOfOrders()).toBe(before);
    const rows = await house.hq.db.selectFrom('import_keys').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(key);
    const listed = (await admin('GET', '/console/v1/import-keys')).body;
    expect(listed.find((each: { name: string }) => each.name === '旧系统')).toMatchObject({ name: '旧系统', lastUsedAt: house.clock.now(), revokedAt: house.clock.now() });
    expect(JSON.stringify(listed)).not.toContain(key.slice(4));
    expect(problemOf(await admin('DELETE', '/console/v1/import-keys/nothing'))).toBe('thing.not-found');
  });

  test('a key opens nothing but the ERP\'s own door', async () => {
    expect((await erp('GET', '/console/v1/orders')).status).toBe(401);
    expect((await erp('GET', '/console/v1/dealers')).status).toBe(401);
  });
});
