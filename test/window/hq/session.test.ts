import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../../kit/browser.ts';
import { openShowroom, type Showroom } from '../../kit/console-showroom.ts';
import { openConsole, pagesDir, signIn } from './console-page.ts';

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

it('says that a pair is wrong, asks for what is missing, and signs in with the right one', async () => {
  const { page, close } = await openConsole(browser, room.url);
  await page.getByRole('button', { name: '登录' }).click();
  await expect.poll(async () => await page.locator('.field-error').allInnerTexts()).toEqual(['请填写', '请填写']);
  await signIn(page, 'assistant-east', 'not-the-password');
  await expect.poll(async () => await page.getByRole('alert').first().innerText()).toContain('用户名或密码不对');
  await signIn(page, 'assistant-east', 'yanhuo-2026');
  await page.waitForSelector('.side');
  expect(await page.locator('h1').innerText()).toBe('待办');
  await close();
});

it('says until when an account is locked', async () => {
  const { page, close } = await openConsole(browser, room.url);
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const answered = page.waitForResponse((response) => response.url().endsWith('/console/v1/session') && response.request().method() === 'POST');
    await signIn(page, 'tracker', `wrong-${attempt}`);
    await answered;
  }
  await expect.poll(async () => await page.locator('.notice').innerText()).toContain('账号已暂时锁定');
  expect(await page.locator('.notice').innerText()).toContain('11-22 10:35');
  await close();
});

it('asks a new person for a password of their own before anything else', async () => {
  const admin = await room.as('admin');
  await admin('POST', '/console/v1/staff', { username: 'newcomer', name: '新来的', phone: '', roles: ['order-tracker'], regions: [], password: 'first-2026' });
  const { page, close } = await openConsole(browser, room.url, { username: 'newcomer', password: 'first-2026' });
  expect(await page.locator('h1').innerText()).toBe('首次登录，请先改密码');
  expect(await page.locator('.side').count()).toBe(0);
  await page.getByLabel('当前密码').fill('first-2026');
  await page.getByLabel('新密码', { exact: true }).fill('my-own-2026');
  await page.getByLabel('再输一次新密码').fill('my-own-2027');
  await page.getByRole('button', { name: '保存' }).click();
  await expect.poll(async () => await page.locator('.field-error').innerText()).toBe('两次输入的新密码不一样');
  await page.getByLabel('再输一次新密码').fill('my-own-2026');
  await page.getByRole('button', { name: '保存' }).click();
  await expect.poll(async () => await page.locator('h1').innerText()).toBe('待办');
  await close();
});

it('signs out, and shows nothing of the earlier person to the next', async () => {
  const { page, go, close } = await openConsole(browser, room.url, { username: 'assistant-east' });
  await go('/records');
  await page.locator('.person-button').click();
  await page.getByText('退出登录').click();
  await page.waitForSelector('input[name=username]');
  await signIn(page, 'production', 'yanhuo-2026');
  await page.waitForSelector('.side');
  await go('/records');
  await expect.poll(async () => await page.locator('.blank-title').innerText()).toBe('您的角色看不到这一页');
  expect(await page.locator('tr.data-row').count()).toBe(0);
  await close();
});

it('stays signed in, and says so, where HQ could not be asked to end the session', async () => {
  const { page, close } = await openConsole(browser, room.url, { username: 'assistant-east' });
  let isAway = true;
  await page.route('**/console/v1/session', async (route) => await (isAway && route.request().method() !== 'GET' ? route.abort('connectionrefused') : route.continue()));
  await page.locator('.person-button').click();
  await page.getByText('退出登录').click();
  await page.getByText('没有退出，您还是登录状态。现在连不上总部。请稍后再退出一次，退出前不要离开电脑。').waitFor();
  expect(await page.locator('.person-name').innerText()).toBe('刘雨晴');
  expect(await page.locator('input[name=username]').count()).toBe(0);
  isAway = false;
  await page.locator('.person-button').click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await page.waitForSelector('input[name=username]');
  await page.reload();
  await page.waitForSelector('input[name=username]');
  await close();
});

it('shows the sign-in page when the session has ended', async () => {
  const { page, go, close } = await openConsole(browser, room.url, { username: 'assistant-east' });
  await page.context().clearCookies();
  await go('/').catch(() => undefined);
  await page.evaluate(() => {
    window.location.hash = '#/orders';
  });
  await page.waitForSelector('input[name=username]');
  expect(await page.locator('tr.data-row').count()).toBe(0);
  await close();
});
