import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoOrders } from '../../../hq/demo/demo-orders.ts';
import { seedDemo } from '../../../hq/demo/seed-demo.ts';
import { staffRoles } from '../../../shared/dealer/staff-role.ts';
import { outboundOrderSchema } from '../../../shared/delivery/outbound-order.ts';
import type { CivilDate } from '../../../shared/kernel/instant.ts';
import { productClasses } from '../../../shared/policy/product-class.ts';
import { oneTimeCodeSchema } from '../../../shared/wire/desk-contract.ts';
import { openConsoleHq, type ConsoleHq } from '../../kit/console-hq.ts';

test('the demonstration orders are whole and cover every class, on any day', () => {
  for (const today of ['2026-11-22', '2028-02-29', '2027-01-01'] as CivilDate[]) {
    const orders = demoOrders(today);
    expect(orders).toHaveLength(20);
    for (const order of orders) expect(outboundOrderSchema.parse(order)).toEqual(order);
    expect(new Set(orders.map((order) => order.orderNo)).size).toBe(20);
    expect(new Set(orders.flatMap((order) => order.lines.map((line) => line.productClass)))).toEqual(new Set(productClasses));
    expect(orders.filter((order) => order.dealer === 'JX0012' && order.shippedOn === today)).toHaveLength(4);
    expect(orders.every((order) => order.shippedOn !== null && order.shippedOn <= today)).toBe(true);
  }
});

describe.each(['sqlite', 'postgres'] as const)('the demonstration on %s', (kind) => {
  let house: ConsoleHq;
  beforeAll(async () => {
    house = await openConsoleHq(kind);
  });
  afterAll(() => house.close());

  test('has somebody in every role who can sign in without changing the password', async () => {
    expect(new Set(house.demo.signIns.flatMap((each) => each.roles))).toEqual(new Set(staffRoles));
    for (const { username, password, roles, region } of house.demo.signIns) {
      const me = (await (await house.signIn(username, password))('GET', '/console/v1/session')).body;
      expect(me).toMatchObject({ username, roles, mustChangePassword: false, regions: region === null ? [] : [{ name: region }] });
    }
  });

  test('gives a code for the desk; a second start keeps what is there and ends the code before', async () => {
    const count = async () => Promise.all((['staff', 'dealers', 'regions', 'persons', 'outbound_orders', 'news'] as const).map(async (table) => (await house.hq.db.selectFrom(table).select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).count));
    const before = await count();
    expect(before.slice(0, 5)).toEqual([18, 3, 3, 4, 20]);
    const again = await seedDemo(house.hq);
    expect(await count()).toEqual(before);
    expect(oneTimeCodeSchema.safeParse(again.deskCode).success).toBe(true);
    expect(again.deskCode).not.toBe(house.demo.deskCode);
    expect(await house.hq.db.selectFrom('one_time_codes').select('person').execute()).toHaveLength(1);
    house.clock.advance(3 * 86_400_000);
    await seedDemo(house.hq);
    expect(await count()).toEqual(before);
  });
});
