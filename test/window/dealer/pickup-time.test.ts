import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../kit/browser.ts';
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

test('R-TL-13: a pickup that is recorded as happening now keeps the millisecond, so that no limit ends early', async () => {
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  // The page's own clock stands; the desk says that it is 789 ms past the second before this one.
  await page.clock.setFixedTime(new Date());
  await page.route('**/bridge/desk/status', async (route) => {
    const answer = await route.fetch();
    const text = await answer.text();
    await route.fulfill({ response: answer, body: text.replace(/"now":"([^"]+)"/, (_, now: string) => `"now":"${new Date(Math.floor(Date.parse(now) / 1_000) * 1_000 - 211).toISOString()}"`) });
  });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: '今日' }).waitFor();
  await desk.press('提货 CK20261120-1002');
  await desk.press('确认提货');
  await page.getByRole('heading', { name: '验货时限' }).waitFor();
  const { rows } = await house.bridge.pickups.list({ limit: 10 });
  expect(rows.map((row) => row.pickedUpAt.slice(-5))).toEqual(['.789Z']);
  expect(desk.errors).toEqual([]);
  await page.context().close();
});
