import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addFirstAdministrator } from '../../../hq/auth/first-administrator.ts';
import { silentLogger } from '../../../hq/logger.ts';
import { createHq, type RunningHq } from '../../../hq/server.ts';
import { parseInstant, type Instant } from '../../../shared/kernel/instant.ts';
import { axeViolations, openBrowser } from '../../kit/browser.ts';
import { showroomNow } from '../../kit/console-showroom.ts';
import { openConsole, pagesDir } from './console-page.ts';

let dataDir: string;
let running: RunningHq;
let url: string;
let browser: Browser;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gatecheck-empty-hq-'));
  running = await createHq({ dataDir, pagesDir, clock: { now: () => parseInstant(showroomNow) as Instant }, random: (count) => randomBytes(count), logger: silentLogger, database: { kind: 'sqlite' } });
  await addFirstAdministrator(running.hq, 'founder', 'a-long-first-password');
  url = await running.app.listen({ host: '127.0.0.1', port: 0 });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await running?.close();
  await rm(dataDir, { recursive: true, force: true });
});

it('says on every empty page what will stand there and what to do first', async () => {
  const { page, go, errors, close } = await openConsole(browser, url, { username: 'founder', password: 'a-long-first-password' });
  const titles: Record<string, string> = {};
  for (const path of ['/orders', '/dealers', '/desks', '/regions', '/keys', '/quarantine', '/records', '/refusals', '/pickups']) {
    await go(path);
    titles[path] = await page.locator('.blank-title').innerText();
    expect((await page.locator('.blank p').nth(1).innerText()).length).toBeGreaterThan(8);
    expect(await axeViolations(page)).toEqual([]);
  }
  expect(titles).toEqual({
    '/orders': '还没有出库单', '/dealers': '还没有经销商', '/desks': '还没有开通的电脑', '/regions': '还没有区域', '/keys': '还没有导入密钥', '/quarantine': '没有隔离的记录', '/records': '还没有签收反馈',
    '/refusals': '没有拒收', '/pickups': '没有等待反馈的提货',
  });
  expect(errors).toEqual([]);
  await close();
});

it('shows nothing at first, a skeleton when it takes long, and says when HQ cannot be reached, with a retry', async () => {
  const { page, go, close } = await openConsole(browser, url, { username: 'founder', password: 'a-long-first-password' });
  let answer: 'slow' | 'gone' | 'well' = 'slow';
  await page.route('**/console/v1/orders?*', async (route) => {
    if (answer === 'gone') {
      await route.abort('connectionrefused');
      return;
    }
    if (answer === 'slow') await new Promise((resolve) => setTimeout(resolve, 900));
    await route.continue();
  });
  const skeleton = page.locator('.gc-skeleton, .ant-skeleton');
  await page.evaluate(() => {
    window.location.hash = '#/orders';
  });
  await skeleton.waitFor();
  await skeleton.waitFor({ state: 'detached' });
  answer = 'gone';
  await page.getByPlaceholder('单号、经销商、运单').fill('没有');
  await expect.poll(async () => await page.locator('.notice').innerText(), { timeout: 20_000 }).toContain('现在连不上总部');
  answer = 'well';
  await page.getByRole('button', { name: '重试' }).click();
  await expect.poll(async () => await page.locator('.blank-title').innerText()).toBe('没有符合筛选的内容');
  await go('/orders');
  await close();
});
