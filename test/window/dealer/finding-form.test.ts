import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeOver } from '../../../build/inspect-goods.ts';
import { lineKey } from '../../../shared/delivery/pickup.ts';
import { orderNoSchema, type PickupId } from '../../../shared/kernel/ids.ts';
import { wholeQuantity } from '../../../shared/kernel/quantity.ts';
import { openBrowser } from '../../kit/browser.ts';
import { drawPhoto } from '../../kit/draw-photo.ts';
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

/** Four doors from paper that were taken. */
async function takeDoors(name: string): Promise<PickupId> {
  const orderNo = orderNoSchema.parse(name);
  await house.bridge.orders.enterFromPaper({
    order: {
      orderNo, salesOrderNo: '', shippedOn: null, carrier: '德通物流', carrierPhone: '0531-88001234', waybill: '',
      lines: [{ lineNo: 1, productClass: 'door', name: '铸铝大门', specification: '2050×960', colour: '', quantity: wholeQuantity(4), unit: 'set', metresPerLength: null, weightGrams: null, packages: 4, note: '' }],
    },
  });
  const { inspection } = await takeOver(house.bridge, [orderNo], (await house.bridge.desk.status()).now);
  await house.bridge.inspection.decide({ pickup: inspection.pickup.id, lines: [lineKey(orderNo, 1)], decision: 'take', reservation: '' });
  return inspection.pickup.id;
}

test('R-IN-1: a set’s problem that becomes a matter of quantity keeps no number that nobody sees, and every number of the line agrees', async () => {
  const pickup = await takeDoors('CK-SETS');
  const findings = async () => (await house.bridge.pickups.get({ pickup })).inspection.findings;
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  await desk.go(`/pickup/${pickup}/stage-2`, page.getByRole('heading', { name: /二验/ }));
  const row = page.getByRole('article', { name: '铸铝大门' });
  await desk.press('一套一套看');
  await desk.press('第 2 套有问题');
  const drawer = page.getByRole('dialog', { name: /问题 · 铸铝大门/ });
  const which = drawer.getByRole('combobox', { name: '第几套' });
  const howMany = drawer.getByRole('textbox', { name: '影响几套' });
  await which.waitFor();
  expect(await howMany.count()).toBe(0);
  await drawer.getByRole('button', { name: '数量不对' }).click();
  await howMany.waitFor();
  expect(await which.count()).toBe(0);
  await desk.saved();
  expect(await findings()).toMatchObject([{ check: 'count', unit: null, quantity: 1_000 }]);
  await desk.press('记好了');
  // One of four is accounted for, three are left, wherever it is said.
  await row.getByText('1 / 4 套').waitFor();
  await row.getByText('还有 3 套没看').waitFor();
  await desk.judge('a shortage among doors');
  await row.getByRole('button', { name: '其余 3 套都没问题' }).click();
  await row.getByText('4 / 4 套').waitFor();
  expect(await row.getByText(/还有 \d 套没看/).count()).toBe(0);
  await row.getByRole('button', { name: '第 3 套没问题' }).click();
  await row.getByText('还有 1 套没看').waitFor();
  await row.getByText('3 / 4 套').waitFor();

  // Missing fittings are of one set, so its number stays in sight, and may be taken back.
  await row.locator('.finding-row').click();
  await drawer.getByRole('button', { name: '配件缺少 / 不对' }).click();
  await which.waitFor();
  await howMany.waitFor();
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

test('R-IN-2: a matter of quantity needs no photos, and takes those that are evidence', async () => {
  const pickup = await takeDoors('CK-EVIDENCE');
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  await desk.go(`/pickup/${pickup}/stage-2`, page.getByRole('heading', { name: /二验/ }));
  await desk.press('有问题 铸铝大门');
  const drawer = page.getByRole('dialog', { name: /问题 · 铸铝大门/ });
  await drawer.getByText('从不同角度拍，至少 3 张').waitFor();
  await drawer.getByRole('button', { name: '配件缺少 / 不对' }).click();
  await drawer.getByText('数量问题不用拍照，要留证也可以拍').waitFor();
  expect(await drawer.getByText('至少 3 张').count()).toBe(0);
  expect(await drawer.getByText(/还差 \d 张/).count()).toBe(0);
  await desk.judge('a matter of quantity without photos');
  await page.locator('input[type=file]').setInputFiles({ name: '半包配件.jpg', mimeType: 'image/jpeg', buffer: await drawPhoto({ seed: 91, width: 800, height: 600 }) });
  await drawer.getByRole('button', { name: '放大看第 1 张' }).waitFor();
  await desk.saved();
  expect((await house.bridge.pickups.get({ pickup })).inspection.findings).toMatchObject([{ nature: 'quantity', photos: [{}] }]);
  await desk.judge('a matter of quantity with a photo');
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

test('a problem that is closed without its place or with nothing affected says so at the field, closes all the same, and what is missing leads back into that field', async () => {
  const pickup = await takeDoors('CK-PLACE');
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  await desk.go(`/pickup/${pickup}/stage-2`, page.getByRole('heading', { name: /二验/ }));
  await desk.press('有问题 铸铝大门');
  const drawer = page.getByRole('dialog', { name: /问题 · 铸铝大门/ });
  const place = drawer.getByRole('textbox', { name: '在哪里' });
  const description = drawer.getByRole('textbox', { name: '怎么样' });
  const hasKeyboard = async (field: typeof place): Promise<boolean> => await field.evaluate((element) => element === document.activeElement);
  await description.fill('');
  await drawer.getByRole('textbox', { name: '影响几套' }).fill('0');
  expect(await drawer.getByRole('alert').count()).toBe(0);
  await desk.press('记好了');
  await expect.poll(() => drawer.getByRole('alert').count()).toBe(3);
  await desk.judge('a problem that lacks its words');
  await drawer.getByRole('textbox', { name: '影响几套' }).fill('1');
  await place.fill('门框');
  expect(await drawer.getByRole('alert').count()).toBe(1);
  await place.fill('');
  await desk.press('先关上，回头再补');
  await drawer.waitFor({ state: 'hidden' });
  const row = page.getByRole('article', { name: '铸铝大门' });
  await row.getByRole('button', { name: /在哪里/ }).last().click();
  await expect.poll(() => hasKeyboard(place)).toBe(true);
  await place.fill('门框');
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  await desk.saved();
  await row.getByRole('button', { name: /怎么样|描述|样子/ }).last().click();
  await expect.poll(() => hasKeyboard(description)).toBe(true);
  await description.fill('有磕碰');
  await desk.press('记好了');
  await drawer.waitFor({ state: 'hidden' });
  expect(desk.errors).toEqual([]);
  await page.context().close();
});
