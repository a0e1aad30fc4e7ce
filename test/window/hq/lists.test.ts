import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeViolations, cutOffs, openBrowser, smallTargets } from '../../kit/browser.ts';
import { openShowroom, type Showroom } from '../../kit/console-showroom.ts';
import { openConsole, pagesDir, signIn, stand } from './console-page.ts';

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

it('keeps fifty views of a person and says so, instead of losing them all with the next', async () => {
  const { page, go, close } = await openConsole(browser, room.url, { username: 'assistant-east' });
  await go('/orders');
  await page.getByRole('button', { name: '常用筛选' }).click();
  const save = async (name: string): Promise<void> => {
    await page.getByLabel('名称').fill(name);
    await page.getByRole('button', { name: '存为常用' }).click();
  };
  await save('筛选 1');
  // Forty-eight more, as if they had been saved over the years.
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => name.startsWith('gatecheck.views.')) ?? '';
    const [first] = JSON.parse(localStorage.getItem(key) ?? '[]') as { readonly name: string; readonly search: object }[];
    localStorage.setItem(key, JSON.stringify([first, ...Array.from({ length: 48 }, (_, index) => ({ ...first, name: `筛选 ${index + 2}` }))]));
  });
  await page.reload();
  await stand(page);
  await page.getByRole('button', { name: '常用筛选' }).click();
  await save('筛选 50');
  await expect.poll(async () => await page.locator('.views li').count()).toBe(50);
  await page.getByLabel('名称').fill('筛选 51');
  await page.getByText('最多存 50 个，请先删掉不用的。').waitFor();
  expect(await page.getByRole('button', { name: '存为常用' }).isDisabled()).toBe(true);
  // Under a name that is there already the view is replaced.
  await save('筛选 7');
  await page.reload();
  await stand(page);
  await page.getByRole('button', { name: '常用筛选' }).click();
  await expect.poll(async () => await page.locator('.views li').count()).toBe(50);
  await page.getByText('最多存 50 个，请先删掉不用的。').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.locator('.person-button').click();
  await page.getByText('退出登录').click();
  await page.waitForSelector('input[name=username]');
  await signIn(page, 'manager-east', 'yanhuo-2026');
  await page.waitForSelector('.side');
  await go('/orders');
  await page.getByRole('button', { name: '常用筛选' }).click();
  await page.getByText('还没有常用筛选').waitFor();
  await close();
});

it('says that a record of a damaged address is not to be found, beside the list that goes on', async () => {
  const { page, go, errors, close } = await openConsole(browser, room.url, { username: 'assistant-east' });
  await go('/records?open=not-a-record');
  await page.locator('.split-detail').getByText('找不到这条记录').waitFor();
  await expect.poll(async () => await page.locator('tr.data-row').count()).toBe(3);
  expect(errors).toEqual([]);
  await close();
});

it('keeps a key that is typed while the address catches up with the filter', async () => {
  const { page, go, close } = await openConsole(browser, room.url, { username: 'assistant-east' });
  await page.addInitScript(() => {
    const change = history.replaceState.bind(history);
    let isTyped = false;
    history.replaceState = (...to) => {
      change(...to);
      const field = document.querySelector<HTMLInputElement>('.filter-text input');
      if (isTyped || field?.value !== 'CK') return;
      isTyped = true;
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, 'CK2');
      field.dispatchEvent(new Event('input', { bubbles: true }));
    };
  });
  await page.reload();
  await stand(page);
  await go('/orders');
  const field = page.getByPlaceholder('单号、经销商、运单');
  await field.fill('CK');
  await expect.poll(() => page.url()).toContain('text=CK2');
  expect(await field.inputValue()).toBe('CK2');
  await page.getByRole('link', { name: '出库单', exact: true }).click();
  await expect.poll(async () => await field.inputValue()).toBe('');
  await close();
});

