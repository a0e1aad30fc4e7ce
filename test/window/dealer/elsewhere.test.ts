import { randomBytes } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { issueCode } from '../../../hq/device/issue-code.ts';
import { makeUuid7, orderNoSchema, type DealerId, type OrderNo, type PickupId } from '../../../shared/kernel/ids.ts';
import { epochMs } from '../../../shared/kernel/instant.ts';
import { openBrowser } from '../../kit/browser.ts';
import { TestDesk } from '../../kit/hq-desk.ts';
import { openDealerHouse, type DealerHouse } from './dealer-house.ts';
import { openDealerPage } from './dealer-page.ts';

const [first, second] = ['CK20261120-1001', 'CK20261120-1002'].map((text) => orderNoSchema.parse(text)) as [OrderNo, OrderNo];

let browser: Browser;
let house: DealerHouse;
let other: TestDesk;
beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), openDealerHouse()]);
  await house.enrol();
  const code = await issueCode(house.hq.hq, { dealer: 'JX0012' as DealerId, device: null, person: { name: '钱库管', role: 'inspector' }, by: 'test' });
  if (!code.ok) throw new Error(code.problem.code);
  other = new TestDesk(house.consoleUrl, () => house.hq.hq.clock.now());
  expect((await other.enrol(code.value.code)).status).toBe(200);
  await house.bridge.desk.sync({});
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

/** The dealer’s other desk takes the order over and reports it. */
async function pickedUpElsewhere(orderNo: OrderNo): Promise<void> {
  const now = house.hq.hq.clock.now();
  const { order } = await house.bridge.orders.get({ orderNo });
  const pickup = { id: makeUuid7<PickupId>(epochMs(now), randomBytes(10)), orders: [order], pickedUpAt: now, enteredAt: now, timeChangedBecause: null, carrier: '德通物流', carrierPhone: '0531-88001234', waybill: '', plate: '' };
  const told = await other.call('POST', '/wire/v1/reports', { pickups: [{ pickup, revision: 1, limitsShownAt: null, reminders: [], unsent: [] }], complete: true, queue: { waiting: 0, parked: 0 }, wall: now });
  expect(told.status).toBe(200);
  await house.bridge.desk.sync({});
}

test('goods that another desk has picked up are not offered; found, they say so, and are picked up here only after that', async () => {
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  await desk.button(`提货 ${first}`).waitFor();
  await pickedUpElsewhere(first);
  await desk.button(`提货 ${first}`).waitFor({ state: 'detached' });

  await page.getByRole('main').getByRole('button', { name: '提货', exact: true }).click();
  await page.getByRole('textbox', { name: '找出库单' }).fill(first);
  await page.getByText('在“前台电脑”上提的').waitFor();
  await desk.press(`选这单 ${first}`);
  await page.getByText(`${first} 已在另一台电脑“前台电脑”上提货`).waitFor();
  await desk.judge('an order that another desk has picked up');
  expect(await desk.button('确认提货').count()).toBe(0);
  await page.locator('.notice').getByRole('button', { name: `移除 ${first}` }).click();
  await page.getByText(`${first} 已在另一台电脑`).waitFor({ state: 'detached' });

  await desk.press(`选这单 ${first}`);
  await desk.press('仍在这里提货');
  await desk.press('知道了，开始一验');
  await page.getByText(`另一台电脑（前台电脑）也提了 ${first}`).waitFor();
  await desk.judge('a pickup of goods that another desk has picked up, too');
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

test('what is told while the form is filled in stands there before anything is recorded', async () => {
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  await desk.press(`提货 ${second}`);
  await desk.button('确认提货').waitFor();
  await pickedUpElsewhere(second);
  await page.getByText(`${second} 已在另一台电脑“前台电脑”上提货`).waitFor();
  await desk.button('仍在这里提货').waitFor();
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

test('goods that both have picked up are told of under HQ’s answers, which lead to them', async () => {
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  const third = orderNoSchema.parse('CK20261120-1003');
  house.proxy.weather = 'down';
  await desk.go('/', desk.button(`提货 ${third}`));
  await desk.pickUp(third);
  house.proxy.weather = 'pass';
  await pickedUpElsewhere(third);
  await page.getByText(`另一台电脑（前台电脑）也提了 ${third}`).waitFor();
  await desk.go('/', page.getByText('提了两次货'));
  await page.getByText('另一台电脑“前台电脑”也提了这单货').waitFor();
  await desk.judge('an answer about goods that were picked up twice');
  await page.getByRole('link', { name: `查看 ${third}` }).first().click();
  await page.getByText(`另一台电脑（前台电脑）也提了 ${third}`).waitFor();
  expect(desk.errors).toEqual([]);
  await page.context().close();
});
