import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDamagePoint, inspectLines, takeOver } from '../../../build/inspect-goods.ts';
import type { LineKey } from '../../../shared/delivery/pickup.ts';
import { orderNoSchema, type PickupId } from '../../../shared/kernel/ids.ts';
import { openBrowser } from '../../kit/browser.ts';
import { drawPhoto } from '../../kit/draw-photo.ts';
import { openDealerHouse, type DealerHouse } from './dealer-house.ts';
import { openDealerPage } from './dealer-page.ts';

let browser: Browser;
let house: DealerHouse;
let pickup: PickupId;
beforeAll(async () => {
  browser = await openBrowser();
  house = await openDealerHouse();
  await house.enrol();
  const { bridge } = house;
  const { inspection } = await takeOver(bridge, [orderNoSchema.parse('CK20261120-1004')], (await bridge.desk.status()).now);
  pickup = inspection.pickup.id;
  const line = inspection.lines[0]?.line;
  if (line === undefined) throw new Error('an order without lines');
  await damage(line, '左侧板', ['a.jpg', 'b.jpg', 'c.jpg'], 20);
  await damage(line, '右侧板', ['正面.jpg', '糊.jpg', '侧面.jpg'], 30);
  await inspectLines(bridge, pickup);
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

/** A damage point at this place; a picture whose name says so is blurred, and nobody has said why it is kept. */
async function damage(line: LineKey, place: string, names: readonly string[], seed: number): Promise<void> {
  const { bridge } = house;
  const pictures = await Promise.all(names.map(async (fileName, index) => ({ fileName, bytes: await drawPhoto({ seed: seed + index, width: 1200, height: 900, ...(fileName.startsWith('糊') ? { blur: 40 } : {}) }) })));
  const { finding } = await addDamagePoint(bridge, pickup, { line, stage: 2, description: '凹进去一块', pictures });
  const put = (await bridge.pickups.get({ pickup })).inspection.findings.find((one) => one.id === finding);
  if (put === undefined) throw new Error('the damage point is not there');
  const { photos, ...rest } = put;
  await bridge.inspection.putFinding({ pickup, finding: { ...rest, unit: null, place } });
  for (const use of photos) await bridge.photos.changeUse({ pickup, finding, photo: use.photo, withPackaging: use.withPackaging, keptBecause: null });
}

test.each([
  { language: 'zh-CN', where: '不锈钢鞋架（第 1 行） · 磕碰 · 右侧板', what: '第 2 张照片（糊.jpg）糊了，要重拍，或选个原因保留', go: '去补', place: '在哪里', keep: '保留，选个原因 2', reason: '能看清损伤', kept: '保留：能看清损伤', dialog: /问题 · 不锈钢鞋架/, amount: /· 1 件/ },
  { language: 'en', where: '不锈钢鞋架 (line 1) · Knocks · 右侧板', what: 'Photo 2 (糊.jpg) is blurred: retake it, or keep it with a reason', go: 'Go there', place: 'Where', keep: 'Keep: say why 2', reason: 'The damage can be seen', kept: 'Kept: The damage can be seen', dialog: /Problem · 不锈钢鞋架/, amount: /· 1 piece/ },
])('R-IN-3: what is missing before signing names the photo, and its link opens the damage point that has it ($language)', async ({ language, where, what, go, place, keep, reason, kept, dialog, amount }) => {
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  if (language === 'en') await desk.press('English');
  await desk.go(`/pickup/${pickup}/sign`, page.locator('#missing-title'));
  const row = page.getByRole('listitem').filter({ hasText: what });
  expect(await row.locator('strong').innerText()).toContain(where);
  await desk.judge(`a photo that is missing a word, ${language}`);
  await row.getByRole('button', { name: new RegExp(`^${go} `) }).click();
  const drawer = page.getByRole('dialog', { name: dialog });
  await drawer.waitFor();
  // Quantities are said as people say them, with their unit.
  expect(await page.locator('.finding-row').first().innerText()).toMatch(amount);
  expect(await page.locator('.finding-row').first().innerText()).not.toContain('×');
  expect(await drawer.getByLabel(place, { exact: true }).last().inputValue()).toBe('右侧板');
  const tile = drawer.getByRole('listitem').filter({ has: page.getByRole('button', { name: keep }) });
  expect(await tile.locator('.tile-number').innerText()).toBe('2');
  await desk.judge(`a remark on a photo, ${language}`);
  if (language === 'en') {
    await desk.press(keep);
    await page.getByRole('menuitem', { name: reason }).click();
    await drawer.getByText(kept).waitFor();
  }
  expect(desk.errors).toEqual([]);
  await page.context().close();
});
