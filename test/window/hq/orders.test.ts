import { randomBytes } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeUuid7, type PickupId } from '../../../shared/kernel/ids.ts';
import { addMs, epochMs, hourMs } from '../../../shared/kernel/instant.ts';
import { axeViolations, cutOffs, openBrowser, smallTargets } from '../../kit/browser.ts';
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

it('says beside the status of an order, in the list and on its page, that some of its lines were refused', async () => {
  const order = room.orderOf('JX0012', 4);
  const desk = room.desks.JX0012;
  const now = desk.now();
  const pickup = { id: makeUuid7<PickupId>(epochMs(now), randomBytes(10)), pickedUpAt: addMs(now, -hourMs) };
  const handIn = async (kind: 'feedback' | 'refusal', covers: readonly number[]) => {
    const work = desk.seal({
      kind, covers, pickup, orderNo: order.orderNo, lines: order.lines.map(({ productClass, unit }) => ({ productClass, unit })),
      change: (record) => (record.body.kind === 'feedback' || record.body.kind === 'refusal' ? { ...record, body: { ...record.body, pickup: { ...record.body.pickup, orders: [order] } } } : record),
    });
    expect((await desk.put(work)).status).toBe(200);
  };
  const [first, ...rest] = order.lines.map((line) => line.lineNo);
  if (first === undefined || rest.length === 0) throw new Error('an order of several lines is expected');
  await handIn('refusal', [first]);
  await handIn('feedback', rest);
  for (const [language, mark, filter] of [['zh-CN', '已反馈 · 1 行拒收', '已反馈'], ['en', 'Fed back · 1 line refused', 'Fed back']] as const) {
    const { page, go, errors, close } = await openConsole(browser, room.url, { username: 'assistant-east', language });
    await go('/orders?status=fed-back');
    const row = page.locator('tr.data-row', { hasText: order.orderNo });
    expect(await row.locator('.state-mark').first().innerText()).toBe(mark);
    await expect.poll(async () => await page.locator('.filters').innerText()).toContain(filter);
    expect(await cutOffs(page)).toEqual([]);
    await row.getByRole('link', { name: order.orderNo }).click();
    await page.locator('.case-left .state-mark', { hasText: mark }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await go(`/search?text=${order.orderNo}`);
    await page.locator('.state-mark', { hasText: mark }).waitFor();
    expect(errors).toEqual([]);
    await close();
  }
});

it('shows what dealers have entered from paper beside what HQ has sent, and leads there and back', async () => {
  const desk = room.desks.JX0012;
  expect((await desk.put(desk.seal({ orderNo: 'ZD-LISTED' }))).status).toBe(200);
  for (const size of ['laptop', 'phone'] as const) {
    const { page, go, errors, close } = await openConsole(browser, room.url, { username: 'assistant-east', size, isTouched: size === 'phone' });
    await go('/orders');
    await page.locator('tr.data-row').first().waitFor();
    expect(await page.locator('tr.data-row', { hasText: 'ZD-LISTED' }).count()).toBe(0);
    await page.locator('.filters').getByText('纸质录入').click();
    const row = page.locator('tr.data-row', { hasText: 'ZD-LISTED' });
    await row.getByText('已反馈').waitFor();
    // How far they have come follows from their records: there is no status to filter by.
    expect(await page.getByLabel('状态', { exact: true }).count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    expect(await cutOffs(page)).toEqual([]);
    if (size === 'phone') expect(await smallTargets(page)).toEqual([]);
    await row.getByRole('link', { name: 'ZD-LISTED' }).click();
    await page.getByText('经销商按纸单录入').waitFor();
    await page.getByRole('link', { name: '返回列表' }).click();
    await row.waitFor();
    await page.getByPlaceholder('单号、经销商、运单').fill('没有这张单');
    await page.getByRole('button', { name: '清除筛选' }).click();
    await row.waitFor();
    await page.locator('.filters').getByText('总部下发').click();
    await expect.poll(async () => await row.count()).toBe(0);
    expect(errors).toEqual([]);
    await close();
  }
});
