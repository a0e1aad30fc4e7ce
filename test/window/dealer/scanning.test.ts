import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

describe('looking for a further order while a pickup is filled in', () => {
  test('Enter in the search looks for orders and never records the pickup', async () => {
    const desk = await openDealerPage(browser, house);
    const { page } = desk;
    await desk.press('提货 CK20261120-1002');
    const search = page.getByRole('textbox', { name: '找出库单' });
    for (const text of ['护窗', '没有这一单', 'CK20261120-1002', '']) {
      await search.fill(text);
      await search.press('Enter');
      await page.getByText(text === '没有这一单' ? '找到 0 单' : /找到 [1-9]\d* 单/).waitFor();
    }
    await page.getByRole('button', { name: '移除 CK20261120-1002' }).waitFor();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('提货');
    expect((await house.bridge.pickups.list({ limit: 10 })).total).toBe(0);
    expect(desk.errors).toEqual([]);
    await page.context().close();
  });
});
