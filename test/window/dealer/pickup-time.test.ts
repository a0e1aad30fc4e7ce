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

test('R-TL-13: a pickup that is recorded as happening now keeps the millisecond, so that no limit ends early', async () => {
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  // The page's own clock stands; the desk says that it is 789 ms past the second before this one.
  await page.clock.setFixedTime(new Date());
  await page.route('**/bridge/desk/status', async (route) => {
    const answer = await route.fetch();
    const text = await answer.text();
    await route.fulfill({ response: answer, body: text.replace(/"now":"([^"]+)"/, (_, now: string) => `"now":"${new Date(Math.floor(Date.parse(now) / 1_000) * 1_000 - 211).toISOString()}"`) });
  });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: '今日' }).waitFor();
  await desk.press('提货 CK20261120-1002');
  await desk.press('确认提货');
  await page.getByRole('heading', { name: '验货时限' }).waitFor();
  const { rows } = await house.bridge.pickups.list({ limit: 10 });
  expect(rows.map((row) => row.pickedUpAt.slice(-5))).toEqual(['.789Z']);
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

test('a time of pickup that is being changed stays in the form while a part of it is missing, and is never taken for now', async () => {
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  await desk.go('/pickup?order=CK20261120-1004', page.getByRole('button', { name: '移除 CK20261120-1004' }));
  await desk.press('不是现在？');
  const time = page.getByLabel('提货时间');
  const why = page.getByLabel('为什么改时间');
  await why.fill('上午没带电脑');
  // The browser's own field: its first part is cleared while the others stand.
  await time.focus();
  await page.keyboard.press('Backspace');
  await expect.poll(() => time.inputValue()).toBe('');
  expect(await why.inputValue()).toBe('上午没带电脑');
  await page.getByText('请填完整的日期和时间').waitFor();
  expect(await time.getAttribute('aria-invalid')).toBe('true');
  await desk.judge('a time of pickup that is not whole');
  await desk.press('确认提货');
  for (const wrong of ['12026-11-20T09:00', '0026-11-20T09:00']) {
    await time.fill(wrong);
    await page.getByText('请填完整的日期和时间').waitFor();
    await desk.press('确认提货');
    expect(await desk.calls('pickups/record')).toBe(0);
  }
  await time.fill('2026-11-21T09:00');
  await page.getByText('提货时间不能晚于现在').waitFor();
  await desk.press('确认提货');
  expect(await desk.calls('pickups/record')).toBe(0);
  // What was changed is kept, also while it is not whole.
  await time.fill('');
  await desk.saved();
  await page.reload();
  await why.waitFor();
  expect(await time.inputValue()).toBe('');
  await time.fill('2026-11-20T09:30');
  await page.getByText('请填完整的日期和时间').waitFor({ state: 'detached' });
  await desk.press('确认提货');
  await page.getByRole('heading', { name: '验货时限' }).waitFor();
  const { rows } = await house.bridge.pickups.list({ limit: 10 });
  expect(rows.find((row) => row.orderNos.includes(orderNoSchema.parse('CK20261120-1004')))?.pickedUpAt).toBe('2026-11-20T01:30:00.000Z');
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

test('a time that was changed is put back to now with one press, and its reason with it', async () => {
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  await desk.go('/pickup?order=CK20261120-1003', page.getByRole('button', { name: '移除 CK20261120-1003' }));
  await desk.press('不是现在？');
  await page.getByLabel('提货时间').fill('2026-11-20T08:00');
  await page.getByLabel('为什么改时间').fill('上午没带电脑');
  await desk.press('改回现在');
  await page.getByText('（现在）').waitFor();
  await desk.press('确认提货');
  await page.getByRole('heading', { name: '验货时限' }).waitFor();
  const { rows } = await house.bridge.pickups.list({ limit: 10 });
  const found = rows.find((row) => row.orderNos.includes(orderNoSchema.parse('CK20261120-1003')));
  const { inspection } = await house.bridge.pickups.get({ pickup: found?.pickup ?? expect.fail('not recorded') });
  expect(inspection.pickup.timeChangedBecause).toBeNull();
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

test('a time long ago or before the goods were shipped is asked about before it is recorded, because nothing takes it back', async () => {
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  const { card } = await house.bridge.orders.get({ orderNo: orderNoSchema.parse('CK20261120-1001') });
  await desk.go('/pickup?order=CK20261120-1001', page.getByRole('button', { name: '移除 CK20261120-1001' }));
  await desk.press('不是现在？');
  await page.getByLabel('为什么改时间').fill('补录');
  const time = page.getByLabel('提货时间');
  await time.fill('2025-11-20T09:00');
  await page.getByText(`提货时间早于 CK20261120-1001 的发货日（${card.shippedOn}）`).waitFor();
  await page.getByText('填的是 2025-11-20 09:00').waitFor();
  await desk.button('时间没错，确认提货').waitFor();
  await desk.judge('a time of pickup before the goods were shipped');
  await time.fill('2026-11-20T09:00');
  await page.getByText('填的是').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '确认提货', exact: true }).waitFor();
  await time.fill('2025-11-20T09:00');
  await desk.press('时间没错，确认提货');
  await page.getByRole('heading', { name: '验货时限' }).waitFor();
  expect(desk.errors).toEqual([]);
  await page.context().close();
});
