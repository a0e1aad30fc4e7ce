import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeViolations, cutOffs, openBrowser, smallTargets } from '../../kit/browser.ts';
import { openShowroom, type Showroom } from '../../kit/console-showroom.ts';
import { openConsole, pagesDir, stand, type OpenPage } from './console-page.ts';

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

async function lookFor({ page }: OpenPage, text: string): Promise<void> {
  await page.getByRole('search').getByRole('searchbox').first().fill(text);
  await page.keyboard.press('Enter');
  await page.getByText(`“${text}”`).first().waitFor();
  await stand(page);
}

it('finds people of HQ and of the dealers and desks by their names, each leading to its place', async () => {
  const opened = await openConsole(browser, room.url, { username: 'admin' });
  const { page } = opened;
  const { name, device, dealer } = { name: '前台电脑', device: room.desks.JX0103.device, dealer: '成都武侯安居不锈钢' };
  await lookFor(opened, `${name} 安居`);
  expect(await page.locator('.content section').allInnerTexts()).toEqual([`验货电脑\n${name}\n${dealer}`]);
  await page.locator('.content').getByRole('link', { name }).click();
  await page.locator('.split-detail').getByText('罗安居').waitFor();
  expect(page.url()).toContain(device);

  await lookFor(opened, '罗安居');
  await page.locator('section', { has: page.getByRole('heading', { name: '人员' }) }).getByText(`${dealer} · 负责人`).first().waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('link', { name: /^罗安居/ }).first().click();
  await expect.poll(async () => await page.locator('tr.data-row').allInnerTexts()).toHaveLength(1);
  expect(await page.locator('tr.data-row').innerText()).toContain('罗安居');

  await lookFor(opened, '刘雨晴');
  await page.getByRole('link', { name: /^刘雨晴 ?总部 · 业务助理/ }).click();
  await page.locator('tr.data-row', { hasText: 'assistant-east' }).waitFor();
  expect(await page.locator('tr.data-row').count()).toBe(1);
  expect(opened.errors).toEqual([]);
  await opened.close();
});

it('finds no desk and nobody of HQ for a role that may not see them, asks HQ for none, and nobody of a dealer of another region', async () => {
  const opened = await openConsole(browser, room.url, { username: 'assistant-east', size: 'phone', isTouched: true });
  const { page } = opened;
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  for (const text of ['前台电脑', '刘雨晴', '罗安居', '成都武侯']) {
    await lookFor(opened, text);
    await page.locator('.content').getByText('没有找到').waitFor();
  }
  await lookFor(opened, '孙小梅');
  await page.getByRole('link', { name: /^孙小梅/ }).waitFor();
  expect(await page.getByRole('heading', { name: '验货电脑' }).count()).toBe(0);
  expect(asked.filter((path) => ['/console/v1/desks', '/console/v1/staff'].includes(path))).toEqual([]);
  // HQ itself gives nothing, whoever asks by hand.
  const assistant = page.context().request;
  for (const kind of ['desks', 'staff']) expect((await assistant.get(`${room.url}/console/v1/${kind}?text=`)).status()).toBe(403);
  expect(await axeViolations(page)).toEqual([]);
  expect(await cutOffs(page)).toEqual([]);
  expect(await smallTargets(page)).toEqual([]);
  expect(opened.errors).toEqual([]);
  await opened.close();
});
