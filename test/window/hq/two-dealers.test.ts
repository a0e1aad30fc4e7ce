import { randomBytes } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeUuid7, type PickupId } from '../../../shared/kernel/ids.ts';
import { addMs, epochMs, minuteMs } from '../../../shared/kernel/instant.ts';
import { openBrowser } from '../../kit/browser.ts';
import { openShowroom, type Showroom } from '../../kit/console-showroom.ts';
import { openConsole, pagesDir } from './console-page.ts';

let room: Showroom;
let browser: Browser;
/** HQ has sent it to the dealer in Luoyang; the one in Jinan has written the same number on paper. */
let orderNo: string;
const password = 'both-regions-2026';

beforeAll(async () => {
  room = await openShowroom(pagesDir);
  browser = await openBrowser();
  orderNo = room.orderOf('JX0047', 1).orderNo;
  const desk = room.desks.JX0012;
  const now = desk.now();
  const { body } = desk.seal({ orderNo, lines: [{ productClass: 'material', unit: 'piece' }], keepChain: true, pickup: { id: makeUuid7<PickupId>(epochMs(now), randomBytes(10)), pickedUpAt: addMs(now, -225 * minuteMs) } }).record;
  if (body.kind !== 'feedback') throw new Error('a feedback is expected');
  const report = { pickups: [{ pickup: body.pickup, revision: 1, limitsShownAt: body.pickup.pickedUpAt, reminders: [], unsent: [] }], complete: false, queue: { waiting: 0, parked: 0 }, wall: now };
  expect((await desk.call('POST', '/wire/v1/reports', report)).status).toBe(200);
  await addAssistantOfBoth();
});

afterAll(async () => {
  await browser?.close();
  await room?.close();
});

/** Somebody who sees both dealers, with a password of their own. */
async function addAssistantOfBoth(): Promise<void> {
  await (await room.as('admin'))('POST', '/console/v1/staff', { username: 'assistant-both', name: '于洋', phone: '', roles: ['business-assistant'], regions: ['east', 'central'], password: 'first-2026' });
  const call = async (path: string, body: unknown, cookie = '') => fetch(room.url + path, { method: 'POST', headers: { 'content-type': 'application/json', cookie }, body: JSON.stringify(body) });
  const signedIn = await call('/console/v1/session', { username: 'assistant-both', password: 'first-2026' });
  const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  expect((await call('/console/v1/session/password', { current: 'first-2026', next: password }, cookie)).status).toBe(200);
}

async function expectPaperOrder(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1, name: `出库单 ${orderNo}` }).waitFor();
  await page.getByText('经销商按纸单录入').waitFor();
  expect(await page.locator('.case-left').innerText()).toContain('济南恒安门窗经营部');
  expect(await page.locator('[aria-current="location"]').count()).toBe(1);
}

it('a notice opens the order of the dealer it is about, though HQ has sent one of that number to another', async () => {
  const { page, go, errors, close } = await openConsole(browser, room.url, { username: 'assistant-both', password });
  await page.getByRole('button', { name: /^通知/ }).click();
  await page.locator('.notice-item', { hasText: orderNo }).first().click();
  await expectPaperOrder(page);
  // Without a dealer the number is that of HQ's own order.
  await go(`/orders/${orderNo}`);
  await page.getByText('总部下发').waitFor();
  expect(errors).toEqual([]);
  await close();
});

it('a case of a policy replay opens the order of its own dealer', async () => {
  const { page, go, errors, close } = await openConsole(browser, room.url, { username: 'operations' });
  await go('/rules/draft');
  await page.getByLabel('物料 数字').fill('8');
  const replay = page.getByRole('region', { name: '试算' });
  await replay.getByRole('button', { name: '试算' }).click();
  await replay.locator('summary').click();
  await replay.getByRole('link', { name: orderNo }).first().click();
  await expectPaperOrder(page);
  expect(errors).toEqual([]);
  await close();
});
