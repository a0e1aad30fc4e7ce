import { randomBytes } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeUuid7, type PickupId } from '../../../shared/kernel/ids.ts';
import { addMs, dayMs, epochMs } from '../../../shared/kernel/instant.ts';
import { axeViolations, cutOffs, openBrowser } from '../../kit/browser.ts';
import { openShowroom, type Showroom } from '../../kit/console-showroom.ts';
import { TestDesk } from '../../kit/hq-desk.ts';
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

it('R-TL-20: goods whose feedback HQ refused for good are shown with what was refused and why, and decided on the page of their order', async () => {
  const now = room.desks.JX0012.now();
  const admin = await room.as('admin');
  const { code } = (await admin('POST', '/console/v1/desk-codes', { dealer: 'JX0012', person: { name: '周离职', role: 'owner' } })) as { readonly code: string };
  const desk = new TestDesk(room.url, room.desks.JX0012.now);
  expect((await desk.enrol(code)).status).toBe(200);
  const order = room.orderOf('JX0012', 4);
  const pickup = { id: makeUuid7<PickupId>(epochMs(now), randomBytes(10)), pickedUpAt: addMs(now, -4 * dayMs) };
  const work = desk.seal({
    pickup, orderNo: order.orderNo, lines: order.lines.map(({ productClass, unit }) => ({ productClass, unit })), elapsedMs: null, photos: [randomBytes(500)],
    change: (record) => (record.body.kind === 'feedback' ? { ...record, body: { ...record.body, pickup: { ...record.body.pickup, orders: [order] } } } : record),
  });
  if (work.record.body.kind !== 'feedback') throw new Error('a feedback is expected');
  await admin('POST', `/console/v1/persons/${desk.person.id}/revocation`, { reason: '离职' });
  expect((await desk.put(work)).body.data.code).toBe('record.signer-revoked');
  const report = { pickups: [{ pickup: work.record.body.pickup, revision: 1, limitsShownAt: null, reminders: [], unsent: [] }], complete: true, queue: { waiting: 0, parked: 1 }, wall: now };
  expect((await desk.call('POST', '/wire/v1/reports', report)).status).toBe(200);

  for (const size of ['laptop', 'phone'] as const) {
    const { page, go, close } = await openConsole(browser, room.url, { username: 'assistant-east', size });
    await go(`/orders/${order.orderNo}`);
    await page.getByText('签过字、但没有作数的货').waitFor();
    await page.getByText(/^周离职 .*签的，其中 \d+ 行货还没有人重新签字$/).waitFor();
    await page.getByText(/没有作数：签字人已停用签字。$/).waitFor();
    await page.getByText(/^记录里写着 \d+ 行有差异，1 处损伤。$/).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(await cutOffs(page)).toEqual([]);
    await page.getByRole('button', { name: size === 'laptop' ? '判定' : '改判' }).first().click();
    const drawer = page.getByRole('dialog', { name: '判定是否视同合格' });
    await drawer.getByText('没有作数', { exact: true }).waitFor();
    await drawer.getByText(size === 'laptop' ? '不视同合格' : '视同合格', { exact: true }).click();
    await drawer.getByLabel('理由').fill('电话核实，货确实验过');
    expect(await axeViolations(page)).toEqual([]);
    expect(await cutOffs(page)).toEqual([]);
    await drawer.getByRole('button', { name: '提交判定' }).click();
    await page.getByText('已判定，经销商会收到消息').waitFor();
    await page.getByText(size === 'laptop' ? '判定不视同合格' : '视同合格，可提出异议').first().waitFor();
    await close();
  }
});
