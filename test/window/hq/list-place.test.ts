import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OutboundOrder } from '../../../shared/delivery/outbound-order.ts';
import { openBrowser } from '../../kit/browser.ts';
import { openShowroom, type Showroom } from '../../kit/console-showroom.ts';
import { openConsole, pagesDir, stand, type OpenPage } from './console-page.ts';

let room: Showroom;
let browser: Browser;

beforeAll(async () => {
  room = await openShowroom(pagesDir);
  const admin = await room.as('admin');
  const { key } = (await admin('POST', '/console/v1/import-keys', { name: 'ERP' })) as { key: string };
  const pattern = room.orderOf('JX0012', 1);
  const orders = Array.from({ length: 400 }, (_, index) => ({ ...pattern, orderNo: `CK-P-${String(index).padStart(3, '0')}` as OutboundOrder['orderNo'] }));
  const answer = await fetch(`${room.url}/erp/v1/outbound-orders`, { method: 'POST', headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' }, body: JSON.stringify({ orders }) });
  if (answer.status !== 200) throw new Error(await answer.text());
  const desk = room.desks.JX0012;
  for (let index = 0; index < 30; index += 1) expect((await desk.put(desk.seal({ orderNo: `ZD-P-${index}` }))).status).toBe(200);
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await room?.close();
});

/** What a person sees of where a list stands. */
interface Stand {
  readonly focused: string | null;
  /** The first row that is whole in sight, and where it is. */
  readonly first: string | null;
  readonly firstAt: number;
}

const scrollerOf = (page: Page) => page.locator((page.viewportSize()?.width ?? 0) < 720 ? '.content' : '.data-table');

const scrolled = async (page: Page): Promise<number> => await scrollerOf(page).evaluate((element) => element.scrollTop);

async function standOf(page: Page): Promise<Stand> {
  return await page.evaluate(() => {
    const first = [...document.querySelectorAll('tr.data-row')].find((row) => row.getBoundingClientRect().top > 260);
    return { focused: document.activeElement?.getAttribute('data-key') ?? null, first: first?.getAttribute('data-key') ?? null, firstAt: Math.round(first?.getBoundingClientRect().top ?? 0) };
  });
}

/** Opens a list by the menu, as a person does. */
async function openPlace({ page }: OpenPage, name: string): Promise<void> {
  if ((page.viewportSize()?.width ?? 0) < 720) await page.getByRole('button', { name: '打开菜单' }).click();
  await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name, exact: true }).click();
}

async function openList(opened: OpenPage, name: string): Promise<void> {
  await openPlace(opened, name);
  await opened.page.locator('tr.data-row').first().waitFor();
  await stand(opened.page);
}

/** Scrolls down until the list has read on, then moves a few rows by the keyboard from where it stands. */
async function goDown(page: Page, by: number): Promise<Stand> {
  await scrollerOf(page).evaluate((element, far) => element.scrollBy({ top: far, behavior: 'instant' }), by);
  await page.waitForTimeout(400);
  await scrollerOf(page).evaluate((element, far) => element.scrollBy({ top: far, behavior: 'instant' }), by);
  await stand(page);
  await page.waitForTimeout(400);
  const inSight = await page.locator('tr.data-row').evaluateAll((rows) => rows.findIndex((row) => row.getBoundingClientRect().top > 260));
  await page.locator('tr.data-row').nth(inSight).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.waitForTimeout(200);
  return await standOf(page);
}

it.each(['laptop', 'phone'] as const)('an order that was opened from the list leads back to the place and the row where the list was left (%s)', async (size) => {
  const opened = await openConsole(browser, room.url, { username: 'assistant-east', size });
  const { page } = opened;
  await openList(opened, '出库单');
  await page.getByPlaceholder('单号、经销商、运单').fill('CK-P-');
  await expect.poll(async () => await page.locator('.data-table-foot').innerText()).toContain('共 400 条');
  const left = await goDown(page, size === 'phone' ? 16_000 : 5_000);
  expect(await scrolled(page)).toBeGreaterThan(6_000);
  expect(left.focused).toContain('CK-P-');
  const isBack = async (): Promise<void> => {
    await page.locator('tr.data-row').first().waitFor();
    await expect.poll(async () => await standOf(page)).toEqual(left);
    expect(await page.getByPlaceholder('单号、经销商、运单').inputValue()).toBe('CK-P-');
  };
  await page.keyboard.press('Enter');
  await page.locator('.case').waitFor();
  await expect.poll(async () => await page.locator('.content').evaluate((element) => element.scrollTop)).toBe(0);
  await page.goBack();
  await isBack();
  // By the button on the page just so, and from there with the keyboard on.
  await page.keyboard.press('Enter');
  await page.locator('.case').waitFor();
  await page.getByRole('link', { name: '返回列表' }).click();
  await isBack();
  await page.keyboard.press('ArrowDown');
  await expect.poll(async () => await page.evaluate((key) => document.activeElement?.getAttribute('data-key') !== key && document.activeElement?.className === 'data-row', left.focused)).toBe(true);
  // A list that is opened anew begins anew.
  await openPlace(opened, '待办');
  await page.locator('.queues').waitFor();
  await openList(opened, '出库单');
  expect(await scrolled(page)).toBe(0);
  expect(opened.errors).toEqual([]);
  await opened.close();
});

it('reads a list on to where it was left, where the browser has forgotten its pages meanwhile', async () => {
  const opened = await openConsole(browser, room.url, { username: 'assistant-east' });
  const { page } = opened;
  await page.clock.install();
  await openList(opened, '出库单');
  const left = await goDown(page, 5_000);
  await page.keyboard.press('Enter');
  await page.locator('.case').waitFor();
  await page.clock.fastForward('20:00');
  const held = Promise.withResolvers<undefined>();
  await page.route('**/console/v1/orders?*', async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.goBack();
  await page.locator('.page h1', { hasText: /^出库单$/ }).waitFor();
  expect(await page.locator('tr.data-row').count()).toBe(0);
  held.resolve(undefined);
  await page.locator('tr.data-row').first().waitFor();
  await expect.poll(async () => await standOf(page)).toEqual(left);
  await opened.close();
});

it('a pickup and a record lead back to their own list, to the row they were opened from', async () => {
  const opened = await openConsole(browser, room.url, { username: 'assistant-east' });
  const { page } = opened;
  await openList(opened, '临近时限');
  await page.locator('tr.data-row').last().focus();
  const row = await standOf(page);
  await page.keyboard.press('Enter');
  await page.locator('.case').waitFor();
  await page.getByRole('link', { name: '返回列表' }).click();
  await expect.poll(async () => await page.locator('h1').innerText()).toBe('临近时限');
  await expect.poll(async () => await standOf(page)).toEqual(row);

  await openList(opened, '签收反馈');
  const left = await goDown(page, 700);
  expect(await scrolled(page)).toBeGreaterThan(300);
  await page.keyboard.press('Enter');
  await page.locator('.split-detail').waitFor();
  const beside = await standOf(page);
  await page.getByRole('link', { name: '打开完整页' }).click();
  await page.locator('.case').waitFor();
  await page.getByRole('link', { name: '返回列表' }).click();
  await page.locator('.split-detail').waitFor();
  await expect.poll(async () => (await standOf(page)).first).toBe(beside.first);
  expect(await page.locator('tr.data-row[tabindex="0"]').getAttribute('data-key')).toBe(left.focused);
  await opened.close();
});
