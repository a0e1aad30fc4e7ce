import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { orderNoSchema } from '../../../shared/kernel/ids.ts';
import { openBrowser } from '../../kit/browser.ts';
import { paperEntry } from '../../kit/desk-orders.ts';
import { openDealerHouse, type DealerHouse } from './dealer-house.ts';
import { openDealerPage } from './dealer-page.ts';

let browser: Browser;
let house: DealerHouse;
beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), openDealerHouse()]);
  await house.enrol();
  for (const [orderNo, waybill] of [['XS-0701', 'DT71'], ['XS-0702', 'DT72'], ['XS-0703', 'DT73']] as const) await house.bridge.orders.enterFromPaper({ order: { ...paperEntry(orderNo), waybill } });
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const field = (page: Page, name: string): Promise<string> => page.getByLabel(name).inputValue();
const onTruck = (page: Page): Promise<readonly string[]> => page.locator('.chip strong').allInnerTexts();
const chip = (page: Page, orderNo: string): Locator => page.getByRole('button', { name: `移除 ${orderNo}` });

test('what was typed for a truck stays with it when its first order is taken off, and none of it with that order', async () => {
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  await desk.go('/pickup?order=XS-0701', chip(page, 'XS-0701'));
  await page.getByLabel('车牌号').fill('鲁A12345');
  await page.getByLabel('物流电话').fill('0531-81117766');
  await desk.press('不是现在？');
  await page.getByLabel('为什么改时间').fill('上午没带电脑');
  const time = await field(page, '提货时间');
  for (const orderNo of ['XS-0702', 'XS-0703']) {
    await page.getByRole('textbox', { name: '找出库单' }).fill(orderNo);
    await desk.press(`选这单 ${orderNo}`);
    await chip(page, orderNo).waitFor();
  }
  const typed = async (): Promise<readonly string[]> => await Promise.all(['车牌号', '物流公司', '物流电话', '提货时间', '为什么改时间'].map((name) => field(page, name)));
  const all = ['鲁A12345', '德通物流', '0531-81117766', time, '上午没带电脑'];

  await chip(page, 'XS-0701').click();
  await expect.poll(() => onTruck(page)).toEqual(['XS-0702', 'XS-0703']);
  expect(await typed()).toEqual(all);
  // Nobody typed the waybill: it is the one on the paper of the order that is first now.
  expect(await field(page, '运单号')).toBe('DT72');

  await page.getByLabel('运单号').fill('整车 88');
  await chip(page, 'XS-0702').click();
  await expect.poll(() => onTruck(page)).toEqual(['XS-0703']);
  expect(await typed()).toEqual(all);
  expect(await field(page, '运单号')).toBe('整车 88');
  await desk.saved();
  await expect.poll(async () => (await house.bridge.drafts.get({ key: { form: 'truck', order: null } })).fields).toBe(JSON.stringify({ orders: ['XS-0703'] }));
  await page.reload();
  await chip(page, 'XS-0703').waitFor();
  expect(await typed()).toEqual(all);

  for (const orderNo of ['XS-0701', 'XS-0702']) {
    await desk.go(`/pickup?order=${orderNo}`, chip(page, orderNo));
    expect(await field(page, '车牌号')).toBe('');
    expect(await field(page, '物流电话')).toBe('0531-88001234');
    expect(await page.getByLabel('为什么改时间').count()).toBe(0);
    expect((await house.bridge.drafts.get({ key: { form: 'pickup', order: orderNoSchema.parse(orderNo) } })).fields).toBeNull();
  }
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

test('an order that is taken off keeps nothing of the truck, also where another order on it was asked for a length', async () => {
  const pipes = { ...paperEntry('XS-0712') };
  await house.bridge.orders.enterFromPaper({ order: paperEntry('XS-0711') });
  await house.bridge.orders.enterFromPaper({ order: { ...pipes, lines: pipes.lines.map((line) => ({ ...line, productClass: 'pipe' as const, name: '圆管', specification: '50×50', unit: 'length' as const })) } });
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  await desk.go('/pickup?order=XS-0711', chip(page, 'XS-0711'));
  await page.getByRole('textbox', { name: '找出库单' }).fill('XS-0712');
  await desk.press('选这单 XS-0712');
  await page.getByLabel(/圆管.*每支/).fill('6');
  await page.getByLabel('车牌号').fill('鲁A77777');
  await desk.saved();
  await chip(page, 'XS-0711').click();
  await expect.poll(() => onTruck(page)).toEqual(['XS-0712']);
  await page.getByLabel(/圆管.*每支/).waitFor();
  expect(await page.getByLabel(/圆管.*每支/).inputValue()).toBe('6');
  expect(await field(page, '车牌号')).toBe('鲁A77777');
  await desk.saved();
  await desk.go('/pickup?order=XS-0711', chip(page, 'XS-0711'));
  expect(await field(page, '车牌号')).toBe('');
  expect(await onTruck(page)).toEqual(['XS-0711']);
  expect((await house.bridge.drafts.get({ key: { form: 'pickup', order: orderNoSchema.parse('XS-0711') } })).fields).toBeNull();
  expect(desk.errors).toEqual([]);
  await page.context().close();
});
