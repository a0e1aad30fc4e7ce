import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inspectLines, sendPicture, signFor, takeOver } from '../../../build/inspect-goods.ts';
import { lineKey } from '../../../shared/delivery/pickup.ts';
import { orderNoSchema, type PickupId } from '../../../shared/kernel/ids.ts';
import { wholeQuantity } from '../../../shared/kernel/quantity.ts';
import { openBrowser } from '../../kit/browser.ts';
import { openDealerHouse, pin, type DealerHouse } from './dealer-house.ts';
import { openDealerPage } from './dealer-page.ts';
import { drawPictures, putDamage } from './dealer-showroom.ts';

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

/** Signed goods from paper, `damaged` of them with damage that is sealed. */
async function signGoods(name: string, count: number, damaged: readonly number[]): Promise<PickupId> {
  const { bridge } = house;
  const orderNo = orderNoSchema.parse(name);
  const line = { productClass: 'home' as const, specification: '900×450', colour: '', quantity: wholeQuantity(2), unit: 'piece' as const, metresPerLength: null, weightGrams: null, packages: 1, note: '' };
  await bridge.orders.enterFromPaper({
    order: { orderNo, salesOrderNo: '', shippedOn: null, carrier: '德通物流', carrierPhone: '0531-88001234', waybill: '', lines: Array.from({ length: count }, (_, index) => ({ ...line, lineNo: index + 1, name: `不锈钢花架 ${index + 1}` })) },
  });
  const { inspection } = await takeOver(bridge, [orderNo], (await bridge.desk.status()).now);
  const pickup = inspection.pickup.id;
  for (const lineNo of damaged) {
    const finding = await putDamage(house, pickup, lineKey(orderNo, lineNo), { place: '边角', description: '磕掉一块漆' });
    for (const [index, picture] of (await drawPictures([lineNo * 10 + 1, lineNo * 10 + 2, lineNo * 10 + 3])).entries()) await sendPicture(bridge, pickup, finding, picture, index === 0);
  }
  await inspectLines(bridge, pickup);
  const [person] = await bridge.people.list();
  if (person === undefined) throw new Error('nobody signs');
  await signFor(bridge, { pickup, kind: 'feedback', lines: Array.from({ length: count }, (_, index) => lineKey(orderNo, index + 1)), person: person.id, pin });
  return pickup;
}

test('R-IN-10: the page says of the goods that are chosen whether they have damage, shows the receipt before it is signed, and is calm for sound goods', async () => {
  const pickup = await signGoods('CK-INSTALL', 3, [2]);
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  await desk.go(`/pickup/${pickup}/install`, page.getByRole('heading', { level: 1, name: '登记安装' }));
  const stop = page.getByRole('alert').filter({ has: page.getByRole('heading', { name: '先别安装' }) });
  const calm = page.getByRole('heading', { name: /没有记下损坏/ });

  // Nothing is chosen: the goods with open damage are named, and no others.
  await stop.getByText('不锈钢花架 2（第 2 行）').waitFor();
  expect(await stop.getByText('不锈钢花架 1').count()).toBe(0);
  expect(await calm.count()).toBe(0);
  await desk.press('先选要安装的货');
  await desk.judge('nothing chosen to install');

  // Sound goods: calm, and the main button leads to the signature.
  await page.getByRole('checkbox', { name: '不锈钢花架 1' }).check();
  await page.getByRole('heading', { name: '选中的货没有记下损坏，可以登记安装' }).waitFor();
  expect(await stop.count()).toBe(0);
  const receipt = page.getByRole('article', { name: '安装前告知回执' });
  await receipt.getByText('第 1 行').waitFor();
  await desk.button('输入 PIN 码').waitFor();
  const pad = await page.locator('.signature-pad canvas').boundingBox();
  expect(pad?.width).toBeGreaterThan(480);
  await desk.judge('sound goods to install');

  // Damaged goods beside them: only the warning stands, and going on is a choice of its own.
  await desk.press('全选');
  await stop.getByText('不锈钢花架 2（第 2 行）').waitFor();
  expect(await calm.count()).toBe(0);
  expect(await desk.button('等售后答复').getAttribute('class')).toContain('ant-btn-primary');
  expect(await page.locator('.signature-pad').count()).toBe(0);
  await desk.judge('damaged goods to install');
  await desk.press('我知道，还是要安装');
  await receipt.getByText('第 1、2、3 行').waitFor();
  await stop.getByText('不锈钢花架 2（第 2 行）').waitFor();

  await desk.press('只选没损坏的 2 行');
  await calm.waitFor();
  await page.getByLabel('为什么现在安装').fill('客户等着入住');
  await receipt.getByText('客户等着入住').waitFor();
  await desk.sign();
  await desk.press('签字记录');
  await page.getByText('已登记安装').waitFor();
  const view = await house.bridge.pickups.get({ pickup });
  expect(view.installed).toEqual(['CK-INSTALL#1', 'CK-INSTALL#3']);
  const notice = view.records.find((card) => card.kind === 'install-notice');
  expect(notice === undefined ? null : (await house.bridge.records.get({ record: notice.record })).record.body).toMatchObject({ damageOpen: false, note: '客户等着入住' });
  await page.locator('.record-row').waitFor();
  await desk.judge('installed');

  await desk.press('返回');
  await desk.press('登记安装');
  await stop.getByText('不锈钢花架 2（第 2 行）').waitFor();
  await expect.poll(() => page.getByRole('checkbox').count()).toBe(1);
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

test('many goods are chosen at once, and only those in sight stand in the document', async () => {
  const pickup = await signGoods('CK-INSTALL-MANY', 150, []);
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  await desk.go(`/pickup/${pickup}/install`, page.getByRole('heading', { level: 1, name: '登记安装' }));
  await page.getByRole('heading', { name: '没有记下损坏，可以登记安装' }).waitFor();
  await desk.press('全选');
  await page.getByText('已选 150 / 150 行').waitFor();
  expect(await page.getByRole('checkbox').count()).toBeLessThan(40);
  await desk.press('都不选');
  await page.getByText('已选 0 / 150 行').waitFor();
  expect(desk.errors).toEqual([]);
  await page.context().close();
});
