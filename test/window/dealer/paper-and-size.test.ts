import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { orderNoSchema } from '../../../shared/kernel/ids.ts';
import { wholeQuantity } from '../../../shared/kernel/quantity.ts';
import { openBrowser } from '../../kit/browser.ts';
import { openDealerHouse, type DealerHouse } from './dealer-house.ts';
import { openDealerPage } from './dealer-page.ts';

const lineCount = 4_000;
const longName = '双开子母庭院别墅入户大门(仿古铜·加厚不锈钢·带通风窗·含智能锁预留孔·左右对开)特别定制款式第二批次补发';

let browser: Browser;
let house: DealerHouse;
beforeAll(async () => {
  browser = await openBrowser();
  house = await openDealerHouse();
  await house.enrol();
  const line = { productClass: 'material' as const, colour: '', unit: 'piece' as const, metresPerLength: null, weightGrams: null, packages: 0, note: '' };
  await house.bridge.orders.enterFromPaper({
    order: {
      orderNo: orderNoSchema.parse('CK-4000'), salesOrderNo: '', shippedOn: null, carrier: '德通物流', carrierPhone: '0531-88001234', waybill: '',
      lines: Array.from({ length: lineCount }, (_, index) => ({ ...line, lineNo: index + 1, name: index === 0 ? longName : `不锈钢立柱 ${index + 1}`, specification: '50×50×3000', quantity: wholeQuantity(2) })),
    },
  });
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

describe('paper orders and large ones', () => {
  test('cells pasted from Excel become lines; what could not be read is named; the keyboard does the rest', async () => {
    const desk = await openDealerPage(browser, house);
    const { page } = desk;
    await page.getByRole('link', { name: '提货', exact: true }).click();
    await page.getByRole('textbox', { name: '找出库单' }).fill('没有这一单');
    await page.getByText('没有找到这张出库单').waitFor();
    await page.getByRole('link', { name: '从纸质单录入' }).first().click();
    await page.getByRole('textbox', { name: '出库单号' }).fill('XS-0099');
    await page.evaluate(() => navigator.clipboard.writeText('类别\t品名\t规格\t颜色\t数量\t单位\t件数\n护窗\t防护窗\t1500×1800\t本色\t6\t套\t6\n护栏\t阳台护栏\tL=3600\t本色\t三\t套\t2\n护栏\t阳台护栏\tL=3600\t本色\t2\t套\t2'));
    await page.getByRole('textbox', { name: '粘贴表格' }).focus();
    await page.keyboard.press('ControlOrMeta+V');
    await page.getByText(/1 处没看懂/).waitFor();
    await page.getByText(/第 \d 行“.+”：“三”/).waitFor();
    expect(await page.getByLabel('1 品名').inputValue()).toBe('防护窗');
    // What was wrong stays to be put right, and only that.
    await expect.poll(() => page.getByRole('textbox', { name: '粘贴表格' }).inputValue()).toBe('类别\t品名\t规格\t颜色\t数量\t单位\t件数\n护栏\t阳台护栏\tL=3600\t本色\t三\t套\t2');
    // Needed at pickup, and said here already.
    expect(await page.locator('label', { hasText: '物流公司' }).innerText()).toContain('现在可以空着，提货时要填');
    expect(await page.locator('label', { hasText: '物流电话' }).innerText()).toContain('现在可以空着，提货时要填');
    await desk.judge('a paper order');
    await desk.press('录好了，去提货');
    await page.getByText('XS-0099').first().waitFor();
    await page.getByLabel('物流公司').fill('顺捷专线');
    await desk.press('确认提货');
    await page.getByText('请填写').or(page.getByText('填写不对')).first().waitFor();
    await page.getByLabel('物流电话').fill('0531-81117766');
    await page.getByLabel('物流电话').press('Enter');
    await page.getByRole('heading', { name: '验货时限' }).waitFor();
    expect(desk.errors).toEqual([]);
    await page.context().close();
  });

  test.each([
    { language: 'zh-CN' as const, left: '有 2 列、1 行没有填进去', column: '“单价”列：2 格有内容', row: '第 1 行，在列名上面：“出库明细”', cell: /第 4 行“数量”：“三”，应是大于 0 的数/, close: '关闭 有 2 列、1 行没有填进去', empty: '清空重填', line: '1 行号', note: '备注：轻放' },
    { language: 'en' as const, left: '2 columns and 1 row left out', column: '"单价": 2 cells with something in it', row: 'Row 1, above the headings: "出库明细"', cell: /Row 4, "数量": "三", expected a number above 0/, close: 'Close 2 columns and 1 row left out', empty: 'Start over', line: '1 Line', note: 'Note: 轻放' },
  ])('columns and rows that were not taken are named and stay until they are put away, and a line keeps the number and the note of the paper ($language)', async ({ language, left, column, row, cell, close, empty, line, note }) => {
    const desk = await openDealerPage(browser, house);
    const { page } = desk;
    if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
    await desk.go('/paper', page.locator('.paper-table'));
    await page.evaluate(() => navigator.clipboard.writeText('出库明细\n行号\t品名\t单价\t规格\t数量\t备注\t安装位置\n20\t304防护窗\t380\t1500×1800\t6\t轻放\t一层\n30\t阳台护栏\t260\tL=3600\t三\t\t'));
    await page.locator('textarea').first().focus();
    await page.keyboard.press('ControlOrMeta+V');
    await page.getByText(left, { exact: true }).waitFor();
    for (const text of [column, row, cell]) await page.getByText(text).waitFor();
    expect(await page.getByLabel(line, { exact: true }).inputValue()).toBe('20');
    await page.getByText(note).waitFor();
    await desk.judge(`a paper order with columns that were not taken, ${language}`);
    await page.getByLabel(line, { exact: true }).press('Tab');
    expect(await page.getByText(left, { exact: true }).count()).toBe(1);
    await page.getByRole('button', { name: close }).click();
    await page.getByText(left, { exact: true }).waitFor({ state: 'detached' });
    await desk.press(empty);
    if (language === 'en') await desk.press('中文');
    expect(desk.errors).toEqual([]);
    await page.context().close();
  });

  test('4,000 lines and a very long name: every page stays quick and nothing is cut off', async () => {
    const desk = await openDealerPage(browser, house);
    const { page } = desk;
    await desk.pickUp('CK-4000');
    await page.getByText(longName).first().waitFor();
    await desk.judge('stage 1 with 4,000 lines');
    expect(await page.getByRole('article').count()).toBeLessThan(60);
    await desk.press('4000 行全部提货');
    await desk.press('去二验');
    await page.getByPlaceholder('找品名、规格').fill('立柱 3999');
    await page.getByText('不锈钢立柱 3999').waitFor();
    await desk.press('没问题 不锈钢立柱 3999');
    await page.getByPlaceholder('找品名、规格').fill('');
    await page.getByRole('button', { name: '未验 3999' }).click();
    await page.locator('.page').evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await page.getByText('不锈钢立柱 4000').waitFor();
    await desk.press('其余 3999 行都没问题');
    await desk.press('去核对');
    await desk.press('数都对，去签收');
    await page.getByText('已选 4000 / 4000 行').waitFor();
    await desk.saved();
    expect(desk.errors).toEqual([]);
    await page.context().close();
  });
});
