import { writeFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDamagePoint, inspectLines, signFor } from '../../../build/inspect-goods.ts';
import { placeOf } from '../../../electron/host/photo/shelf-places.ts';
import { pickupLines } from '../../../shared/delivery/pickup.ts';
import { orderNoSchema, type PickupId } from '../../../shared/kernel/ids.ts';
import { addMs, hourMs } from '../../../shared/kernel/instant.ts';
import { wholeQuantity } from '../../../shared/kernel/quantity.ts';
import { openBrowser } from '../../kit/browser.ts';
import { openDealerHouse, pin, type DealerHouse } from './dealer-house.ts';
import { openDealerPage } from './dealer-page.ts';
import { drawPictures } from './dealer-showroom.ts';

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

/** Tools from paper, taken over `hoursAgo`; their limit is four hours. */
async function takeTools(name: string, hoursAgo = 0): Promise<PickupId> {
  const { bridge } = house;
  const orderNo = orderNoSchema.parse(name);
  const line = { specification: '8 寸', colour: '', metresPerLength: null, weightGrams: null, note: '', packages: 1 };
  await bridge.orders.enterFromPaper({
    order: {
      orderNo, salesOrderNo: '', shippedOn: null, carrier: '德通物流', carrierPhone: '0531-88001234', waybill: 'DT1',
      lines: [{ ...line, lineNo: 1, productClass: 'tool', name: `焊枪 ${name}`, quantity: wholeQuantity(2), unit: 'piece' }],
    },
  });
  const { now } = await bridge.desk.status();
  const view = await bridge.pickups.record({
    orders: [orderNo], pickedUpAt: addMs(now, -hoursAgo * hourMs), timeChangedBecause: hoursAgo === 0 ? null : '回到店里才录入', carrier: '德通物流', carrierPhone: '0531-88001234', waybill: 'DT1', plate: '', metresPerLength: {},
  });
  await bridge.pickups.limitsShown({ pickup: view.inspection.pickup.id, language: 'zh-CN' });
  return view.inspection.pickup.id;
}

/** Three photos of one damage point, the goods inspected, and where the first original lies on the disk. */
async function photograph(pickup: PickupId, seed: number): Promise<string> {
  const { bridge, desk } = house;
  const [line] = pickupLines((await bridge.pickups.get({ pickup })).inspection.pickup);
  if (line === undefined) throw new Error('no line');
  await addDamagePoint(bridge, pickup, { line: line.key, stage: 2, description: '手柄开裂', pictures: await drawPictures([seed, seed + 1, seed + 2]) });
  const view = await inspectLines(bridge, pickup);
  const [photo] = view.photos;
  if (photo === undefined) throw new Error('no photo');
  return placeOf(desk.shelf.places, photo.sha256, 'original');
}

test('a fresh desk is told of no update of the rules: the first policy is none', async () => {
  const desk = await openDealerPage(browser, house);
  await desk.page.getByText('总部还没有新的回复').waitFor();
  expect(await desk.page.getByText('验货规定有更新').count()).toBe(0);
  await desk.page.context().close();
});

