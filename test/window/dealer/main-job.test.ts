import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../kit/browser.ts';
import { openDealerHouse, pin, type DealerHouse } from './dealer-house.ts';
import { openDealerPage } from './dealer-page.ts';

let browser: Browser;
let house: DealerHouse;
beforeAll(async () => {
  browser = await openBrowser();
  house = await openDealerHouse();
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

describe('the main job', () => {
  test('from a fresh computer to HQ’s acknowledgement', async () => {
    const desk = await openDealerPage(browser, house);
    const { page } = desk;
    await desk.judge('enrolment');
    await page.getByLabel('总部地址').fill(house.hqUrl);
    await page.getByLabel('开通码').fill(house.code);
    await page.getByLabel('设一个 PIN 码').fill(pin);
    await page.getByLabel('再输一遍').fill(pin);
    await desk.press('开通');
    await page.getByRole('heading', { name: '在路上的货' }).waitFor();
    await desk.button('提货 CK20261120-1002').waitFor();
    await desk.judge('today');

    await desk.press('提货 CK20261120-1002');
    await page.getByText('现在提货的话').waitFor();
    await page.getByText('护窗、护栏').first().waitFor();
    expect(await page.getByLabel('物流公司').inputValue()).toBe('德通物流');
    await desk.judge('pickup');
    await desk.press(/为什么/);
    await page.getByText('护窗 8 套 + 护栏 4 套 = 12 套').waitFor();
    await page.keyboard.press('Escape');
    await desk.press('确认提货');
    await page.getByRole('heading', { name: '验货时限' }).waitFor();
    await page.getByText('今天 24:00 之前').first().waitFor();
    await desk.judge('limits');
    await desk.press('知道了，开始一验');

    await desk.judge('stage 1');
    await desk.press('13 包都完好');
    await desk.press('已当场打开点清');
    await desk.press('3 行全部提货');
    await desk.press('去二验');
    await desk.judge('stage 2');
    await desk.press('3 行都没问题');
    await desk.press('去核对');
    await desk.judge('compare');
    await desk.press('数都对，去签收');

    await page.getByRole('article', { name: '销售出库单反馈回执' }).waitFor();
    await desk.judge('sign');
    await desk.sign();
    await desk.press('签字封存');
    await page.getByText(/^已封存，(已排队|正在传|总部已收到)/).waitFor();
    // The desk sends by itself; HQ's answer appears beside the receipt.
    await page.getByText(/总部 今天 \d\d:\d\d 已收到/).waitFor({ timeout: 60_000 });
    await page.getByText(/登记号 1$/).waitFor();
    await desk.judge('sealed');

    const receipt = await page.request.get(new URL((await page.getByRole('link', { name: '打开回执 PDF' }).getAttribute('href')) ?? '', page.url()).href);
    expect(receipt.status()).toBe(200);
    expect((await receipt.body()).subarray(0, 5).toString()).toBe('%PDF-');
    await desk.press('检查真伪');
    await page.getByText('没问题，内容没有被改过').waitFor();

    await page.getByRole('link', { name: '我的记录' }).click();
    await page.getByRole('link', { name: /签收反馈/ }).waitFor();
    await desk.judge('records');
    expect(desk.errors).toEqual([]);
    await page.context().close();
  });

  test('in English, page by page, nothing of it Chinese but names and goods', async () => {
    const desk = await openDealerPage(browser, house);
    const { page } = desk;
    await desk.press('English');
    await page.getByRole('heading', { name: 'Today' }).waitFor();
    await desk.judge('today, English');
    // Names of goods are as on the paper; what stands between them is English, in cards, lists and the header.
    await page.getByText(/ and \d+ more$/).first().waitFor();
    expect(await page.locator('body').innerText()).not.toMatch(/等 \d+ 种/);
    for (const [link, heading] of [['Queue', 'Upload queue'], ['My records', 'My records'], ['Settings', 'Settings'], ['Help', 'Help'], ['Pick up', 'Pick up']] as const) {
      await page.getByRole('link', { name: link, exact: true }).click();
      await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
      await desk.judge(`${heading}, English`);
      const chinese = await page.locator('h1, h2, label, button:not(.record-row):not([lang])').evaluateAll((all) => all.map((each) => each.textContent ?? '').filter((text) => /[\u4e00-\u9fff]/.test(text)));
      expect(chinese.filter((text) => !/赵建国|中文/.test(text)), heading).toEqual([]);
    }
    await desk.press('Choose CK20261120-1001');
    await desk.press('Record pickup');
    await page.getByRole('heading', { name: 'Time limits' }).waitFor();
    await desk.judge('limits, English');
    await desk.press('Understood, start stage 1');
    await desk.judge('stage 1, English');
    await desk.press('All 9 packages are intact');
    await desk.press('Opened and counted on the spot');
    await desk.press('Take all 2 lines');
    await desk.press('Go to stage 2');
    await desk.press('One by one');
    await desk.judge('stage 2, English');
    await desk.press('Set 1 is fine');
    await desk.press('The other 3 sets are fine');
    await desk.press('The other line is fine');
    await desk.press('Go to compare');
    await desk.judge('compare, English');
    await desk.press('All counts right, go to sign');
    await page.getByRole('article', { name: 'Outbound Order Feedback Receipt' }).waitFor();
    await desk.judge('sign, English');
    expect(desk.errors).toEqual([]);
    await desk.press('中文');
    await page.context().close();
  });

  test('on a large screen, in the dark', async () => {
    const desk = await openDealerPage(browser, house, { size: 'desktop', isDark: true });
    const { page } = desk;
    await desk.judge('today, dark');
    for (const link of ['提货', '队列', '我的记录', '设置', '帮助']) {
      await page.getByRole('link', { name: link, exact: true }).click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      await desk.judge(`${link}, dark`);
    }
    await page.getByRole('link', { name: '今日', exact: true }).click();
    await desk.press('继续');
    await page.getByRole('heading', { name: '签收' }).waitFor();
    await desk.judge('sign, dark');
    expect(desk.errors).toEqual([]);
    await page.context().close();
  });
});
