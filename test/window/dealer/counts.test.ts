import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inspectLines, takeOver } from '../../../build/inspect-goods.ts';
import { lineKey } from '../../../shared/delivery/pickup.ts';
import { orderNoSchema } from '../../../shared/kernel/ids.ts';
import { wholeQuantity } from '../../../shared/kernel/quantity.ts';
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

test('damaged and missing goods are never more than were expected, also when they are typed; what is too much is said and leaves what was there', async () => {
  const orderNo = orderNoSchema.parse('XS-0951');
  const entry = paperEntry('XS-0951');
  await house.bridge.orders.enterFromPaper({ order: { ...entry, lines: entry.lines.map((line) => ({ ...line, quantity: wholeQuantity(20) })) } });
  const { inspection } = await takeOver(house.bridge, [orderNo], (await house.bridge.desk.status()).now);
  const pickup = inspection.pickup.id;
  await inspectLines(house.bridge, pickup);
  const kept = async (): Promise<unknown> => {
    const { inspection: now } = await house.bridge.pickups.get({ pickup });
    const count = now.lines.find(({ line }) => line === lineKey(orderNo, 1))?.count;
    return count === undefined || count === null ? undefined : [count.good, count.damaged, count.missing].map((each) => each / 1_000);
  };
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  const field = (name: string) => page.getByRole('textbox', { name: new RegExp(`^${name} `) });
  const type = async (on: Page, name: string, text: string): Promise<void> => {
    await field(name).focus();
    await on.keyboard.type(text);
  };
  await desk.go(`/pickup/${pickup}/compare`, page.getByRole('heading', { name: '核对' }));
  await desk.press(/^改数 /);
  await type(page, '损坏', '5');
  await expect.poll(kept).toEqual([15, 5, 0]);
  await type(page, '少了', '16');
  await page.getByText('最多 15，没有记下，还是 0').waitFor();
  expect(await field('少了').getAttribute('aria-invalid')).toBe('true');
  await desk.judge('more missing than there can be');
  await field('少了').blur();
  // Neither the 16 nor the 1 it begins with.
  await expect.poll(kept).toEqual([15, 5, 0]);
  expect(await field('少了').inputValue()).toBe('16');
  await page.getByText('最多 15，没有记下，还是 0').waitFor();
  await type(page, '少了', '15');
  await expect.poll(kept).toEqual([0, 5, 15]);
  expect(await page.getByText('没有记下').count()).toBe(0);
  await type(page, '损坏', '二');
  await field('损坏').blur();
  await page.getByText('要填数字，最多三位小数；没有记下，还是 5').waitFor();
  await expect.poll(kept).toEqual([0, 5, 15]);
  await type(page, '损坏', '2.5');
  await expect.poll(kept).toEqual([2.5, 2.5, 15]);
  expect(desk.errors).toEqual([]);
  await page.context().close();
});
