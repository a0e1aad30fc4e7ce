import type { Browser, Page } from 'playwright-core';
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
  await page.waitForTimeout(300);
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
