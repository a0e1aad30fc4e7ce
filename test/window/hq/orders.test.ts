import { randomBytes } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeUuid7, type PickupId } from '../../../shared/kernel/ids.ts';
import { addMs, epochMs, hourMs } from '../../../shared/kernel/instant.ts';
import { axeViolations, cutOffs, openBrowser } from '../../kit/browser.ts';
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
