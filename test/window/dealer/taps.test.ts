import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { orderNoSchema } from '../../../shared/kernel/ids.ts';
import { wholeQuantity } from '../../../shared/kernel/quantity.ts';
import { openDealerHouse, type DealerHouse } from './dealer-house.ts';
import { openDealerPage } from './dealer-page.ts';
import { openFilmedBrowser } from './filmed-browser.ts';

let browser: Browser;
let closeBrowser: () => Promise<void>;
let house: DealerHouse;
beforeAll(async () => {
  ({ browser, close: closeBrowser } = await openFilmedBrowser([11, 12, 13, 14, 15]));
  house = await openDealerHouse();
  await house.enrol();
  const line = { specification: '1500×1800', colour: '本色', metresPerLength: null, weightGrams: null, note: '' };
  await house.bridge.orders.enterFromPaper({
    order: {
      orderNo: orderNoSchema.parse('CK-20'), salesOrderNo: '', shippedOn: null, carrier: '德通物流', carrierPhone: '0531-88001234', waybill: 'DT1',
      lines: [
        { ...line, lineNo: 1, productClass: 'window_guard', name: '防护窗 平窗', quantity: wholeQuantity(12), unit: 'set', packages: 12 },
        { ...line, lineNo: 2, productClass: 'guardrail', name: '阳台护栏', quantity: wholeQuantity(8), unit: 'set', packages: 8 },
      ],
    },
  });
});
afterAll(async () => {
  await closeBrowser();
  await house.close();
});

describe('presses', () => {
  test('an all-good pickup of 20 sets takes at most 14, PIN and signature apart', async () => {
    const desk = await openDealerPage(browser, house);
    const { page } = desk;
    await desk.button('提货 CK-20').waitFor();
    await desk.forgetTaps();
    await desk.pickUp('CK-20');
    await desk.press('20 包都完好');
    await desk.press('2 行全部提货');
    await desk.press('去二验');
    await desk.press('2 行都没问题');
    await desk.press('去核对');
    await desk.press('数都对，去签收');
    await page.getByRole('article', { name: '销售出库单反馈回执' }).waitFor();
    await desk.sign();
    await desk.press('签字封存');
    await page.getByText(/^已封存，(已排队|正在传|总部已收到)/).waitFor();
    expect(await desk.taps()).toBeLessThanOrEqual(14);
    expect(desk.errors).toEqual([]);
    await page.context().close();
  });

  test('one damage point with three photos of the camera takes at most 8', async () => {
    const desk = await openDealerPage(browser, house, { camera: true });
    const { page } = desk;
    await desk.pickUp('CK20261120-1002');
    await desk.press(/包都完好/);
    await desk.press(/全部提货/);
    await desk.press('去二验');
    await desk.forgetTaps();
    await desk.press('有问题 304防护窗 平窗');
    await page.getByText('这一张带包装').waitFor();
    for (const shot of [1, 2, 3]) {
      // A person walks round the goods between two shots; here another scene comes before the camera.
      if (shot > 1) await page.waitForTimeout(1_150);
      await desk.press('拍一张');
      await page.getByText(`${shot} / 3 张`).waitFor();
    }
    await desk.press('完成（3 张）');
    await desk.press('横梁');
    await desk.press('记好了');
    expect(await desk.taps()).toBeLessThanOrEqual(8);
    await page.getByText('3 张，够了').waitFor();
    await desk.saved();
    const [card] = (await house.bridge.today.get()).cards;
    if (card === undefined) throw new Error('no pickup');
    const { inspection, photos } = await house.bridge.pickups.get({ pickup: card.pickup });
    expect(photos.map((photo) => photo.source)).toEqual(['camera', 'camera', 'camera']);
    expect(inspection.findings).toMatchObject([{ place: '横梁', check: 'knock', nature: 'appearance', stage: 2, photos: [{ withPackaging: true }, { withPackaging: false }, { withPackaging: false }] }]);
    expect(desk.errors).toEqual([]);
    await page.context().close();
  });
});