test('the reason of a changed time is asked for when it is left empty, not before anybody has typed', async () => {
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  await page.getByRole('button', { name: /^提货 CK/ }).first().click();
  await desk.press('不是现在？');
  const reason = page.getByLabel('为什么改时间');
  await reason.waitFor();
  expect(await reason.getAttribute('aria-invalid')).toBe('false');
  expect(await page.locator('.field-error').count()).toBe(0);
  expect(await reason.getAttribute('class')).not.toContain('status-error');
  await desk.press('确认提货');
  await page.getByText('请填写').first().waitFor();
  expect(await reason.getAttribute('aria-invalid')).toBe('true');
  await desk.judge('a changed time without its reason');
  await reason.fill('先卸货后录入');
  await expect.poll(() => reason.getAttribute('aria-invalid')).toBe('false');
  await desk.press('确认提货');
  await page.getByRole('button', { name: '知道了，开始一验' }).waitFor();
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

test('a reminder of a limit leads to its pickup (R-TL-17)', async () => {
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  await takeTools('CK-REMIND', 2.5);
  // The desk's own beat tells of it within seconds.
  await page.getByText('验货时间已过一半').waitFor();
  await page.getByText(/焊枪 CK-REMIND 的验货时限：今天 \d\d:\d\d/).waitFor();
  await desk.judge('a reminder');
  await page.getByRole('button', { name: '继续 焊枪 CK-REMIND' }).last().click();
  await page.getByRole('heading', { name: /^一验/ }).waitFor();
  expect(await page.getByText('验货时间已过一半').count()).toBe(0);
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

test('a photo that the disk has damaged is found before signing, said on the first page, and taken again', async () => {
  const pickup = await takeTools('CK-BROKEN');
  await writeFile(await photograph(pickup, 301), 'these bytes were never a photo');
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  // The originals are read back while a person reads what they are about to sign.
  await desk.go(`/pickup/${pickup}/sign`, page.getByRole('heading', { name: '签收' }));
  await page.getByText('第 1 张照片打不开了，请重拍').waitFor();
  await desk.go('/', page.getByRole('heading', { name: '今日' }));
  const notice = page.getByRole('alert').filter({ hasText: '硬盘上有 1 张照片损坏了' });
  await notice.getByText('CK-BROKEN').waitFor();
  await desk.judge('a damaged photo');
  await notice.getByRole('button', { name: '重拍' }).click();
  const drawer = page.getByRole('dialog', { name: '问题 · 焊枪 CK-BROKEN' });
  await drawer.getByText('这张损坏了').waitFor();
  await drawer.getByText('还差 1 张').first().waitFor();
  await desk.judge('the damage point with a damaged photo');
  await drawer.getByRole('button', { name: '删掉重拍' }).click();
  const [again] = await drawPictures([309]);
  await page.locator('input[type=file]').setInputFiles({ name: 'again.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(again?.bytes ?? []) });
  await drawer.getByText(/还差带包装的 1 张|3 张，够了/).first().waitFor();
  const isPackagingGone = await drawer.getByText('还差带包装的 1 张').count();
  if (isPackagingGone > 0) await drawer.getByRole('button', { name: /标为带包装/ }).first().click();
  await drawer.getByText('3 张，够了').first().waitFor();
  await desk.press('记好了');
  await desk.go('/', page.getByRole('heading', { name: '今日' }));
  await expect.poll(() => notice.count()).toBe(0);
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

test('a sealed photo that the disk has damaged cannot reach HQ: the first page says so and leads to the queue', async () => {
  house.proxy.weather = 'down';
  const pickup = await takeTools('CK-LOST');
  const original = await photograph(pickup, 321);
  const { bridge } = house;
  const [person] = await bridge.people.list();
  const { inspection } = await bridge.pickups.get({ pickup });
  await signFor(bridge, { pickup, kind: 'feedback', lines: inspection.lines.map((check) => check.line), person: person!.id, pin });
  await writeFile(original, 'these bytes were never a photo');
  house.proxy.weather = 'pass';
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  await bridge.desk.sync({});
  const notice = page.getByRole('alert').filter({ hasText: 'CK-LOST' });
  await notice.getByText('硬盘上有 1 张照片损坏了').waitFor();
  await notice.getByText('记录和其余照片照常上传', { exact: false }).waitFor();
  await desk.judge('a damaged sealed photo');
  await notice.getByRole('button', { name: '看队列' }).click();
  await page.getByRole('heading', { name: '上传队列' }).waitFor();
  await page.getByText('需要处理').first().waitFor();
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

test('a deadline that has passed while nobody looked is told with its span, and whoever signs is told what late means', async () => {
  const pickup = await takeTools('CK-LATE-1', 5);
  await photograph(pickup, 900);
  const desk = await openDealerPage(browser, house);
  const card = desk.page.getByRole('article').filter({ hasText: 'CK-LATE-1' });
  await card.getByText(/^已超时 \d+ (小时|分).* · 视同合格，可提出异议$/).waitFor();
  await desk.go(`/pickup/${pickup}/sign`, desk.page.getByRole('heading', { level: 1, name: '签收' }));
  await desk.page.getByText('已经过了时限。仍然可以签，会注明超时；短少和质量问题公司不再负责，只能有偿维修或有偿补发。').waitFor();
  await desk.judge('signing after the deadline');
  expect(desk.errors).toEqual([]);
  await desk.page.context().close();
});
