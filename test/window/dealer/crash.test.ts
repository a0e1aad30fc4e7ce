import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeOver } from '../../../build/inspect-goods.ts';
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

test('a page that fails says so in the desk’s language, leaves the way to the others, and comes back when it is tried again', async () => {
  const view = await takeOver(house.bridge, [orderNoSchema.parse('CK20261120-1002')], (await house.bridge.desk.status()).now);
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  await page.evaluate(() => {
    const kept = globalThis as unknown as { groupBy: PropertyDescriptor | undefined };
    kept.groupBy = Object.getOwnPropertyDescriptor(Map, 'groupBy');
    Map.groupBy = () => {
      throw new Error('a fault of the test');
    };
  });
  await page.evaluate((address) => {
    location.hash = address;
  }, `#/pickup/${view.inspection.pickup.id}/stage-2`);
  await page.getByText('这一页出错了').waitFor();
  await desk.judge('a page that failed');
  await page.getByText('给技术支持看的内容').click();
  await page.getByText('a fault of the test').waitFor();
  await page.getByRole('link', { name: '今日' }).click();
  await page.getByRole('heading', { level: 1, name: '今日' }).waitFor();
  await page.goBack();
  await page.getByText('这一页出错了').waitFor();
  await page.evaluate(() => {
    Object.defineProperty(Map, 'groupBy', (globalThis as unknown as { groupBy: PropertyDescriptor }).groupBy);
  });
  await page.getByRole('button', { name: '再试一次' }).click();
  await page.getByRole('heading', { name: /^二验/ }).waitFor();
  expect(desk.errors.filter((error) => !error.includes('a fault of the test'))).toEqual([]);
  await page.context().close();
});
