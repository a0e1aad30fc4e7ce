import { randomBytes } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeUuid7, type PickupId } from '../../../shared/kernel/ids.ts';
import { addMs, epochMs, hourMs, minuteMs } from '../../../shared/kernel/instant.ts';
import { axeViolations, cutOffs, openBrowser } from '../../kit/browser.ts';
import { openShowroom, type Showroom } from '../../kit/console-showroom.ts';
import { openConsole, pagesDir } from './console-page.ts';

const orderNo = 'ZD-REMINDED';

let room: Showroom;
let browser: Browser;

beforeAll(async () => {
  room = await openShowroom(pagesDir);
  browser = await openBrowser();
  // Two pickups of one order from paper, neither fed back: an hour left of the first, whose dealer was reminded twice.
  const desk = room.desks.JX0012;
  const now = desk.now();
  const reported = (minutesAgo: number) => {
    const { body } = desk.seal({ orderNo, lines: [{ productClass: 'material', unit: 'piece' }], keepChain: true, pickup: { id: makeUuid7<PickupId>(epochMs(now), randomBytes(10)), pickedUpAt: addMs(now, -minutesAgo * minuteMs) } }).record;
    if (body.kind !== 'feedback') throw new Error('a feedback is expected');
    return body.pickup;
  };
  const [near, early] = [reported(225), reported(20)];
  const dueAt = addMs(near.pickedUpAt, 4 * hourMs);
  const reminders = [
    { rule: 'R-TL-9', dueAt, kind: 'half-time', shownAt: addMs(dueAt, -120 * minuteMs) },
    { rule: 'R-TL-9', dueAt, kind: 'one-hour', shownAt: addMs(dueAt, -60 * minuteMs) },
  ];
  const report = (pickup: typeof near, shown: readonly unknown[]) => ({ pickup, revision: 1, limitsShownAt: pickup.pickedUpAt, reminders: shown, unsent: [] });
  const answer = await desk.call('POST', '/wire/v1/reports', { pickups: [report(near, reminders), report(early, [])], complete: false, queue: { waiting: 0, parked: 0 }, wall: now });
  expect(answer.status).toBe(200);
});

afterAll(async () => {
  await browser?.close();
  await room?.close();
});

it('R-TL-17: a notice of a near deadline leads to its pickup, with each reminder the dealer was shown and the phone to call', async () => {
  for (const size of ['laptop', 'phone'] as const) {
    const { page, close } = await openConsole(browser, room.url, { username: 'assistant-east', size });
    await page.getByRole('button', { name: /^通知/ }).click();
    await page.locator('.notice-item', { hasText: orderNo }).filter({ hasText: '临近时限' }).first().click();
    const place = page.locator('[aria-current="location"]');
    await place.waitFor();
    expect(await place.count()).toBe(1);
    await expect.poll(async () => await place.evaluate((each) => each.getBoundingClientRect().top < innerHeight && each.getBoundingClientRect().bottom > 0)).toBe(true);
    const list = place.getByRole('list', { name: '已给经销商的提醒' });
    expect(await list.getByRole('listitem').allInnerTexts()).toEqual([expect.stringMatching(/08:35\s*时限过半$/), expect.stringMatching(/09:35\s*还剩 1 小时$/)]);
    await page.getByText('还没有提醒过经销商').waitFor();
    expect(await page.locator('.facts a[href^="tel:"]').first().getAttribute('href')).toMatch(/^tel:\d+/);
    expect(await axeViolations(page)).toEqual([]);
    expect(await cutOffs(page)).toEqual([]);
    await close();
  }
});

it('an order that was picked up twice is told of once, and its page says so with the computer of each pickup', async () => {
  const { page, close } = await openConsole(browser, room.url, { username: 'dispatcher-east' });
  await page.getByRole('button', { name: /^通知/ }).click();
  const told = page.locator('.notice-item', { hasText: '同一单提了两次货' });
  await told.first().waitFor();
  expect(await told.count()).toBe(1);
  await told.first().click();
  await page.getByText('这单提了 2 次货').waitFor();
  expect(await page.getByText('在“前台电脑”上提货').count()).toBe(2);
  expect(await axeViolations(page)).toEqual([]);
  expect(await cutOffs(page)).toEqual([]);
  await close();
});

it('names the reminders in English too', async () => {
  const { page, go, close } = await openConsole(browser, room.url, { username: 'assistant-east', language: 'en' });
  await go(`/orders/${orderNo}`);
  expect(await page.getByRole('list', { name: 'Reminders the dealer was shown' }).getByRole('listitem').allInnerTexts()).toHaveLength(2);
  await close();
});

it('opens an order from paper from its record, from the search and from the list of pickups', async () => {
  const desk = room.desks.JX0012;
  const work = desk.seal({ orderNo: 'ZD-LINKED' });
  expect((await desk.put(work)).status).toBe(200);
  const { page, go, errors, close } = await openConsole(browser, room.url, { username: 'assistant-east' });
  const isOpen = async () => {
    await page.getByRole('heading', { level: 1, name: /^出库单 ZD-/ }).waitFor();
    await page.getByText('经销商按纸单录入').waitFor();
  };
  await go(`/records/${work.record.id}`);
  await page.locator('.facts').getByRole('link', { name: 'ZD-LINKED' }).click();
  await isOpen();
  await page.getByText('已反馈').first().waitFor();
  await go('/search?text=zd-linked');
  await page.getByRole('link', { name: /ZD-LINKED/ }).first().click();
  await isOpen();
  await go('/pickups?text=ZD-REMINDED');
  await page.locator('tr.data-row').first().getByRole('link', { name: orderNo }).click();
  await isOpen();
  expect(await page.locator('[aria-current="location"]').count()).toBe(1);
  expect(errors).toEqual([]);
  await close();
});
