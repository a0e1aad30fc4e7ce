import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openBrowser } from '../../kit/browser.ts';
import { openDealerHouse, type DealerHouse } from './dealer-house.ts';
import { openDealerPage, type DealerPage } from './dealer-page.ts';

let browser: Browser;
let house: DealerHouse;
beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), openDealerHouse()]);
  await house.enrol();
});
beforeEach(async () => {
  await house.bridge.drafts.drop({ key: { form: 'paper-order' } });
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const isFocused = (field: Locator): Promise<boolean> => field.evaluate((element) => element === document.activeElement);
const isInSight = (field: Locator): Promise<boolean> =>
  field.evaluate((element) => {
    const [box, page] = [element.getBoundingClientRect(), element.closest('[data-scroller]')?.getBoundingClientRect()];
    return page !== undefined && box.top >= page.top && box.bottom <= page.bottom;
  });
/** What stands at the cell beside its edge, as assistive technology is told it. */
const saidAt = (field: Locator): Promise<string> => field.evaluate((element) => document.getElementById(element.getAttribute('aria-describedby') ?? '')?.textContent ?? '');

async function openPaper(orderNo: string): Promise<DealerPage> {
  const desk = await openDealerPage(browser, house);
  await desk.go('/paper', desk.page.locator('.paper-table'));
  if (orderNo !== '') await desk.page.getByRole('textbox', { name: '出库单号' }).fill(orderNo);
  return desk;
}

async function paste(page: Page, rows: readonly string[]): Promise<void> {
  await page.evaluate((text) => navigator.clipboard.writeText(text), rows.join('\n'));
  await page.getByRole('textbox', { name: '粘贴表格' }).focus();
  await page.keyboard.press('ControlOrMeta+V');
}

const rowsOf = (count: number, specification: (row: number) => string): readonly string[] => ['类别\t品名\t规格\t数量', ...Array.from({ length: count }, (_, index) => `物料\t立柱 ${index + 1}\t${specification(index + 1)}\t2`)];

describe('a paper order that is not filled in rightly', () => {
  test('of many lines: says which line lacks what, goes there and says it at the cell, until it is right', async () => {
    const desk = await openPaper('XS-0801');
    const { page } = desk;
    await paste(page, rowsOf(90, (row) => (row === 71 ? '-' : row === 84 ? '' : '50×50')));
    await page.getByText('有 2 行没有规格').waitFor();
    await page.locator('.page').evaluate((element) => element.scrollTo(0, 0));
    await desk.press('录好了，去提货');
    await page.getByText('有 2 处没填好，改好再保存').waitFor();
    await page.getByRole('button', { name: '第 71 行：没填规格' }).waitFor();
    const wrong = page.getByLabel('71 规格', { exact: true });
    await expect.poll(() => isFocused(wrong)).toBe(true);
    await expect.poll(() => isInSight(wrong)).toBe(true);
    await expect.poll(() => saidAt(wrong)).toBe('没填规格');
    await desk.judge('a paper order with wrong lines');
    await page.keyboard.type('50×50');
    await page.getByText('有 1 处没填好，改好再保存').waitFor();
    await desk.press('第 84 行：没填规格');
    await expect.poll(() => isFocused(page.getByLabel('84 规格', { exact: true }))).toBe(true);
    await page.keyboard.type('60×60');
    await page.getByText(/处没填好/).waitFor({ state: 'detached' });
    await desk.press('录好了，去提货');
    await page.getByRole('button', { name: '移除 XS-0801' }).waitFor();
    expect(desk.errors).toEqual([]);
    await page.context().close();
  });

  test('each wrong cell says in words what is wrong with it, and the first is gone to', async () => {
    const desk = await openPaper('');
    const { page } = desk;
    await desk.press('录好了，去提货');
    for (const item of ['没填出库单号', '第 1 行：没填品名、没填规格、没填数量']) await page.getByText(item, { exact: true }).first().waitFor();
    const orderNo = page.getByRole('textbox', { name: '出库单号' });
    await expect.poll(() => isFocused(orderNo)).toBe(true);
    await orderNo.fill('XS-0802');
    // The first line was left out; nothing is wrong with that.
    const cell = (name: string): Locator => page.getByLabel(name, { exact: true });
    for (const [name, text] of [['2 品名', '立柱'], ['2 规格', '50×50'], ['2 数量', '三'], ['2 包数', '1.5'], ['2 总重（公斤）', '十斤'], ['2 行号', '0'], ['3 品名', '横梁'], ['3 规格', '20×20'], ['3 数量', '1'], ['3 颜色', '很长的颜色'.repeat(20)]] as const) await cell(name).fill(text);
    await desk.press('录好了，去提货');
    await expect.poll(() => isFocused(cell('2 行号'))).toBe(true);
    await expect.poll(() => saidAt(cell('2 行号'))).toBe('行号是 1 到 99999 的整数');
    await expect.poll(() => saidAt(cell('2 数量'))).toBe('数量要大于 0，最多三位小数');
    await expect.poll(() => saidAt(cell('2 包数'))).toBe('包数是整数');
    await expect.poll(() => saidAt(cell('2 总重（公斤）'))).toBe('重量要大于 0，最多三位小数');
    await expect.poll(() => saidAt(cell('3 颜色'))).toBe('颜色太长了');
    await expect.poll(() => cell('1 品名').getAttribute('aria-invalid')).toBe('false');
    await desk.judge('cells that say what is wrong');
    for (const [name, text] of [['2 行号', '7'], ['2 数量', '3'], ['2 包数', ''], ['2 总重（公斤）', '10'], ['3 行号', '7'], ['3 颜色', '本色']] as const) await cell(name).fill(text);
    await desk.press('录好了，去提货');
    await page.getByRole('button', { name: '第 3 行（行号 7）：行号和前面的重复' }).waitFor();
    await expect.poll(() => saidAt(cell('3 行号'))).toBe('行号和前面的重复');
    await cell('3 行号').fill('');
    await desk.press('录好了，去提货');
    await page.getByRole('button', { name: '移除 XS-0802' }).waitFor();
    expect(desk.errors).toEqual([]);
    await page.context().close();
  });

  test('what another cell has put right is not said any longer: a number that was used before, a line that was emptied again', async () => {
    const desk = await openPaper('XS-0804');
    const { page } = desk;
    const cell = (name: string): Locator => page.getByLabel(name, { exact: true });
    for (const [name, text] of [['1 行号', '7'], ['1 品名', '立柱'], ['1 规格', '50×50'], ['1 数量', '2'], ['2 行号', '7'], ['2 品名', '横梁'], ['2 规格', '20×20'], ['2 数量', '1'], ['3 颜色', '本色']] as const) await cell(name).fill(text);
    await desk.press('录好了，去提货');
    await page.getByText('有 4 处没填好，改好再保存').waitFor();
    await page.getByRole('button', { name: '第 2 行（行号 7）：行号和前面的重复' }).waitFor();
    await cell('1 行号').fill('8');
    await page.getByText('有 3 处没填好，改好再保存').waitFor();
    await expect.poll(() => saidAt(cell('2 行号'))).toBe('');
    // What was not asked for before is not asked for now: a line may be just begun.
    await desk.press('加一行');
    await cell('4 品名').fill('扶手');
    await cell('3 颜色').fill('');
    await page.getByText(/处没填好/).waitFor({ state: 'detached' });
    await expect.poll(() => saidAt(cell('3 品名'))).toBe('');
    expect(await saidAt(cell('4 数量'))).toBe('');
    await desk.press('删掉这行 4');
    await desk.press('录好了，去提货');
    await page.getByRole('button', { name: '移除 XS-0804' }).waitFor();
    expect(desk.errors).toEqual([]);
    await page.context().close();
  });

  test('a row that was to be gone to is let go where the keyboard went elsewhere before it was there', async () => {
    const desk = await openPaper('XS-0805');
    const { page } = desk;
    await paste(page, rowsOf(90, (row) => (row === 84 ? '' : '50×50')));
    await page.getByText('有 1 行没有规格').waitFor();
    await desk.press('录好了，去提货');
    await page.getByRole('button', { name: '第 84 行：没填规格' }).waitFor();
    const scroll = (share: number) => page.locator('.page').evaluate((element, part) => element.scrollTo(0, element.scrollHeight * part), share);
    await scroll(0);
    await page.getByLabel('1 品名', { exact: true }).waitFor();
    await page.evaluate(() => {
      document.querySelector<HTMLElement>('.paper-refused button')?.click();
      const first = document.querySelector<HTMLElement>('[aria-label="1 品名"]');
      first?.focus();
      first?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', code: 'ArrowDown', bubbles: true, cancelable: true }));
    });
    const second = page.getByLabel('2 品名', { exact: true });
    await expect.poll(() => isFocused(second)).toBe(true);
    await scroll(1);
    const wrong = page.getByLabel('84 规格', { exact: true });
    await wrong.waitFor();
    await expect.poll(() => isInSight(wrong)).toBe(true);
    expect(await isFocused(wrong)).toBe(false);
    expect(desk.errors).toEqual([]);
    await page.context().close();
  });

  test('in English as well', async () => {
    const desk = await openDealerPage(browser, house);
    const { page } = desk;
    await desk.press('English');
    await desk.go('/paper', page.locator('.paper-table'));
    await desk.press('Done, go to pickup');
    await page.getByRole('button', { name: 'Row 1: name is missing, specification is missing, quantity is missing' }).waitFor();
    await desk.judge('a paper order that was refused, English');
    expect(desk.errors).toEqual([]);
    await desk.press('中文');
    await page.context().close();
  });

  test('that HQ’s orders already have the number of is said beside the button', async () => {
    const desk = await openPaper('CK20261120-1001');
    const { page } = desk;
    await paste(page, rowsOf(70, () => '50×50'));
    await page.getByRole('textbox', { name: '粘贴表格' }).and(page.locator(':empty')).waitFor();
    await desk.press('录好了，去提货');
    const notice = page.locator('.form-foot .notice');
    await notice.waitFor();
    const box = await notice.boundingBox();
    expect(box === null ? Infinity : box.y + box.height).toBeLessThan(768);
    expect(desk.errors).toEqual([]);
    await page.context().close();
  });
});
