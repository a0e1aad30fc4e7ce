import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeViolations, openBrowser } from '../../kit/browser.ts';
import { openShowroom, type Showroom } from '../../kit/console-showroom.ts';
import { parseInstant } from '../../../shared/kernel/instant.ts';
import { openConsole, pagesDir, stand } from './console-page.ts';

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

it("shows the dispatcher the region's refusals, newest first, with the dealer's phone to dial (R-IN-8)", async () => {
  const { page, go, close } = await openConsole(browser, room.url, { username: 'dispatcher-central' });
  expect(await page.locator('.queue', { hasText: '未看的拒收' }).locator('.queue-count').innerText()).toBe('1');
  await go('/refusals');
  const phone = page.locator('tr.data-row .phone-big').first();
  expect(await phone.innerText()).toContain('139-0379-5151');
  expect(await phone.getAttribute('href')).toBe('tel:13903795151');
  expect((await phone.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  // The goods and the reason stand in the list: that is what the phone call is about.
  const first = await page.locator('tr.data-row').first().innerText();
  expect(first).toContain('门扇变形');
  expect(first).toMatch(/\d+ 套/);
  expect(first).not.toContain('处差异');
  await page.locator('tr.data-row').first().click({ position: { x: 20, y: 20 } });
  await page.waitForSelector('.split-detail h3');
  await stand(page);
  const text = await page.locator('.split-detail').innerText();
  for (const words of ['门扇变形', '门扇凹陷约 15 厘米', '拨打 0371-68002202', '照片已到齐']) expect(text).toContain(words);
  await close();
});

it('says on a phone why the goods were refused before anything else of them', async () => {
  const { page, go, close } = await openConsole(browser, room.url, { username: 'dispatcher-central', size: 'phone' });
  await go(`/records/${room.records.refusal}`);
  const heads = (await page.locator('.case h2').allInnerTexts()).map((text) => text.trim());
  expect(heads.slice(0, 3)).toEqual(['拒收原因', '到货核对', '问题与照片']);
  expect(heads.indexOf('证据证明')).toBe(heads.length - 1);
  expect(await page.locator('.case .card').first().innerText()).toContain('门扇变形');
  await close();
});

it('rings at once when a refusal arrives: a toast with the phone, the bell, and the top of the list', async () => {
  const { page, go, close } = await openConsole(browser, room.url, { username: 'dispatcher-central' });
  const other = await openConsole(browser, room.url, { username: 'dispatcher-east' });
  await go('/refusals');
  const before = await page.locator('tr.data-row').count();
  await room.handIn('JX0047', {
    order: room.orderOf('JX0047', 1), pickedUpAt: parseInstant('2026-11-22T09:55:00+08:00') ?? (() => { throw new Error('not an instant'); })(), kind: 'refusal', reason: '护窗整托倒塌，玻璃卡槽断裂。',
    damages: [{ lineNo: 1, place: '整托', description: '倒塌变形', severity: 'severe', photos: 3 }],
  });
  const toast = page.locator('.ant-notification-notice, .gc-notification-notice').first();
  await toast.waitFor();
  expect(await toast.innerText()).toContain('洛阳洛龙区瑞祥建材 拒收');
  expect(await toast.locator('a[href^="tel:"]').getAttribute('href')).toBe('tel:13903795151');
  await expect.poll(async () => await page.locator('tr.data-row').count()).toBe(before + 1);
  expect(await page.locator('tr.data-row').first().innerText()).toContain(room.orderOf('JX0047', 1).orderNo);
  await expect.poll(async () => await page.getByRole('button', { name: '通知，2 条未读' }).count()).toBe(1);
  expect(await axeViolations(page)).toEqual([]);
  expect(await other.page.locator('.ant-notification-notice, .gc-notification-notice').count()).toBe(0);
  await toast.getByRole('button', { name: '查看' }).click();
  await expect.poll(async () => await page.locator('h1').innerText()).toBe(`拒收 ${room.orderOf('JX0047', 1).orderNo}`);
  await other.close();
  await close();
});

it('lists notices behind the bell and marks them read', async () => {
  const { page, close } = await openConsole(browser, room.url, { username: 'dispatcher-central' });
  await page.getByRole('button', { name: /^通知，\d+ 条未读$/ }).click();
  await expect.poll(async () => await page.locator('.notice-item').count()).toBeGreaterThan(0);
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('button', { name: '全部标为已读' }).click();
  await expect.poll(async () => await page.locator('.notice-item[data-unread="true"]').count()).toBe(0);
  await page.locator('.notice-item').first().click();
  await expect.poll(async () => await page.locator('h1').innerText()).toContain('拒收 CK');
  await close();
});

it('connects to the notices again after the connection broke, and shows what it missed', async () => {
  const { page, go, close } = await openConsole(browser, room.url, { username: 'assistant-east' });
  await go('/records');
  const before = await page.locator('tr.data-row').count();
  await page.context().setOffline(true);
  await room.handIn('JX0012', { order: room.orderOf('JX0012', 4), pickedUpAt: parseInstant('2026-11-22T09:00:00+08:00') ?? (() => { throw new Error('not an instant'); })(), damages: [{ lineNo: 1, place: '边框', description: '划伤', severity: 'slight', photos: 3 }] });
  await page.context().setOffline(false);
  await expect.poll(async () => await page.locator('tr.data-row').count(), { timeout: 60_000 }).toBe(before + 1);
  await close();
});

it('shows an order that was fed back and a record that was put aside as the notices come, without asking again', async () => {
  const clerk = await openConsole(browser, room.url, { username: 'assistant-east' });
  const admin = await openConsole(browser, room.url, { username: 'admin' });
  const { orderNo } = room.orderOf('JX0012', 5);
  await clerk.go(`/orders?text=${orderNo}`);
  await admin.go('/quarantine');
  const before = await admin.page.locator('tr.data-row').count();
  await room.handIn('JX0012', { order: room.orderOf('JX0012', 5), pickedUpAt: parseInstant('2026-11-22T09:30:00+08:00') ?? (() => { throw new Error('not an instant'); })(), damages: [{ lineNo: 1, place: '边框', description: '划伤', severity: 'slight', photos: 3 }] });
  await expect.poll(async () => await clerk.page.locator('tr.data-row', { hasText: orderNo }).innerText()).toContain('已反馈');
  const desk = room.desks.JX0012;
  const work = desk.seal({ keepChain: true });
  expect((await desk.put({ record: work.record, signed: { ...work.signed, text: work.signed.text.replace('"顺达物流"', '"顺风物流"') } })).status).toBeGreaterThanOrEqual(400);
  await expect.poll(async () => await admin.page.locator('tr.data-row').count()).toBe(before + 1);
  await clerk.close();
  await admin.close();
});
