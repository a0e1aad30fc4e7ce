import { randomBytes } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeUuid7, type PickupId } from '../../../shared/kernel/ids.ts';
import { addMs, dayMs, epochMs } from '../../../shared/kernel/instant.ts';
import { axeViolations, cutOffs, openBrowser } from '../../kit/browser.ts';
import { openShowroom, type Showroom } from '../../kit/console-showroom.ts';
import { openConsole, pagesDir } from './console-page.ts';

const orderNo = 'CK-IN-DOUBT';

let room: Showroom;
let browser: Browser;

beforeAll(async () => {
  room = await openShowroom(pagesDir);
  browser = await openBrowser();
  // Half of it fed back, with damage: of the other half HQ should have known.
  const desk = room.desks.JX0012;
  const now = desk.now();
  const pickup = { id: makeUuid7<PickupId>(epochMs(now), randomBytes(10)), pickedUpAt: addMs(now, -3 * dayMs) };
  const half = desk.seal({ pickup, orderNo, lines: [{ productClass: 'material', unit: 'piece' }, { productClass: 'material', unit: 'piece' }], covers: [1], elapsedMs: null, photos: [randomBytes(500)] });
  expect((await desk.put(half)).status).toBe(200);
});

afterAll(async () => {
  await browser?.close();
  await room?.close();
});

it('R-TL-20: goods that a known defect keeps in doubt are decided by a person, with a reason, on a computer and on a phone', async () => {
  const { page, go, close } = await openConsole(browser, room.url, { username: 'assistant-east' });
  await go('/pickups?state=in-doubt');
  const row = page.locator('tr.data-row', { hasText: orderNo });
  await row.getByText('存疑，不自动视同合格').waitFor();
  await row.getByRole('button', { name: '判定' }).click();
  const drawer = page.getByRole('dialog', { name: '判定是否视同合格' });
  await drawer.getByRole('button', { name: '提交判定' }).click();
  expect(await drawer.locator('[aria-invalid="true"]').count()).toBeGreaterThan(0);
  await drawer.getByText('不视同合格', { exact: true }).click();
  await drawer.getByLabel('理由').fill('电话核实，另一件也磕了');
  expect(await axeViolations(page)).toEqual([]);
  expect(await cutOffs(page)).toEqual([]);
  await drawer.getByRole('button', { name: '提交判定' }).click();
  await page.getByText('已判定，经销商会收到消息').waitFor();
  await expect.poll(async () => await row.count()).toBe(0);
  await go('/pickups?state=kept-open');
  await row.getByText('判定不视同合格').waitFor();
  await close();

  const phone = await openConsole(browser, room.url, { username: 'assistant-east', size: 'phone' });
  await phone.go('/pickups?state=kept-open');
  await phone.page.getByRole('button', { name: '改判' }).click();
  const again = phone.page.getByRole('dialog', { name: '判定是否视同合格' });
  await again.getByText('视同合格', { exact: true }).click();
  await again.getByLabel('理由').fill('经销商书面确认完好');
  expect(await axeViolations(phone.page)).toEqual([]);
  expect(await cutOffs(phone.page)).toEqual([]);
  await again.getByRole('button', { name: '提交判定' }).click();
  await phone.page.getByText('已判定，经销商会收到消息').waitFor();
  await phone.close();
});

it('who may not decide sees where the goods stand and no button', async () => {
  const { page, go, close } = await openConsole(browser, room.url, { username: 'dispatcher-east' });
  await go('/pickups?state=deemed-accepted');
  await page.locator('tr.data-row', { hasText: orderNo }).getByText('视同合格，可提出异议').waitFor();
  expect(await page.getByRole('button', { name: '改判' }).count()).toBe(0);
  await close();
});
