import { writeFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { receiptPath } from '../../../electron/host/seal/receipt-file.ts';
import { openBrowser } from '../../kit/browser.ts';
import { openDealerPage } from './dealer-page.ts';
import { openDealerShowroom, type DealerShowroom } from './dealer-showroom.ts';

let browser: Browser;
let room: DealerShowroom;
beforeAll(async () => {
  [browser, room] = await Promise.all([openBrowser(), openDealerShowroom()]);
});
afterAll(async () => {
  await browser?.close();
  await room?.close();
});

const heading = { level: 1, name: '上传队列' } as const;

test('"和总部核对" says of each record that HQ has acknowledged whether it is the one on this desk, with HQ out of reach', async () => {
  const desk = await openDealerPage(browser, room.house);
  const { page } = desk;
  await desk.go('/queue', page.getByRole('heading', heading));
  await desk.press('和总部核对');
  await page.getByText('核对完了，1 份都对得上').waitFor();
  const result = page.getByRole('region', { name: '和总部核对' });
  // What HQ has not acknowledged is not checked against it.
  expect(await result.locator('article').count()).toBe(1);
  expect(await result.locator('article').innerText()).toMatch(/签收反馈 · 不锈钢立柱.*CK-SEALED.*总部收到的就是这一份.*对得上/s);
  await desk.judge('a check that everything passed');
  await result.getByRole('button', { name: '收起核对结果' }).click();
  await result.waitFor({ state: 'detached' });
  expect(await page.locator('article').count()).toBe(2);
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

test('shows how far it has come, and can be stopped', async () => {
  const desk = await openDealerPage(browser, room.house);
  const { page } = desk;
  const held = Promise.withResolvers<undefined>();
  await page.route('**/bridge/records/verify', async (route) => {
    await held.promise;
    await route.continue();
  });
  await desk.go('/queue', page.getByRole('heading', heading));
  await desk.press('和总部核对');
  await page.getByText('正在核对第 1 份，共 1 份').waitFor();
  await desk.judge('a check on its way');
  await desk.press('停止核对');
  held.resolve(undefined);
  await page.getByText('核对停了，1 份都还没核对').waitFor();
  await page.unrouteAll();
  await desk.press('再核对一次');
  await page.getByText('核对完了，1 份都对得上').waitFor();
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

test('says in plain words, in both languages, what does not fit: HQ’s word gone from the desk, a receipt altered', async () => {
  const { desk: host, bridge } = room.house;
  host.store.commit(() => host.store.prepare('DELETE FROM acknowledgement WHERE record = ?').run(room.received));
  await writeFile(receiptPath(host.folders, room.received), 'nothing of a receipt');
  for (const [language, start, title, missing] of [
    ['zh-CN', '和总部核对', '核对了 1 份，1 份对不上', '这台电脑上没有总部收到它的送达回执'],
    ['en', 'Check against HQ', '1 record checked, 1 not as it should be', 'This computer holds no acknowledgement that HQ received it'],
  ] as const) {
    await bridge.desk.setLanguage({ language });
    const desk = await openDealerPage(browser, room.house);
    const { page } = desk;
    await desk.go('/queue', page.getByRole('heading', { level: 1, name: language === 'en' ? 'Upload queue' : '上传队列' }));
    await desk.press(start);
    await page.getByText(title).waitFor();
    const row = page.getByRole('region', { name: start }).locator('article');
    expect(await row.innerText()).toContain(missing);
    expect(await row.locator('.list-row-what p').count()).toBeGreaterThan(2);
    await desk.judge(`a check that something did not pass, in ${language}`);
    expect(desk.errors).toEqual([]);
    await page.context().close();
  }
});
