import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inspectLines, sendPicture, takeOver } from '../../../build/inspect-goods.ts';
import { pickupLines, type PickupLine } from '../../../shared/delivery/pickup.ts';
import { orderNoSchema, type PickupId } from '../../../shared/kernel/ids.ts';
import { wholeQuantity } from '../../../shared/kernel/quantity.ts';
import { openBrowser } from '../../kit/browser.ts';
import { openDealerHouse, type DealerHouse } from './dealer-house.ts';
import { openDealerPage } from './dealer-page.ts';
import { drawPictures, putDamage } from './dealer-showroom.ts';

let browser: Browser;
let house: DealerHouse;
beforeAll(async () => {
  browser = await openBrowser();
  house = await openDealerHouse();
  await house.enrol();
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

/** Goods that were picked up and found in order, counts and weights as ordered. */
async function inspected(orderNo: string): Promise<{ readonly pickup: PickupId; readonly lines: readonly PickupLine[] }> {
  const view = await takeOver(house.bridge, [orderNoSchema.parse(orderNo)], (await house.bridge.desk.status()).now);
  const pickup = view.inspection.pickup.id;
  await inspectLines(house.bridge, pickup);
  return { pickup, lines: pickupLines(view.inspection.pickup) };
}

async function differencesAtHq(): Promise<readonly number[]> {
  await house.bridge.desk.sync({});
  const rows = await house.hq.hq.db.selectFrom('records').select('differences').orderBy('position').execute();
  return rows.map((row) => row.differences);
}

test('R-IN-6: a pipe beyond tolerance is noted in one tap before it can be sealed, and receipt and HQ count it', async () => {
  const { pickup, lines } = await inspected('CK20261120-1003');
  const [line] = lines;
  if (line === undefined || line.weightGrams === null) throw new Error('the order names no weight');
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  await desk.go(`/pickup/${pickup}/compare`, page.getByRole('heading', { name: '核对' }));
  const row = page.getByRole('article', { name: line.name }).first();
  const weight = row.getByLabel(/实际重量/);
  // At the tolerance nothing is asked for.
  await weight.fill(String((line.weightGrams * 0.97) / 1000));
  await weight.blur();
  await desk.saved();
  expect(await row.getByRole('button', { name: '记下重量差' }).count()).toBe(0);
  await weight.fill(String((line.weightGrams * 0.97 - 1) / 1000));
  await weight.blur();
  await row.getByText('超出允许误差').waitFor();
  await row.getByText(/重量差太多（应重/).waitFor();
  await desk.judge('a weight beyond tolerance');
  await desk.press('去签收');

  await page.getByText(/重量差太多/).waitFor();
  await desk.press('还差 1 项，去补');
  await row.getByRole('button', { name: '记下重量差' }).click();
  await row.getByText(/，轻了 .* 公斤（3\.1%）/).waitFor();
  expect(await row.getByText(/重量差太多/).count()).toBe(0);
  // What was noted follows the scales until somebody writes otherwise.
  await weight.fill(String((line.weightGrams * 0.9) / 1000));
  await weight.blur();
  await row.getByText(/，轻了 .* 公斤（10%）/).waitFor();
  await desk.judge('a noted weight');
  await desk.saved();
  await desk.press('去签收');
  const receipt = page.getByRole('article', { name: '销售出库单反馈回执' });
  await receipt.getByText(/，轻了 .* 公斤（10%）/).waitFor();
  expect(await receipt.getByText(/提货 · 有问题/).count()).toBe(1);
  await desk.sign();
  await desk.press('签字封存');
  await page.getByText(/^已封存，(已排队|正在传|总部已收到)/).waitFor();
  expect((await differencesAtHq()).at(-1)).toBe(1);
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

test('R-IN-2: counts and findings say the same: the page names the number that does not fit and offers the one that does', async () => {
  const { pickup, lines } = await inspected('CK20261120-1001');
  const [line] = lines;
  if (line === undefined || line.productClass !== 'door') throw new Error('doors are expected');
  const { bridge } = house;
  for (const [wish, seeds] of [[{ quantity: wholeQuantity(2), place: '门框', description: '磕碰' }, [61, 62, 63]], [{ unit: 1, place: '左门扇', description: '划伤' }, [64, 65, 66]]] as const) {
    const finding = await putDamage(house, pickup, line.key, wish);
    for (const [index, picture] of (await drawPictures(seeds)).entries()) await sendPicture(bridge, pickup, finding, picture, index === 0);
  }
  await bridge.inspection.checkItems({ pickup, lines: [line.key], items: 'with-findings' });
  await bridge.inspection.setCount({ pickup, line: line.key, count: { good: wholeQuantity(1), damaged: wholeQuantity(2), missing: wholeQuantity(1), extra: wholeQuantity(0), weightGrams: null } });

  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  await desk.go(`/pickup/${pickup}/compare`, page.getByRole('heading', { name: '核对' }));
  const row = page.getByRole('article', { name: line.name }).first();
  await row.getByText('损坏对不上：核对填了 2，问题里记了 3').waitFor();
  await row.getByText('填了少 1，还没记下来').waitFor();
  await desk.judge('counts that do not fit');
  await row.getByRole('button', { name: '损坏改成 3 套' }).click();
  await row.getByRole('button', { name: '记下少了 1 套' }).click();
  await row.getByText(/少了 1 套/).first().waitFor();
  expect(await row.getByText(/对不上/).count()).toBe(0);
  await desk.saved();
  const { inspection } = await bridge.pickups.get({ pickup });
  expect(inspection.lines.find((check) => check.line === line.key)?.count).toMatchObject({ good: 0, damaged: 3_000, missing: 1_000 });
  expect(inspection.findings.find((finding) => finding.check === 'count')).toMatchObject({ line: line.key, nature: 'quantity', quantity: 1_000 });

  // Undone, the number stands alone again and is named again.
  await row.getByText(/少了 1 套/).first().click();
  await desk.press('删掉这处');
  await row.getByRole('button', { name: '少了改成 0 套' }).click();
  await row.getByText('数量对不上').waitFor({ state: 'detached' });
  await desk.saved();

  // A note of the count does not stand in for looking: the line can still be called fine, and stays so when the note goes.
  const second = lines[1];
  if (second === undefined) throw new Error('a second line is expected');
  const other = page.getByRole('article', { name: second.name }).first();
  await bridge.inspection.checkItems({ pickup, lines: [second.key], items: 'unchecked' });
  await page.reload();
  await desk.go(`/pickup/${pickup}/compare`, page.getByRole('heading', { name: '核对' }));
  await other.getByRole('button', { name: `改数 ${second.name}` }).click();
  await other.getByRole('button', { name: `少了 ${second.name} +1` }).click();
  await other.getByRole('button', { name: /^记下少了 1/ }).click();
  await desk.saved();
  await desk.go(`/pickup/${pickup}/stage-2`, page.getByRole('heading', { name: /二验/ }));
  await other.getByRole('button', { name: `没问题 ${second.name}` }).click();
  await other.getByText(/少了 1/).first().click();
  await desk.press('删掉这处');
  await desk.saved();
  expect((await bridge.pickups.get({ pickup })).inspection.lines.find((check) => check.line === second.key)?.items).toBe('fine');

  // Sets called fine one by one leave room for those that findings stand for.
  await bridge.inspection.checkUnits({ pickup, line: line.key, fineUnits: [2, 3, 4] });
  await page.reload();
  await desk.go(`/pickup/${pickup}/stage-2`, page.getByRole('heading', { name: /二验/ }));
  await page.getByText('标了 3 套没问题，最多只能 1 套').first().waitFor();
  expect(desk.errors).toEqual([]);
  await page.context().close();
});
