import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inspectLines, signFor, takeOver } from '../../../build/inspect-goods.ts';
import { lineKey } from '../../../shared/delivery/pickup.ts';
import { orderNoSchema, type PickupId } from '../../../shared/kernel/ids.ts';
import { openBrowser } from '../../kit/browser.ts';
import { paperEntry } from '../../kit/desk-orders.ts';
import { openDealerHouse, pin, type DealerHouse } from './dealer-house.ts';
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

const orderNo = orderNoSchema.parse('CK-MEANWHILE');

/** Signs the first of the lines, as a person does in another window. */
async function signFirst(pickup: PickupId): Promise<void> {
  const [person] = await house.bridge.people.list();
  if (person === undefined) throw new Error('nobody signs');
  await signFor(house.bridge, { pickup, kind: 'feedback', lines: [lineKey(orderNo, 1)], person: person.id, pin });
}

test('signing what another window signed meanwhile is refused in sight, names the correction, and the page says what is sealed, after reloading as well', async () => {
  const { bridge } = house;
  await bridge.orders.enterFromPaper({ order: paperEntry('CK-MEANWHILE', 3) });
  const { inspection } = await takeOver(bridge, [orderNo], (await bridge.desk.status()).now);
  const pickup = inspection.pickup.id;
  await inspectLines(bridge, pickup);
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  await desk.go(`/pickup/${pickup}/sign`, page.getByRole('article', { name: '销售出库单反馈回执' }));
  await desk.sign();
  await page.route('**/bridge/seal/sign', async (route) => {
    await signFirst(pickup);
    await route.continue();
  });
  await desk.press('签字封存');
  const refusal = page.getByRole('alert').filter({ hasText: '这些货已经签字封存过了' });
  await refusal.getByText(/写更正说明/).waitFor();
  expect(await refusal.evaluate((notice) => notice.contains(document.activeElement) || document.activeElement?.contains(notice) === true)).toBe(true);
  const [box, bar] = [await refusal.boundingBox(), await page.locator('.action-bar').boundingBox()];
  if (box === null || bar === null) throw new Error('nothing in sight');
  expect(box.y + box.height).toBeLessThanOrEqual(bar.y);
  await page.getByText(/^1 行已于 今天 \d\d:\d\d 签字封存$/).waitFor();
  await page.reload();
  await page.getByText(/^1 行已于 今天 \d\d:\d\d 签字封存$/).waitFor();
  await desk.judge('some lines sealed before');
  await page.getByRole('link', { name: '看回执' }).click();
  await page.getByText('签字时间').waitFor();
  await page.getByRole('article', { name: '销售出库单反馈回执' }).waitFor();
  await page.context().close();
});
