import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { orderNoSchema } from '../../../shared/kernel/ids.ts';
import { openBrowser } from '../../kit/browser.ts';
import { openDealerHouse, type DealerHouse } from './dealer-house.ts';
import { openDealerPage } from './dealer-page.ts';

let browser: Browser;
let house: DealerHouse;
beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), openDealerHouse()]);
  await house.enrol();
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

test('R-TL-22: that the limits were shown is asked to be recorded once; where it is refused the page says so and can try again', async () => {
  const { inspection } = await house.bridge.pickups.record({
    orders: [orderNoSchema.parse('CK20261120-1004')], pickedUpAt: (await house.bridge.desk.status()).now, timeChangedBecause: null, carrier: '德通物流', carrierPhone: '0531-88001234', waybill: '', plate: '', metresPerLength: {},
  });
  const pickup = inspection.pickup.id;
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  let asked = 0;
  let isFull = true;
  await page.route('**/bridge/pickups/limitsShown', async (route) => {
    asked += 1;
    const body = { json: { defined: true, code: 'PROBLEM', status: 507, message: 'disk.full', data: { code: 'disk.full', details: { freeBytes: 1_000_000, neededBytes: 50_000_000 } } }, meta: [] };
    await (isFull ? route.fulfill({ status: 507, contentType: 'application/json', body: JSON.stringify(body) }) : route.continue());
  });
  await desk.go(`/pickup/${pickup}/limits`, page.getByRole('heading', { name: '验货时限' }));
  await page.getByText('硬盘空间不够，暂时不能拍照和签字。已保存的内容都在。').waitFor();
  const again = page.getByRole('button', { name: '重试' });
  await again.waitFor();
  await page.waitForTimeout(1_500);
  expect(asked).toBe(1);
  await desk.judge('limits that could not be recorded');
  await again.click();
  await expect.poll(() => asked).toBe(2);
  await again.waitFor();
  isFull = false;
  await again.click();
  await again.waitFor({ state: 'detached' });
  await desk.saved();
  expect((await house.bridge.pickups.get({ pickup })).inspection.limitsShown).not.toBeNull();
  expect(await page.getByText('硬盘空间不够').count()).toBe(0);
  expect(desk.errors).toEqual([]);
  await page.context().close();
});
