import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../../kit/browser.ts';
import { openShowroom, type Showroom } from '../../kit/console-showroom.ts';
import { openConsole, pagesDir } from './console-page.ts';

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

const focusedRow = async (page: Page): Promise<string | null> => await page.evaluate(() => document.activeElement?.getAttribute('data-key') ?? null);

/** Goes to HQ and back and then draws twice: what a key did to the page has been drawn by then. */
async function roundTrip(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await (await fetch('/console/v1/session')).text();
    for (const _ of ['once', 'twice']) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
}

it('Escape keeps a reason that is being written, and closes the detail where nothing is written', async () => {
  const { page, go, close } = await openConsole(browser, room.url, { username: 'assistant-east' });
  await go(`/records?open=${room.records.needsReview}`);
  const detail = page.locator('.split-detail');
  const reason = page.getByLabel('理由');
  await reason.fill('电话核实，13:05 已签字');
  await reason.press('Escape');
  await page.getByRole('radio', { name: '算按时' }).focus();
  await page.keyboard.press('Escape');
  await page.locator('.split-detail h3').first().click();
  await page.keyboard.press('Escape');
  await roundTrip(page);
  expect(await reason.inputValue()).toBe('电话核实，13:05 已签字');
  await reason.fill('');
  await reason.press('Escape');
  await expect.poll(async () => await detail.count()).toBe(0);
  expect(await focusedRow(page)).toBe(room.records.needsReview);
  await close();
});

it('an Escape that ends the composing of a word closes nothing', async () => {
  const { page, go, close } = await openConsole(browser, room.url, { username: 'assistant-east' });
  await go(`/records?open=${room.records.needsReview}`);
  await page.locator('.split-detail h3').first().waitFor();
  await page.getByLabel('理由').evaluate((field) => field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', isComposing: true, bubbles: true })));
  await roundTrip(page);
  expect(await page.locator('.split-detail').count()).toBe(1);
  await close();
});

it('an Escape that closes what lies over the page leaves the detail open', async () => {
  const { page, go, close } = await openConsole(browser, room.url, { username: 'assistant-east' });
  await go(`/records?open=${room.records.late}`);
  const detail = page.locator('.split-detail');
  await detail.locator('h3').first().waitFor();
  for (const [button, over] of [
    [page.getByRole('button', { name: /^通知/ }), page.getByRole('dialog', { name: '通知' })],
    [page.getByRole('button', { name: '常用筛选' }), page.getByPlaceholder('例如：超时未看')],
    [page.locator('.person-button'), page.getByText('退出登录')],
    [page.getByLabel('时效', { exact: true }), page.locator('.ant-select-dropdown:visible')],
  ] as const) {
    await button.click();
    await over.waitFor();
    await page.keyboard.press('Escape');
    await over.waitFor({ state: 'hidden' });
    await roundTrip(page);
    expect(await detail.count()).toBe(1);
  }
  await page.locator('.split-detail h3').first().click();
  await page.keyboard.press('Escape');
  await expect.poll(async () => await detail.count()).toBe(0);
  await close();
});

it('gives the focus back to the row whose detail is closed by its button', async () => {
  const { page, go, close } = await openConsole(browser, room.url, { username: 'assistant-east' });
  await go('/records');
  await page.locator(`tr[data-key="${room.records.late}"]`).press('Enter');
  const closing = page.locator('.split-bar').getByRole('button', { name: '关闭' });
  await closing.focus();
  await page.keyboard.press('Enter');
  await expect.poll(async () => await focusedRow(page)).toBe(room.records.late);
  await close();
});

/** Opens a form with the keyboard from a button or a row, and says whether the focus stands there again when it was left. */
async function givesBack(page: Page, opener: Locator, leave: () => Promise<void>): Promise<boolean> {
  await opener.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.waitForFunction(() => document.activeElement?.closest('.ant-drawer, [role="dialog"]') instanceof Element);
  await leave();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  return await opener.evaluate((element) => element === document.activeElement);
}

it.each(['reduce', 'no-preference'] as const)('a form that is left gives the focus back to what opened it (motion: %s)', async (reducedMotion) => {
  const { page, go, close } = await openConsole(browser, room.url, { username: 'admin' });
  await page.emulateMedia({ reducedMotion });
  const escape = async (): Promise<void> => await page.keyboard.press('Escape');
  const cancel = async (): Promise<void> => await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
  const lost: string[] = [];
  const look = async (path: string, openers: readonly Locator[]): Promise<void> => {
    await go(path);
    for (const opener of openers) for (const leave of [escape, cancel]) if (!(await givesBack(page, opener, leave))) lost.push(`${path} ${await opener.innerText()}`);
  };
  const content = page.locator('.content');
  const button = (name: string): Locator => content.getByRole('button', { name }).first();
  await look('/staff', [button('新增人员'), button('修改'), button('重设密码'), content.locator('tr.data-row').nth(1)]);
  await look('/regions', [button('新增区域'), content.locator('tr.data-row').nth(1)]);
  await look('/dealers', [button('新增经销商'), content.locator('tr.data-row').nth(1)]);
  await look('/keys', [button('新建密钥')]);
  await look('/rules', [button('录入放假安排'), content.getByRole('button', { name: /^修改 20/ }).first()]);
  await look(`/orders/${room.orderOf('JX0103', 4).orderNo}`, [button('撤回出库单')]);
  await look('/desks', [button('发开通码')]);
  await content.locator('tr.data-row').first().press('Enter');
  for (const name of ['给人员发码', '重新开通电脑', '停用签字资格', '停用']) {
    const opener = page.locator('.split-detail').getByRole('button', { name: new RegExp(`${name}$`) }).first();
    if (!(await givesBack(page, opener, escape))) lost.push(name);
  }
  expect(lost).toEqual([]);
  await close();
});

it('a form that was sent gives the focus back too, after what it has shown, or to the page where its button is gone', async () => {
  const { page, go, close } = await openConsole(browser, room.url, { username: 'admin' });
  await go('/regions');
  const row = page.locator('tr.data-row').first();
  expect(await givesBack(page, row, async () => await page.getByRole('dialog').getByRole('button', { name: '保存' }).click())).toBe(true);
  await go('/keys');
  const add = page.locator('.content').getByRole('button', { name: '新建密钥' }).first();
  expect(
    await givesBack(page, add, async () => {
      await page.getByRole('dialog').getByLabel('用途').fill('ERP');
      await page.keyboard.press('Enter');
      await page.locator('.shown-once-text').waitFor();
      await page.keyboard.press('Escape');
    }),
  ).toBe(true);
  await go(`/orders/${room.orderOf('JX0103', 5).orderNo}`);
  const withdraw = page.getByRole('button', { name: '撤回出库单' });
  await withdraw.press('Enter');
  await page.getByRole('dialog').getByLabel('原因').fill('开错了');
  await page.getByRole('dialog').getByRole('button', { name: '撤回出库单' }).press('Enter');
  await expect.poll(async () => await withdraw.count()).toBe(0);
  await expect.poll(async () => await page.evaluate(() => document.activeElement?.id)).toBe('content');
  await close();
});
