import { Buffer } from 'node:buffer';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takeOver } from '../../../build/inspect-goods.ts';
import { orderNoSchema, type PickupId } from '../../../shared/kernel/ids.ts';
import { wholeQuantity } from '../../../shared/kernel/quantity.ts';
import { openBrowser } from '../../kit/browser.ts';
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

/** A short film of a moving square, as the browser itself records it. */
async function recordClip(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 160, height: 120 });
    const pen = canvas.getContext('2d');
    if (pen === null) throw new Error('no canvas');
    const recorder = new MediaRecorder(canvas.captureStream(10), { mimeType: 'video/webm' });
    const parts: Blob[] = [];
    const ended = new Promise((resolve) => recorder.addEventListener('stop', resolve));
    recorder.addEventListener('dataavailable', (event) => {
      parts.push(event.data);
      if (event.data.size > 0 && recorder.state === 'recording') recorder.stop();
    });
    let at = 0;
    const drawing = setInterval(() => {
      at += 4;
      pen.fillStyle = '#dddddd';
      pen.fillRect(0, 0, 160, 120);
      pen.fillStyle = '#1456b8';
      pen.fillRect(at % 140, 40, 20, 20);
    }, 40);
    recorder.start(200);
    await ended;
    clearInterval(drawing);
    const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  });
  return Buffer.from(base64, 'base64');
}

/** Walks with the Tab key until the focus stands on a control of this name. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const seen: string[] = [];
  for (let steps = 0; steps < 120; steps += 1) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(() => {
      const at = document.activeElement;
      return at === null ? '' : (at.getAttribute('aria-label') ?? (at instanceof HTMLInputElement ? at.labels?.[0]?.textContent : null) ?? at.textContent ?? '').trim();
    });
    if (name.test(here)) return;
    seen.push(here);
  }
  throw new Error(`the Tab key does not reach ${String(name)}: ${seen.join(' | ')}`);
}

test('a clip is kept as evidence beside the photos and counts as none of them', async () => {
  const view = await takeOver(house.bridge, [orderNoSchema.parse('CK20261120-1002')], (await house.bridge.desk.status()).now);
  const pickup: PickupId = view.inspection.pickup.id;
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  await desk.go(`/pickup/${pickup}/stage-2`, page.getByRole('heading', { level: 1, name: '二验 · 二次检验' }));
  await desk.press('有问题 304防护窗 平窗');
  await page.getByText('还差 3 张').first().waitFor();
  const clip = await recordClip(page);
  await page.locator('input[type=file]').setInputFiles([
    { name: '晃动.webm', mimeType: 'video/webm', buffer: clip },
    { name: '断了.mp4', mimeType: 'video/mp4', buffer: Buffer.from(`\0\0\0\x18ftypmp42\0\0\0\0mp42isom\0\0\xff\xffmdat`, 'latin1') },
  ]);
  await page.getByText('第 1 段视频').waitFor();
  await page.getByText('“断了.mp4”不完整').waitFor();
  await page.getByText('还差 3 张').first().waitFor();
  await desk.judge('a clip');
  await desk.press('放大看第 1 张');
  await page.getByRole('dialog', { name: '照片' }).locator('video').waitFor();
  await expect.poll(() => page.locator('.viewer video').evaluate((video: HTMLVideoElement) => video.readyState >= 1 && video.error === null)).toBe(true);
  await page.keyboard.press('Escape');
  await desk.press('记好了');
  await desk.press('先关上，回头再补');
  await desk.saved();
  const { photos, inspection } = await house.bridge.pickups.get({ pickup });
  expect(photos).toMatchObject([{ type: 'video/webm', fileName: '晃动.webm', bytes: clip.length }]);
  expect(inspection.findings[0]?.photos).toHaveLength(1);
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

describe('by keyboard only', () => {
  test('an all-good line goes from today to the sealed receipt', async () => {
    const orderNo = orderNoSchema.parse('CK-KEYS');
    await house.bridge.orders.enterFromPaper({
      order: {
        orderNo, salesOrderNo: '', shippedOn: null, carrier: '德通物流', carrierPhone: '0531-88001234', waybill: 'DT1',
        lines: [{ lineNo: 1, productClass: 'guardrail', name: '阳台护栏', specification: 'L=3600', colour: '本色', quantity: wholeQuantity(2), unit: 'set', metresPerLength: null, weightGrams: null, packages: 1, note: '' }],
      },
    });
    const desk = await openDealerPage(browser, house);
    const { page } = desk;
    const walk = async (name: RegExp, key: 'Enter' | 'Space' = 'Enter'): Promise<void> => {
      await desk.button(name).first().waitFor();
      await tabTo(page, name);
      await page.keyboard.press(key);
    };
    await walk(/^提货 CK-KEYS$/);
    await page.getByText('现在提货的话').waitFor();
    await walk(/^确认提货$/);
    await walk(/^知道了，开始一验$/);
    await walk(/都?完好$/, 'Space');
    await walk(/提货$/, 'Space');
    await walk(/^去二验$/);
    await page.getByRole('heading', { level: 1, name: '二验 · 二次检验' }).waitFor();
    await walk(/^没问题 阳台护栏$/, 'Space');
    await walk(/^去核对$/);
    await walk(/^数都对，去签收$/);
    await page.getByRole('article', { name: '销售出库单反馈回执' }).waitFor();
    await tabTo(page, /^PIN 码$/);
    await page.keyboard.type(pin);
    await desk.button('签名').waitFor();
    expect(await page.getByLabel('PIN 码', { exact: true }).inputValue()).toBe(pin);
    await tabTo(page, /^在框里签名$/);
    await page.getByText('用键盘签：方向键移动笔').waitFor();
    await page.getByRole('status').getByText('已提笔').waitFor({ state: 'attached' });
    await desk.judge('signing by keyboard');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.getByRole('status').getByText('已落笔').waitFor({ state: 'attached' });
    for (let step = 0; step < 20; step += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.down('ArrowUp');
    await page.keyboard.down('ArrowRight');
    await page.keyboard.up('ArrowUp');
    await page.keyboard.up('ArrowRight');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowLeft');
    // Leaving the pad lifts the pen.
    await walk(/^签字封存$/);
    await page.getByText(/^已封存，(已排队|正在传|总部已收到)/).waitFor();
    const [card] = (await house.bridge.records.list({ text: 'CK-KEYS', limit: 1 })).rows;
    const { strokes } = (await house.bridge.records.get({ record: card?.record as never })).record.signature;
    expect(strokes.map((stroke) => stroke.length)).toEqual([23, 2]);
    for (const stroke of strokes) for (const [index, point] of stroke.entries()) expect(point[2]).toBeGreaterThanOrEqual(stroke[Math.max(0, index - 1)]?.[2] ?? 0);
    expect(await desk.taps()).toBe(0);
    expect(desk.errors).toEqual([]);
    await page.context().close();
  });
});
