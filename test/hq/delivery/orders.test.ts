import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openConsoleHq, problemOf, type Caller, type ConsoleHq } from '../../kit/console-hq.ts';

interface Row {
  readonly orderNo: string;
  readonly region: string;
  readonly shippedOn: string | null;
  readonly dealer: string;
  readonly status: string;
}

describe.each(['sqlite', 'postgres'] as const)('outbound orders in the console on %s', (kind) => {
  let house: ConsoleHq;
  let admin: Caller;
  let east: Caller;
  beforeAll(async () => {
    house = await openConsoleHq(kind);
    admin = await house.signIn('admin');
    east = await house.signIn('assistant-east');
  });
  afterAll(() => house.close());

  const list = async (by: Caller, query: Readonly<Record<string, string>> = {}) => (await by('GET', `/console/v1/orders?${new URLSearchParams(query).toString()}`)).body as { rows: Row[]; next: string | null; total: number };

  test('are listed by the day they were shipped, the last first, and by number within a day; one without a day by when it came', async () => {
    const whole = (await list(admin, { limit: '200' })).rows;
    const days = whole.map((row) => row.shippedOn ?? '');
    expect(new Set(days).size).toBeGreaterThan(3);
    expect(whole.map((row) => row.orderNo)).toEqual(whole.toSorted((one, other) => ((one.shippedOn ?? '') + one.orderNo < (other.shippedOn ?? '') + other.orderNo ? 1 : -1)).map((row) => row.orderNo));
    const [first, second] = whole;
    const set = (orderNo: string | undefined, shippedOn: string | null) => house.hq.db.updateTable('outbound_orders').set({ shipped_on: shippedOn as never }).where('order_no', '=', orderNo as never).execute();
    await set(first?.orderNo, null);
    expect((await list(admin, { limit: '1' })).rows.map((row) => row.orderNo)).toEqual([first?.orderNo]);
    await set(first?.orderNo, first?.shippedOn ?? null);
    await set(second?.orderNo, '2020-01-01');
    expect((await list(admin, { limit: '200' })).rows.at(-1)?.orderNo).toBe(second?.orderNo);
    await set(second?.orderNo, second?.shippedOn ?? null);
  });

  test('are given page by page, each once', async () => {
    const whole = await list(admin, { limit: '200' });
    expect([whole.total, whole.rows.length, whole.next]).toEqual([20, 20, null]);
    const seen: string[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const page: Awaited<ReturnType<typeof list>> = await list(admin, { limit: '7', ...(after === '' ? {} : { after }) });
      expect(page.total).toBe(20);
      seen.push(...page.rows.map((row) => row.orderNo));
      after = page.next;
    }
    expect(seen).toEqual(whole.rows.map((row) => row.orderNo));
    expect(new Set(seen).size).toBe(20);
  });

  test('are found by number, waybill, carrier, product, dealer name and code; all words must fit; signs mean themselves', async () => {
    const orders = async (text: string) => (await list(admin, { text })).rows;
    const [first] = (await list(admin, { limit: '1' })).rows;
    expect((await orders(first?.orderNo.toLowerCase() ?? '')).map((row) => row.orderNo)).toEqual([first?.orderNo]);
    expect((await orders('ZY202612')).every((row) => row.dealer === 'JX0047')).toBe(true);
    expect((await orders('蜀道通')).length).toBe(7);
    expect((await orders('鞋架')).length).toBe(1);
    expect((await orders('恒安')).length).toBe(7);
    expect((await orders('jx0103 切割片')).length).toBe(1);
    expect(await orders('%')).toEqual([]);
    expect(await orders('_')).toEqual([]);
    expect(await orders("' or 1=1 --")).toEqual([]);
  });

  test('are narrowed by status, region and dealer', async () => {
    expect((await list(admin, { region: 'central' })).rows.every((row) => row.region === 'central')).toBe(true);
    expect((await list(admin, { dealer: 'JX0103' })).total).toBe(7);
    expect((await list(admin, { status: 'picked-up' })).total).toBe(0);
    expect((await admin('GET', '/console/v1/orders?status=lost')).status).toBe(400);
    expect(problemOf(await admin('GET', '/console/v1/orders?after=nonsense'))).toBe('input.invalid');
  });

  test('of another region are not there for people of a regional role, however they ask', async () => {
    const own = await list(east, { limit: '200' });
    expect(own.total).toBe(7);
    expect(own.rows.every((row) => row.region === 'east')).toBe(true);
    expect((await list(east, { region: 'central' })).total).toBe(0);
    expect((await list(east, { text: '洛阳' })).total).toBe(0);
    const [foreign] = (await list(admin, { region: 'central', limit: '1' })).rows;
    const answer = await east('GET', `/console/v1/orders/${foreign?.orderNo}`);
    expect([answer.status, problemOf(answer)]).toEqual([404, 'thing.not-found']);
    expect((await east('GET', `/console/v1/orders/${own.rows[0]?.orderNo}`)).status).toBe(200);
  });

  test('are withdrawn with a reason: the dealer is told, a second time changes nothing', async () => {
    const [order] = (await list(admin, { dealer: 'JX0047', limit: '1' })).rows;
    const path = `/console/v1/orders/${order?.orderNo}/withdrawal`;
    expect((await east('POST', path, { reason: 'x' })).status).toBe(403);
    expect((await admin('POST', path, { reason: '' })).status).toBe(400);
    for (let count = 0; count < 2; count += 1) expect((await admin('POST', path, { reason: '发错了' })).body).toEqual({});
    expect((await list(admin, { status: 'withdrawn' })).rows.map((row) => row.orderNo)).toEqual([order?.orderNo]);
    const news = await house.hq.db.selectFrom('news').select('document').where('kind', '=', 'order-withdrawn').execute();
    expect(news.map((item) => JSON.parse(item.document))).toEqual([expect.objectContaining({ orderNo: order?.orderNo, reason: '发错了' })]);
    expect(problemOf(await admin('POST', '/console/v1/orders/NONE/withdrawal', { reason: 'x' }))).toBe('thing.not-found');
  });

  test('that were picked up are not withdrawn', async () => {
    const [order] = (await list(admin, { dealer: 'JX0103', limit: '1' })).rows;
    await house.hq.db.updateTable('outbound_orders').set({ status: 'picked-up' }).where('order_no', '=', order?.orderNo as never).execute();
    expect(problemOf(await admin('POST', `/console/v1/orders/${order?.orderNo}/withdrawal`, { reason: 'x' }))).toBe('order.already-picked-up');
  });
});
