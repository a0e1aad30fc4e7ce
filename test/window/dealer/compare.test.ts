import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inspectLines, takeOver } from '../../../build/inspect-goods.ts';
import { lineKey } from '../../../shared/delivery/pickup.ts';
import { orderNoSchema, type PickupId } from '../../../shared/kernel/ids.ts';
import { wholeQuantity } from '../../../shared/kernel/quantity.ts';
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

const line = { specification: '900×450', colour: '', metresPerLength: null, note: '', packages: 1 };

/** Three lines of goods from paper and a weighed one, all in order, counted where wished. */
async function inspected(name: string, isCounted: boolean): Promise<PickupId> {
  const { bridge } = house;
  const orderNo = orderNoSchema.parse(name);
  const shelf = { ...line, productClass: 'home' as const, quantity: wholeQuantity(4), unit: 'piece' as const, weightGrams: null };
  await bridge.orders.enterFromPaper({
    order: {
      orderNo, salesOrderNo: '', shippedOn: null, carrier: '德通物流', carrierPhone: '0531-88001234', waybill: '',
      lines: [
        ...['花架', '鞋架', '衣架'].map((each, index) => ({ ...shelf, lineNo: index + 1, name: each })),
        { ...line, lineNo: 4, productClass: 'pipe', name: '圆管', quantity: wholeQuantity(10), unit: 'length', metresPerLength: wholeQuantity(6), weightGrams: 41_400 },
      ],
    },
  });
  const { inspection } = await takeOver(bridge, [orderNo], (await bridge.desk.status()).now);
  const pickup = inspection.pickup.id;
  await inspectLines(bridge, pickup);
  if (!isCounted) await bridge.inspection.setCounts({ pickup, counts: [1, 2, 3].map((lineNo) => ({ line: lineKey(orderNo, lineNo), count: null })) });
  return pickup;
}

const rows = (page: Page): Promise<readonly (string | null)[]> => page.getByRole('article').evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')));

test('a line stays where it is while its numbers are changed, the differing ones come first when the page is opened again', async () => {
  const pickup = await inspected('CK-ORDERED', true);
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  await desk.go(`/pickup/${pickup}/compare`, page.getByRole('heading', { name: '核对' }));
  expect(await rows(page)).toEqual(['花架', '鞋架', '衣架', '圆管']);
  const row = page.getByRole('article', { name: '衣架' });
  await row.getByText('已核对').waitFor();
  await row.getByRole('button', { name: '改数 衣架' }).click();
  const more = row.getByRole('button', { name: '损坏 衣架 +1' });
  await more.click();
  await more.click();
  expect(await rows(page)).toEqual(['花架', '鞋架', '衣架', '圆管']);
  // What is not recorded yet is not called compared.
  await row.getByText('填了损坏 2，没有记问题').waitFor();
  expect(await row.getByText('已核对').count()).toBe(0);
  await row.getByRole('button', { name: '记一处损坏', exact: true }).waitFor();
  expect(await row.getByText('再记一处损坏').count()).toBe(0);

  // Typed figures keep their field, and a number that is put back does not take the field away.
  const missing = row.getByRole('textbox', { name: '少了 衣架' });
  await missing.focus();
  await page.keyboard.type('1');
  expect(await missing.evaluate((field) => field === document.activeElement)).toBe(true);
  await row.getByRole('button', { name: '少了 衣架 −1' }).click();
  const fewer = row.getByRole('button', { name: '损坏 衣架 −1' });
  await fewer.click();
  await fewer.click();
  await row.getByText('已核对').waitFor();
  expect(await fewer.count()).toBe(1);
  await more.click();
  await desk.saved();
  await desk.judge('a line that was changed');
  await desk.go(`/pickup/${pickup}/stage-2`, page.getByRole('heading', { name: /二验/ }));
  await desk.go(`/pickup/${pickup}/compare`, page.getByRole('heading', { name: '核对' }));
  expect(await rows(page)).toEqual(['衣架', '花架', '鞋架', '圆管']);
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

test('R-IN-6: a weight that cannot be read is said to be wrong and stays to be mended, and a comma is read as people mean it', async () => {
  const pickup = await inspected('CK-WEIGHED', false);
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  const grams = async (): Promise<number | null | undefined> => (await house.bridge.pickups.get({ pickup })).inspection.lines.find((check) => check.line === 'CK-WEIGHED#4')?.count?.weightGrams;
  await desk.go(`/pickup/${pickup}/compare`, page.getByRole('heading', { name: '核对' }));
  const row = page.getByRole('article', { name: '圆管' });
  const field = row.getByLabel(/实际重量/);
  for (const [typed, said] of [['abc', '看不懂“abc”，只写数字，比如 41.4。重量还是 41.4 公斤。'], ['99999999', '最多 1000000 公斤。重量还是 41.4 公斤。'], ['41.4567', '最多三位小数。重量还是 41.4 公斤。'], ['1,234', '逗号看不懂是千位还是小数点，写成 1234 或 1.234。重量还是 41.4 公斤。']] as const) {
    await field.fill(typed);
    await field.blur();
    await row.getByText(said, { exact: true }).waitFor();
    expect(await field.inputValue()).toBe(typed);
    expect(await field.getAttribute('aria-invalid')).toBe('true');
  }
  await desk.judge('a weight that cannot be read');
  expect(await grams()).toBe(41_400);
  // Key by key the beginning of each of them is a weight.
  for (const [typed, said] of [['1,234', '逗号看不懂是千位还是小数点，写成 1234 或 1.234。重量还是 41.4 公斤。'], ['1，234', '逗号看不懂是千位还是小数点，写成 1234 或 1.234。重量还是 41.4 公斤。'], ['38.4567', '最多三位小数。重量还是 41.4 公斤。'], ['38q', '看不懂“38q”，只写数字，比如 41.4。重量还是 41.4 公斤。']] as const) {
    await field.fill('41.4');
    await field.blur();
    await field.selectText();
    await page.keyboard.type(typed);
    await field.blur();
    await row.getByText(said, { exact: true }).waitFor();
    expect(await field.inputValue()).toBe(typed);
    await desk.saved();
    expect(await grams()).toBe(41_400);
  }
  // What was wrong is mended at its end: what is kept is still what was there before the first key.
  await field.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('kg2');
  await field.blur();
  await row.getByText('看不懂“38kg2”，只写数字，比如 41.4。重量还是 41.4 公斤。', { exact: true }).waitFor();
  await desk.saved();
  expect(await grams()).toBe(41_400);
  await field.fill('41,2');
  await field.blur();
  expect(await field.inputValue()).toBe('41.2');
  expect(await field.getAttribute('aria-invalid')).toBe('false');
  await desk.saved();
  expect(await grams()).toBe(41_200);
  expect(desk.errors).toEqual([]);
  await page.context().close();
});
