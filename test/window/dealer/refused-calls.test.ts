import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inspectLines, takeOver } from '../../../build/inspect-goods.ts';
import { lineKey } from '../../../shared/delivery/pickup.ts';
import { orderNoSchema, type PickupId } from '../../../shared/kernel/ids.ts';
import { openBrowser } from '../../kit/browser.ts';
import { paperEntry } from '../../kit/desk-orders.ts';
import { openDealerHouse, type DealerHouse } from './dealer-house.ts';
import { openDealerPage } from './dealer-page.ts';

let browser: Browser;
let house: DealerHouse;
beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), openDealerHouse()]);
  await house.enrol();
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const fullDisk = '硬盘空间不够，暂时不能拍照和签字';

/** Has the host refuse a call until it is let through. */
async function refuse(page: Page, name: string): Promise<() => Promise<void>> {
  const address = `**/bridge/${name}`;
  await page.route(address, async (route) => {
    const body = { json: { defined: true, code: 'PROBLEM', status: 507, message: 'disk.full', data: { code: 'disk.full', details: { freeBytes: 1_000_000, neededBytes: 50_000_000 } } }, meta: [] };
    await route.fulfill({ status: 507, contentType: 'application/json', body: JSON.stringify(body) });
  });
  return async () => await page.unroute(address);
}

async function takeFromPaper(name: string): Promise<PickupId> {
  const orderNo = orderNoSchema.parse(name);
  await house.bridge.orders.enterFromPaper({ order: paperEntry(name) });
  const { inspection } = await takeOver(house.bridge, [orderNo], (await house.bridge.desk.status()).now);
  return inspection.pickup.id;
}

test('a language that the host does not hear of is told again until it does; one that it refuses is said', async () => {
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  const kept = async () => (await house.bridge.desk.status()).language;
  let isAway = true;
  await page.route('**/bridge/desk/setLanguage', (route) => (isAway ? route.abort('connectionrefused') : route.continue()));
  await desk.press('English');
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  expect(await kept()).toBe('zh-CN');
  isAway = false;
  await expect.poll(kept).toBe('en');
  await page.unroute('**/bridge/desk/setLanguage');
  await desk.press('中文');
  await expect.poll(kept).toBe('zh-CN');

  const allow = await refuse(page, 'desk/setLanguage');
  await desk.press('English');
  await page.locator('.ant-message').getByText('The disk is full').waitFor();
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  expect(await kept()).toBe('zh-CN');
  await allow();
  await desk.press('中文');
  await page.getByRole('heading', { level: 1, name: '今日' }).waitFor();
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

test('a pickup whose policy is refused says why and opens once it is tried again', async () => {
  const pickup = await takeFromPaper('XS-1101');
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  const allow = await refuse(page, 'pickups/policy');
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, `/pickup/${pickup}/stage-1`);
  await page.getByText(fullDisk).waitFor();
  await desk.judge('a pickup without its policy');
  await allow();
  await desk.press('重试');
  await page.getByRole('heading', { level: 1, name: '一验 · 取货前检验' }).waitFor();
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

test('R-IN-8: a call that the host refuses to keep leaves what was typed of it, so that it is recorded again as it was', async () => {
  const pickup = await takeFromPaper('XS-1102');
  await inspectLines(house.bridge, pickup);
  await house.bridge.inspection.decide({ pickup, lines: [lineKey(orderNoSchema.parse('XS-1102'), 1)], decision: 'refuse', reservation: '' });
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  await desk.go(`/pickup/${pickup}/refusal`, page.getByRole('heading', { level: 1, name: '拒收' }));
  await page.getByLabel('谁接的').fill('老周');
  await page.getByLabel('对方怎么说').fill('留在物流');
  const draft = async () => (await house.bridge.drafts.get({ key: { form: 'dispatcher-call', pickup } })).fields;
  await expect.poll(draft).toContain('留在物流');
  const allow = await refuse(page, 'inspection/recordCall');
  await desk.press('打过了，记下来');
  await page.getByText(fullDisk).waitFor();
  expect(await page.getByLabel('谁接的').inputValue()).toBe('老周');
  expect(await page.getByLabel('对方怎么说').inputValue()).toBe('留在物流');
  expect(await draft()).toContain('留在物流');
  await allow();
  await desk.press('打过了，记下来');
  await page.getByText(/已打，接听：老周 · 留在物流/).waitFor();
  await expect.poll(draft).toBeNull();
  await expect.poll(() => page.getByLabel('对方怎么说').inputValue()).toBe('');
  const { dispatcherCalls } = (await house.bridge.pickups.get({ pickup })).inspection;
  expect(dispatcherCalls).toMatchObject([{ answeredBy: '老周', note: '留在物流' }]);
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

test('R-TL-11: which lengths are asked for is tried again as well, and asked for the time of the pickup', async () => {
  const entry = paperEntry('XS-1103');
  await house.bridge.orders.enterFromPaper({ order: { ...entry, lines: entry.lines.map((line) => ({ ...line, productClass: 'pipe' as const, name: '圆管', specification: '50×50', unit: 'length' as const })) } });
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  const allow = await refuse(page, 'pickups/preview');
  await desk.go('/pickup?order=XS-1103', page.getByRole('button', { name: '移除 XS-1103' }));
  await page.getByText(fullDisk).waitFor();
  expect(await page.getByText(fullDisk).count()).toBe(1);
  await allow();
  await desk.press('重试');
  const length = page.getByLabel(/圆管.*每支/);
  await length.waitFor();
  await page.getByText(fullDisk).waitFor({ state: 'detached' });
  await length.fill('6');
  const asked: string[] = [];
  page.on('request', (request: Request) => {
    if (request.url().endsWith('/bridge/pickups/preview')) asked.push(request.postData() ?? '');
  });
  await desk.press('不是现在？');
  await page.getByLabel('提货时间').fill('2026-11-20T08:00');
  await expect.poll(() => asked.filter((body) => body.includes('2026-11-20T00:00:00.000Z') && !body.includes('6000')).length).toBe(1);
  await length.waitFor();
  expect(await length.inputValue()).toBe('6');
  expect(desk.errors).toEqual([]);
  await page.context().close();
});
