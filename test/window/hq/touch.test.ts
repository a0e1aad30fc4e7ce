import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cutOffs, openBrowser, smallTargets } from '../../kit/browser.ts';
import { openShowroom, type Showroom } from '../../kit/console-showroom.ts';
import { openConsole, pagesDir } from './console-page.ts';
import { pagesOf, pageVisitors } from './console-pages.ts';

let room: Showroom;
let browser: Browser;

beforeAll(async () => {
  room = await openShowroom(pagesDir);
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await room?.close();
});

it.each(pageVisitors)('on a phone every target of every page of %s is as large as a finger', async (username) => {
  const opened = await openConsole(browser, room.url, { username, size: 'phone', isTouched: true });
  expect(await opened.page.evaluate(() => matchMedia('(pointer: coarse)').matches)).toBe(true);
  const faults: string[] = [];
  for (const path of pagesOf(room, username)) {
    await opened.go(path);
    for (const fault of [...(await smallTargets(opened.page)), ...(await cutOffs(opened.page))]) faults.push(`${path}: ${fault}`);
  }
  await opened.close();
  expect(faults).toEqual([]);
  expect(opened.errors).toEqual([]);
});

it('on a phone the sign-in, the menu, a filter that is typed and every form over a page are as large as a finger', async () => {
  const outside = await openConsole(browser, room.url, { size: 'phone', isTouched: true });
  const faults = [...(await smallTargets(outside.page))];
  await outside.close();
  const opened = await openConsole(browser, room.url, { username: 'admin', size: 'phone', isTouched: true });
  const { page, go } = opened;
  const look = async (where: string): Promise<void> => {
    await page.waitForTimeout(300);
    for (const fault of [...(await smallTargets(page)), ...(await cutOffs(page))]) faults.push(`${where}: ${fault}`);
  };
  await page.getByRole('button', { name: '打开菜单' }).tap();
  await page.getByRole('dialog').waitFor();
  await look('the menu');
  await page.keyboard.press('Escape');
  await go('/orders');
  await page.locator('.filter-text input').fill('CK');
  await look('a filter');
  for (const [path, button] of [['/staff', '新增人员'], ['/staff', '重设密码'], ['/regions', '新增区域'], ['/desks', '发开通码'], ['/dealers', '新增经销商'], ['/keys', '新建密钥']] as const) {
    await go(path);
    await page.locator('.content').getByRole('button', { name: button }).first().tap();
    await page.getByRole('dialog').waitFor();
    await look(`${path} ${button}`);
    await page.getByRole('dialog').getByRole('button', { name: /关闭|取消/ }).first().tap();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
  await opened.close();
  expect(faults).toEqual([]);
});
