import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inspectLines, takeOver } from '../../../build/inspect-goods.ts';
import { orderNoSchema } from '../../../shared/kernel/ids.ts';
import { wholeQuantity } from '../../../shared/kernel/quantity.ts';
import { openBrowser } from '../../kit/browser.ts';
import { problemOf } from '../../kit/desk-bridge.ts';
import { openDealerHouse, type DealerHouse } from './dealer-house.ts';
import { openDealerPage } from './dealer-page.ts';

let browser: Browser;
let house: DealerHouse;
beforeAll(async () => {
  browser = await openBrowser();
  house = await openDealerHouse();
  await house.enrol();
  const pipe = { productClass: 'pipe' as const, name: '304彩管 圆管', specification: 'Φ25×1.0', colour: '', quantity: wholeQuantity(15), unit: 'length' as const, metresPerLength: null, weightGrams: null, packages: 1, note: '' };
  await house.bridge.orders.enterFromPaper({
    order: { orderNo: orderNoSchema.parse('CK-PIPES'), salesOrderNo: '', shippedOn: null, carrier: '德通物流', carrierPhone: '0531-88001234', waybill: '', lines: [7, 9].map((lineNo) => ({ ...pipe, lineNo })) },
  });
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

test('goods of one name are told apart by the order’s own line number, from the length of pipes to the signature, and never by a key', async () => {
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  await desk.press('提货 CK-PIPES');
  await page.getByLabel('304彩管 圆管（第 7 行） · Φ25×1.0 · 每支长度（米）').fill('6');
  await page.getByLabel('304彩管 圆管（第 9 行） · Φ25×1.0 · 每支长度（米）').fill('3');
  // Without a length there is no limit to reckon, so nothing is recorded that could not be signed.
  for (const [typed, said] of [['六米', '填数字，单位是米，比如 6 或 5.8'], ['', '请填写']] as const) {
    await page.getByLabel('304彩管 圆管（第 9 行） · Φ25×1.0 · 每支长度（米）').fill(typed);
    await desk.press('确认提货');
    await page.locator('.field-error').getByText(said).waitFor();
  }
  expect((await house.bridge.today.get()).cards).toEqual([]);
  const entry = { orders: [orderNoSchema.parse('CK-PIPES')], pickedUpAt: (await house.bridge.desk.status()).now, timeChangedBecause: null, carrier: '德通物流', carrierPhone: '0531-88001234', waybill: '', plate: '', metresPerLength: {} };
  expect(await problemOf(house.bridge.pickups.record(entry))).toEqual({ code: 'pickup.length-missing', details: { line: '304彩管 圆管' } });
  await page.getByLabel('304彩管 圆管（第 9 行） · Φ25×1.0 · 每支长度（米）').fill('3米');
  await desk.judge('the length of pipes');
  expect(await page.locator('body').innerText()).not.toContain('#');
  await desk.press('English');
  await page.getByLabel('304彩管 圆管 (line 7) · Φ25×1.0 · Length of each (m)').waitFor();
  await desk.press('中文');
  await desk.press('确认提货');
  await desk.press('知道了，开始一验');
  await page.getByRole('link', { name: '签收' }).click();
  await page.getByRole('checkbox', { name: /304彩管 圆管（第 9 行）/ }).waitFor();
  await page.locator('#missing-title').waitFor();
  await page.getByText('304彩管 圆管（第 7 行）: ').first().waitFor();
  await desk.judge('lines to sign');
  expect(await page.locator('body').innerText()).not.toContain('#');
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

test('goods of several orders on one truck say in every list whose they are', async () => {
  const door = { productClass: 'door' as const, name: '单开门', specification: '2050×960', colour: '', quantity: wholeQuantity(2), unit: 'set' as const, metresPerLength: null, weightGrams: null, packages: 1, note: '' };
  const orders = ['CK-DOORS-A', 'CK-DOORS-B'].map((name) => orderNoSchema.parse(name));
  for (const orderNo of orders) {
    await house.bridge.orders.enterFromPaper({ order: { orderNo, salesOrderNo: '', shippedOn: null, carrier: '德通物流', carrierPhone: '0531-88001234', waybill: '', lines: [1, 2].map((lineNo) => ({ ...door, lineNo })) } });
  }
  const view = await takeOver(house.bridge, orders, (await house.bridge.desk.status()).now);
  const pickup = view.inspection.pickup.id;
  await inspectLines(house.bridge, pickup);
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  const wanted = ['单开门（CK-DOORS-A 第 1 行）', '单开门（CK-DOORS-A 第 2 行）', '单开门（CK-DOORS-B 第 1 行）', '单开门（CK-DOORS-B 第 2 行）'];
  for (const [step, title] of [['stage-1', /一验/], ['stage-2', /二验/], ['compare', '核对']] as const) {
    await desk.go(`/pickup/${pickup}/${step}`, page.getByRole('heading', { level: 1, name: title }));
    expect(await page.getByRole('article').getByRole('heading', { level: 3 }).allInnerTexts()).toEqual(wanted);
    await desk.judge(`several orders: ${step}`);
  }
  // What is pressed names its line as well.
  const names = await page.getByRole('button', { name: /^改数/ }).evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')));
  expect(names).toEqual(wanted.map((name) => `改数 ${name}`));
  expect(desk.errors).toEqual([]);
  await page.context().close();
});