it('lets the keyboard into a list that has become shorter than where it stood', async () => {
  const { page, go, close } = await openConsole(browser, room.url, { username: 'assistant-east' });
  await go('/records?unseen=true');
  await page.locator('tr.data-row').first().focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '标为已看' }).click();
  await expect.poll(async () => await page.locator('.split-list tr.data-row').count()).toBe(2);
  await page.locator('.split-bar').getByRole('button', { name: '关闭' }).click();
  await expect.poll(async () => await page.evaluate(() => document.activeElement?.className)).toBe('data-row');
  await close();
});

it.each([['/pickups?state=near', 'assistant-east'], ['/desks?text=安居', 'admin']] as const)('keeps the filters of %s under a name, and goes back to them from the whole list', async (address, username) => {
  const { page, go, errors, close } = await openConsole(browser, room.url, { username });
  await go(address);
  const found = await page.locator('tr.data-row').count();
  await page.getByRole('button', { name: '常用筛选' }).click();
  await page.getByLabel('名称').fill('每天先看');
  await page.getByRole('button', { name: '存为常用' }).click();
  await page.locator('.views li').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  const list = address.slice(0, address.indexOf('?'));
  await go(list);
  await page.locator('tr.data-row').first().waitFor();
  await expect.poll(async () => await page.locator('tr.data-row').count()).toBeGreaterThan(found);
  await page.getByRole('button', { name: '常用筛选' }).click();
  await page.getByRole('button', { name: '每天先看', exact: true }).click();
  await expect.poll(() => decodeURIComponent(page.url())).toContain(address);
  await expect.poll(async () => await page.locator('tr.data-row').count()).toBe(found);
  expect(await cutOffs(page)).toEqual([]);
  expect(errors).toEqual([]);
  await close();
});

it('says beside each deadline of the pickups why it is that one, by keyboard too, without leaving the list', async () => {
  for (const size of ['laptop', 'phone'] as const) {
    const { page, go, close } = await openConsole(browser, room.url, { username: 'assistant-east', size, isTouched: size === 'phone' });
    await go('/pickups');
    const why = page.locator('tr.data-row').first().getByRole('button', { name: /^为什么/ });
    await why.press('Enter');
    const reasons = page.locator('.why-list');
    await reasons.waitFor();
    expect(await reasons.innerText()).toMatch(/套.*起算/s);
    expect(await axeViolations(page)).toEqual([]);
    expect(await cutOffs(page)).toEqual([]);
    if (size === 'phone') expect(await smallTargets(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await reasons.waitFor({ state: 'detached' });
    expect(await why.evaluate((button) => button === document.activeElement)).toBe(true);
    await why.click();
    await reasons.click();
    // Another page would have come by the time that its reasons are gone again.
    await page.keyboard.press('Escape');
    await reasons.waitFor({ state: 'detached' });
    expect(await page.locator('h1').innerText()).toBe('临近时限');
    await close();
  }
});

it('says beside the deadline of an order in the list why it is that one, without leaving the list', async () => {
  for (const [size, language] of [['laptop', 'zh-CN'], ['phone', 'en']] as const) {
    const { page, go, errors, close } = await openConsole(browser, room.url, { username: 'assistant-east', size, language, isTouched: size === 'phone' });
    await go('/orders?status=picked-up');
    const row = page.locator('tr.data-row', { has: page.locator('.limit-why') }).first();
    const why = row.getByRole('button', { name: language === 'en' ? /^Why/ : /^为什么/ });
    await why.press('Enter');
    const reasons = page.locator('.why-list');
    await reasons.first().waitFor();
    expect(await reasons.first().innerText()).toMatch(language === 'en' ? /runs from/ : /起算/);
    expect(await axeViolations(page)).toEqual([]);
    expect(await cutOffs(page)).toEqual([]);
    if (size === 'phone') expect(await smallTargets(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await reasons.first().waitFor({ state: 'detached' });
    expect(await why.evaluate((button) => button === document.activeElement)).toBe(true);
    expect(page.url()).toContain('/orders?');
    expect(errors).toEqual([]);
    await close();
  }
});
