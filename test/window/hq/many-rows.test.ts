import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OutboundOrder } from '../../../shared/delivery/outbound-order.ts';
import { openBrowser } from '../../kit/browser.ts';
import { openShowroom, type Showroom } from '../../kit/console-showroom.ts';
import { openConsole, pagesDir } from './console-page.ts';

let room: Showroom;
let browser: Browser;
const many = 4_000;

beforeAll(async () => {
  room = await openShowroom(pagesDir);
  const admin = await room.as('admin');
  const { key } = (await admin('POST', '/console/v1/import-keys', { name: 'ERP' })) as { key: string };
  const hand = async (orders: readonly OutboundOrder[]): Promise<void> => {
    const answer = await fetch(`${room.url}/erp/v1/outbound-orders`, { method: 'POST', headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' }, body: JSON.stringify({ orders }) });
    if (answer.status !== 200) throw new Error(await answer.text());
  };
  const pattern = room.orderOf('JX0012', 1);
  const line = pattern.lines[0];
  if (line === undefined) throw new Error('the pattern has no line');
  for (let start = 0; start < many; start += 500) {
    await hand(Array.from({ length: 500 }, (_, index) => ({ ...pattern, orderNo: `CK-M-${String(start + index).padStart(5, '0')}` as OutboundOrder['orderNo'] })));
  }
  await hand([{ ...pattern, orderNo: 'CK-LONG' as OutboundOrder['orderNo'], lines: Array.from({ length: many }, (_, index) => ({ ...line, lineNo: index + 1, name: `${line.name} ${index + 1}` })) }]);
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await room?.close();
});

it.each(['laptop', 'phone'] as const)('scrolls through 4,000 orders on a %s and lays out only those in sight', async (size) => {
  const { page, go, close } = await openConsole(browser, room.url, { username: 'assistant-east', size });
  await go('/orders?text=CK-M-');
  await expect.poll(async () => await page.locator('.data-table-foot').innerText()).toContain(`共 ${many} 条`);
  const seen = new Set<string>();
  const scroller = size === 'phone' ? '.content' : '.data-table';
  for (let step = 0; step < 40 && seen.size < 600; step += 1) {
    for (const text of await page.locator('tr.data-row a.cell-main').allInnerTexts()) seen.add(text);
    await page.locator(scroller).evaluate((element) => element.scrollBy(0, 3_000));
    await page.waitForTimeout(120);
    expect(await page.locator('tr.data-row').count()).toBeLessThan(160);
  }
  expect(seen.size).toBeGreaterThan(300);
  await close();
});

it('prints a list whole, and says on paper how much of it there is where the browser prints by itself', async () => {
  const { page, go, close } = await openConsole(browser, room.url, { username: 'assistant-east' });
  await go('/orders?text=CK-M-00');
  await expect.poll(async () => await page.locator('.data-table-foot').innerText()).toContain('已显示 100');
  await page.evaluate(() => {
    const seen = globalThis as unknown as { printed: number; foot: string };
    const look = (): void => {
      seen.printed = document.querySelectorAll('tr.data-row').length;
      seen.foot = document.querySelector('.data-table-foot')?.textContent ?? '';
    };
    window.print = () => {
      window.dispatchEvent(new Event('beforeprint'));
      look();
      window.dispatchEvent(new Event('afterprint'));
    };
  });
  // The browser's own way prints what the page has: it says so.
  await page.evaluate(() => window.print());
  expect(await page.evaluate(() => (globalThis as unknown as { foot: string }).foot)).toContain('这里是前 100 条，一共 1000 条');
  await page.getByRole('button', { name: '打印' }).click();
  await expect.poll(async () => await page.evaluate(() => (globalThis as unknown as { printed: number }).printed)).toBe(1_000);
  expect(await page.evaluate(() => (globalThis as unknown as { foot: string }).foot)).toContain('共 1000 条');
  await close();
});

it('says whose time it shows where the clerk sits in another zone, on the screen and on paper', async () => {
  const { page, go, close } = await openConsole(browser, room.url, { username: 'assistant-east', size: 'phone' });
  await go('/records');
  await page.getByText('这里的时间都是北京时间（UTC+8）').waitFor();
  const moment = page.locator('tr.data-row time').first();
  expect(await moment.getAttribute('title')).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2} 北京时间$/);
  expect(await page.getByText(/打印，时间都是北京时间/).isVisible()).toBe(false);
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByText(/打印，时间都是北京时间/).isVisible()).toBe(true);
  await close();
});

it('moves through a long list by keyboard', async () => {
  const { page, go, close } = await openConsole(browser, room.url, { username: 'assistant-east' });
  await go('/orders?text=CK-M-');
  await page.locator('tr.data-row').first().focus();
  await page.keyboard.press('End');
  await expect.poll(async () => await page.evaluate(() => document.activeElement?.getAttribute('data-index'))).toBe('99');
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('ArrowUp');
  await expect.poll(async () => await page.evaluate(() => document.activeElement?.getAttribute('data-index'))).toBe('96');
  await page.keyboard.press('Home');
  await expect.poll(async () => await page.evaluate(() => document.activeElement?.getAttribute('data-index'))).toBe('0');
  await page.keyboard.press('Enter');
  await expect.poll(async () => await page.locator('h1').innerText()).toMatch(/^出库单 CK-M-\d{5}$/);
  await close();
});

it('opens an order of 4,000 lines', async () => {
  const { page, go, close } = await openConsole(browser, room.url, { username: 'assistant-east' });
  await go('/orders/CK-LONG');
  await expect.poll(async () => await page.locator('.case-left').innerText()).toContain('4000 行');
  expect(await page.locator('tr.data-row').count()).toBeLessThan(80);
  await page.locator('.data-table').evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect.poll(async () => await page.locator('tr.data-row .cell-main').last().innerText()).toBe('304防护窗 平窗 4000');
  await close();
});
