import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { takeOver } from '../../../build/inspect-goods.ts';
import { mostOrdersPerPickup } from '../../../shared/delivery/pickup.ts';
import { orderNoSchema } from '../../../shared/kernel/ids.ts';
import { openBrowser } from '../../kit/browser.ts';
import { paperEntry } from '../../kit/desk-orders.ts';
import { openDealerHouse, type DealerHouse } from './dealer-house.ts';
import { openDealerPage, type DealerPage } from './dealer-page.ts';

let browser: Browser;
let house: DealerHouse;
beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), openDealerHouse()]);
  await house.enrol();
  for (const [orderNo, waybill] of [['XS-0401', 'DT900401'], ['XS-0402', 'DT900402'], ['XS-0403', 'DT900403'], ['XS-040', ''], ['XS-0501', 'SF7700'], ['XS-0502', 'SF7700'], ['XS-0503', '']] as const) {
    const entry = paperEntry(orderNo);
    await house.bridge.orders.enterFromPaper({ order: { ...entry, waybill, lines: entry.lines.map((line) => (orderNo === 'XS-0403' ? { ...line, name: '立柱（加厚）' } : line)) } });
  }
});
beforeEach(async () => {
  for (const order of [null, orderNoSchema.parse('CK20261120-1002')]) await house.bridge.drafts.drop({ key: { form: 'truck', order } });
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const search = (page: Page): Locator => page.getByRole('textbox', { name: '找出库单' });

/** As a scanner does it: the text and Enter, without a pause. */
async function scan(page: Page, ...texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
}

/** The outbound orders on the truck, in their order. */
const onTruck = (page: Page): Promise<readonly string[]> => page.locator('.chip strong').allInnerTexts();

/** The search waits for the next scan: empty, and with the focus. */
async function isReadyForNext(page: Page): Promise<void> {
  await expect.poll(() => search(page).inputValue()).toBe('');
  expect(await search(page).evaluate((element) => element === document.activeElement)).toBe(true);
}

async function openFinder(wish: { readonly until?: string } = {}): Promise<DealerPage> {
  const desk = await openDealerPage(browser, house);
  if (wish.until !== undefined) await desk.press(wish.until);
  else await desk.page.getByRole('main').getByRole('button', { name: '提货', exact: true }).click();
  await search(desk.page).waitFor();
  return desk;
}

async function close(desk: DealerPage): Promise<void> {
  expect(desk.errors).toEqual([]);
  expect(await desk.calls('pickups/record')).toBe(0);
  await desk.page.context().close();
}

describe('scanning outbound orders', () => {
  test('three scans without a pause choose three orders, right after the page was opened', async () => {
    const desk = await openFinder();
    const { page } = desk;
    await scan(page, 'XS-0401', 'DT900402', 'CK20261120-1003');
    await expect.poll(() => onTruck(page)).toEqual(['XS-0401', 'XS-0402', 'CK20261120-1003']);
    await isReadyForNext(page);
    await page.getByText('已选 CK20261120-1003，这一车共 3 单').waitFor();
    await desk.judge('three orders that were scanned');
    await close(desk);
  });

  test('three scans without a pause while a pickup is filled in: two join it, the one chosen before stays', async () => {
    const desk = await openFinder({ until: '提货 CK20261120-1002' });
    const { page } = desk;
    await page.getByLabel('车牌号').fill('鲁A12345');
    await search(page).click();
    await scan(page, 'CK20261120-1001', 'CK20261120-1002', 'XS-0403');
    await expect.poll(() => onTruck(page)).toEqual(['CK20261120-1002', 'CK20261120-1001', 'XS-0403']);
    await isReadyForNext(page);
    expect(await page.getByLabel('车牌号').inputValue()).toBe('鲁A12345');
    await scan(page, 'CK20261120-1001');
    await page.getByText('CK20261120-1001 已经选过了').waitFor();
    await scan(page, 'CK20261120-1001', 'CK20261120-1001');
    await isReadyForNext(page);
    expect(await onTruck(page)).toEqual(['CK20261120-1002', 'CK20261120-1001', 'XS-0403']);
    await close(desk);
  });

  test('an answer that comes late is never taken for the answer to the next scan', async () => {
    const desk = await openFinder();
    const { page } = desk;
    await scan(page, 'XS-0401');
    await expect.poll(() => onTruck(page)).toEqual(['XS-0401']);
    await isReadyForNext(page);
    await page.route('**/bridge/orders/list', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      await route.continue();
    });
    // The list still shows the one order of the search before.
    await search(page).fill('XS-0401');
    await page.getByText('找到 1 单').waitFor();
    await search(page).fill('');
    await scan(page, 'XS-0402', 'XS-0403');
    await expect.poll(() => onTruck(page)).toEqual(['XS-0401', 'XS-0402', 'XS-0403']);
    await isReadyForNext(page);
    await close(desk);
  });

  test('an answer that comes after its page was left is never taken for the answer to the first scan on the next', async () => {
    const desk = await openFinder();
    const { page } = desk;
    const { promise: isReleased, resolve: release } = Promise.withResolvers<void>();
    const answered = Promise.withResolvers<void>();
    await page.route('**/bridge/orders/list', async (route) => {
      const asked = route.request().postData() ?? '';
      if (!asked.includes('XS-0401') || !asked.includes('200')) return route.continue();
      await isReleased;
      await route.continue();
      answered.resolve();
    });
    await scan(page, 'XS-0401');
    await page.getByText('正在找“XS-0401”').waitFor();
    await desk.go('/queue', page.getByRole('heading', { level: 1, name: '队列' }));
    await desk.go('/pickup', search(page));
    await search(page).click();
    await scan(page, 'XS-0402');
    await expect.poll(() => onTruck(page)).toEqual(['XS-0402']);
    release();
    await answered.promise;
    await scan(page, 'XS-0403');
    await expect.poll(() => onTruck(page)).toEqual(['XS-0402', 'XS-0403']);
    await close(desk);
  });

  test('numbers in wide characters are found as in narrow ones, by scanning as by searching', async () => {
    const desk = await openFinder();
    const { page } = desk;
    await page.keyboard.insertText('ＸＳ－０４０１');
    await page.keyboard.press('Enter');
    await expect.poll(() => onTruck(page)).toEqual(['XS-0401']);
    await isReadyForNext(page);
    await search(page).fill('ＤＴ９００４０２');
    await page.getByText('找到 1 单').waitFor();
    await desk.press('选这单 XS-0402');
    await expect.poll(() => onTruck(page)).toEqual(['XS-0401', 'XS-0402']);
    // Names on a paper may be wide themselves.
    await search(page).fill('立柱（加厚）');
    await page.getByText('找到 1 单').waitFor();
    await desk.press('选这单 XS-0403');
    await expect.poll(() => onTruck(page)).toEqual(['XS-0401', 'XS-0402', 'XS-0403']);
    await close(desk);
  });

  test('a number that others begin with chooses its own order, a text with several hits leaves the choice', async () => {
    const desk = await openFinder();
    const { page } = desk;
    await scan(page, 'xs-040');
    await expect.poll(() => onTruck(page)).toEqual(['XS-040']);
    await isReadyForNext(page);
    await scan(page, 'XS-05');
    await page.getByText('有 3 单都对得上“XS-05”，请在列出的单里选').waitFor();
    expect(await search(page).inputValue()).toBe('XS-05');
    await page.getByText('找到 3 单').waitFor();
    // The next scan takes its place.
    await scan(page, 'SF7700');
    await page.getByText('有 2 单都对得上“SF7700”，请在列出的单里选').waitFor();
    expect(await search(page).inputValue()).toBe('SF7700');
    expect(await onTruck(page)).toEqual(['XS-040']);
    await desk.press('选这单 XS-0502');
    await expect.poll(() => onTruck(page)).toEqual(['XS-040', 'XS-0502']);
    expect(await page.getByText('有 2 单都对得上“SF7700”').count()).toBe(0);
    await close(desk);
  });

  test('what cannot be chosen is said with what to do, and stands there while others are scanned', async () => {
    const { inspection } = await takeOver(house.bridge, [orderNoSchema.parse('XS-0503')], (await house.bridge.desk.status()).now);
    const desk = await openFinder();
    const { page } = desk;
    await scan(page, 'XS-9999', 'XS-0401', 'XS-0503', 'XS-0402');
    await expect.poll(() => onTruck(page)).toEqual(['XS-0401', 'XS-0402']);
    await isReadyForNext(page);
    await page.getByText('没有找到“XS-9999”').waitFor();
    await page.getByText('XS-0503 已经提过货了').waitFor();
    await desk.judge('orders that could not be chosen');
    await desk.press('打开 XS-0503');
    await expect.poll(() => page.url()).toContain(inspection.pickup.id);
    await page.goBack();
    await search(page).click();
    await scan(page, 'XS-9999');
    await page.getByText('没有找到“XS-9999”').waitFor();
    await page.locator('.notice').getByRole('link', { name: '从纸质单录入' }).click();
    await page.getByRole('heading', { level: 1, name: '录入纸质出库单' }).waitFor();
    await close(desk);
  });

  test('a truck takes so many orders and no more, and says so', async () => {
    const desk = await openFinder();
    const { page } = desk;
    const orders = Array.from({ length: mostOrdersPerPickup + 1 }, (_, index) => `XS-06${String(index).padStart(2, '0')}`);
    for (const orderNo of orders) await house.bridge.orders.enterFromPaper({ order: paperEntry(orderNo) });
    await scan(page, ...orders);
    await page.getByText(`XS-0610 没有选上`).waitFor();
    expect(await onTruck(page)).toEqual(orders.slice(0, mostOrdersPerPickup));
    await close(desk);
  });
});

describe('the search while a pickup is filled in', () => {
  test('Enter in it looks for orders and never records the pickup', async () => {
    const desk = await openFinder({ until: '提货 CK20261120-1002' });
    const { page } = desk;
    for (const [text, said] of [['护窗', '单都对得上“护窗”'], ['没有这一单', '没有找到“没有这一单”'], ['CK20261120-1002', 'CK20261120-1002 已经选过了'], ['', '找到']] as const) {
      await search(page).fill(text);
      await search(page).press('Enter');
      await page.getByText(said).first().waitFor();
    }
    expect(await onTruck(page)).toEqual(['CK20261120-1002']);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('提货');
    await close(desk);
  });

  test('a waybill that is scanned into its field goes into it and records nothing', async () => {
    const desk = await openFinder({ until: '提货 CK20261120-1002' });
    const { page } = desk;
    await page.getByLabel('运单号').fill('');
    await page.keyboard.type('DT7730020140');
    // What is scanned next must not go into the waybill.
    expect(await desk.enterInto()).toBe('plate');
    expect(await page.getByLabel('运单号').inputValue()).toBe('DT7730020140');
    await close(desk);
  });
});
