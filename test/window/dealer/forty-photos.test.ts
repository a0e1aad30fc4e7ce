import { Buffer } from 'node:buffer';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendPicture, takeOver } from '../../../build/inspect-goods.ts';
import { pickupLines } from '../../../shared/delivery/pickup.ts';
import { orderNoSchema, type FindingId, type PickupId } from '../../../shared/kernel/ids.ts';
import { mostPhotosPerDamagePoint } from '../../../shared/photo/photo.ts';
import { openBrowser } from '../../kit/browser.ts';
import { drawPatches } from '../../kit/draw-patches.ts';
import { openDealerHouse, type DealerHouse } from './dealer-house.ts';
import { openDealerPage } from './dealer-page.ts';
import { putDamage } from './dealer-showroom.ts';

let browser: Browser;
let house: DealerHouse;
let pickup: PickupId;
let finding: FindingId;
beforeAll(async () => {
  browser = await openBrowser();
  house = await openDealerHouse();
  await house.enrol();
  const { bridge } = house;
  const view = await takeOver(bridge, [orderNoSchema.parse('CK20261120-1002')], (await bridge.desk.status()).now);
  pickup = view.inspection.pickup.id;
  await bridge.inspection.checkPackages({ pickup, packages: view.inspection.packages.map((each) => each.id), condition: 'intact', lookedInside: false });
  const lines = pickupLines(view.inspection.pickup).map((line) => line.key);
  await bridge.inspection.decide({ pickup, lines, decision: 'take', reservation: '' });
  finding = await putDamage(house, pickup, lines[0] ?? '', { place: '右上角', description: '边框压弯，漆面脱落' });
  for (let number = 1; number <= mostPhotosPerDamagePoint; number += 1) {
    expect((await sendPicture(bridge, pickup, finding, { fileName: `IMG_${number}.jpg`, bytes: await drawPatches(number) }, number === 1)).outcome).toHaveProperty('photo');
  }
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

/** Where a control lies in its window, and whether what lies at its middle is the control itself. */
async function isInSight(page: Page, name: string): Promise<boolean> {
  return page.getByRole('button', { name, exact: true }).evaluate((element) => {
    const box = element.getBoundingClientRect();
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth && top !== null && (element.contains(top) || top.contains(element));
  });
}

test('a strip of 40 photos scrolls, is reached by the keyboard to its end, and cuts nothing off', async () => {
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  await desk.go(`/pickup/${pickup}/stage-2?finding=${finding}`, page.getByRole('dialog').locator('.photo-strip'));
  const tiles = page.locator('.photo-strip .tile');
  await expect.poll(() => tiles.count()).toBe(mostPhotosPerDamagePoint);
  await page.getByText('40 张，够了').first().waitFor();
  await desk.judge('a strip of 40 photos');

  await page.getByRole('button', { name: '放大看第 1 张', exact: true }).focus();
  for (let number = 1; number <= mostPhotosPerDamagePoint; number += 1) {
    for (const name of [`放大看第 ${number} 张`, undefined, `删掉照片 ${number}`]) {
      if (name !== undefined) {
        expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(name);
        expect([name, await isInSight(page, name)]).toEqual([name, true]);
      }
      if (number < mostPhotosPerDamagePoint || name?.startsWith('删掉') !== true) await page.keyboard.press('Tab');
    }
  }
  await desk.judge('the end of a strip of 40 photos');
  await page.waitForFunction(() => Array.from(document.querySelectorAll<HTMLImageElement>('.photo-strip .tile img')).every((image) => image.complete && image.naturalWidth > 0));

  await page.getByRole('button', { name: '放大看第 40 张', exact: true }).focus();
  await page.keyboard.press('Enter');
  const viewer = page.getByRole('dialog', { name: '照片' });
  await viewer.waitFor();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowLeft');
  await desk.judge('the viewer over 40 photos');
  await page.keyboard.press('Escape');
  await viewer.waitFor({ state: 'detached' });
  await page.getByRole('dialog').locator('.photo-strip').waitFor();

  await page.locator('input[type=file]').first().setInputFiles([{ name: '第四十一张.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(await drawPatches(41)) }]);
  await page.getByText('一处损伤最多放 40 张照片。').waitFor();
  await page.getByText('请删去不清楚的，或另建一处损伤。').waitFor();
  expect(await tiles.count()).toBe(mostPhotosPerDamagePoint);
  await desk.judge('the 41st photo refused');
  expect(desk.errors).toEqual([]);
  await page.context().close();
});
