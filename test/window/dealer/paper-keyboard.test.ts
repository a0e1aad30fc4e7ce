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

async function openPaper(): Promise<DealerPage> {
  const desk = await openDealerPage(browser, house);
  await desk.go('/paper', desk.page.locator('.paper-table'));
  return desk;
}

const cell = (page: Page, name: string): Locator => page.getByLabel(name, { exact: true });
/** Which cell the keyboard is in. */
const at = (page: Page): Promise<string | null | undefined> => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
const rowCount = (page: Page): Promise<number> => page.locator('.paper-table .rows-item').count();

async function paste(page: Page, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) => `物料\t立柱 ${index + 1}\t50×50\t2`);
  await page.evaluate((text) => navigator.clipboard.writeText(text), ['类别\t品名\t规格\t数量', ...rows].join('\n'));
  await page.getByRole('textbox', { name: '粘贴表格' }).focus();
  await page.keyboard.press('ControlOrMeta+V');
}

describe('the table of a paper order by keyboard', () => {
  test('Tab goes to the next cell, Enter to the next line and in the last one adds one; Ctrl+Enter saves', async () => {
    const desk = await openPaper();
    const { page } = desk;
    const { keyboard } = page;
    await page.getByRole('textbox', { name: '出库单号' }).fill('XS-0901');
    // Above the table Enter goes on too, and at its end into the table.
    await keyboard.press('Enter');
    await keyboard.type('德通物流');
    await keyboard.press('Enter');
    await keyboard.type('0531-88001234');
    await keyboard.press('Enter');
    await keyboard.press('Enter');
    expect(await at(page)).toBe('1 品名');
    for (const row of [1, 2, 3, 4]) {
      await expect.poll(() => at(page)).toBe(`${row} 品名`);
      await keyboard.type(`立柱 ${row}`);
      await keyboard.press('Tab');
      await keyboard.type('50×50');
      await keyboard.press('Tab');
      await keyboard.press('Tab');
      expect(await at(page)).toBe(`${row} 数量`);
      await keyboard.type('2');
      await keyboard.press('Enter');
    }
    await expect.poll(() => at(page)).toBe('5 品名');
    expect(await rowCount(page)).toBe(5);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('录入纸质出库单');
    await keyboard.press('ControlOrMeta+Enter');
    await page.getByRole('button', { name: '移除 XS-0901' }).waitFor();
    const { order } = await house.bridge.orders.get({ orderNo: (await house.bridge.orders.list({ text: 'XS-0901', limit: 1 })).rows[0]?.orderNo ?? expect.fail('not entered') });
    expect(order.lines.map((line) => line.name)).toEqual(['立柱 1', '立柱 2', '立柱 3', '立柱 4']);
    expect(desk.errors).toEqual([]);
    await page.context().close();
  });

  test('Enter has moved the keyboard before the next key can come, above the table as in it', async () => {
    const desk = await openPaper();
    await desk.page.getByRole('textbox', { name: '出库单号' }).focus();
    const passed: (string | null)[] = [];
    for (let press = 0; press < 5; press += 1) passed.push(await desk.enterInto());
    expect(passed).toEqual(['carrier', 'carrierPhone', 'waybill', 'lines.0.name', 'lines.1.name']);
    expect(desk.errors).toEqual([]);
    await desk.page.context().close();
  });

  test('arrows go up and down in their column, and leave choices alone', async () => {
    const desk = await openPaper();
    const { page } = desk;
    const { keyboard } = page;
    await cell(page, '2 数量').click();
    await keyboard.press('ArrowDown');
    expect(await at(page)).toBe('3 数量');
    await keyboard.press('ArrowDown');
    expect(await at(page)).toBe('3 数量');
    await keyboard.press('ArrowUp');
    await keyboard.press('ArrowUp');
    await keyboard.press('ArrowUp');
    expect(await at(page)).toBe('1 数量');
    // Enter goes down in the column in which the line was begun.
    await keyboard.press('Enter');
    expect(await at(page)).toBe('2 数量');
    // Metres are asked of pipes only; other lines are passed over.
    await cell(page, '3 类别').focus();
    await keyboard.press('ArrowDown');
    await page.locator('.ant-select-item-option', { hasText: '管材' }).click();
    await cell(page, '1 类别').focus();
    await keyboard.press('ArrowDown');
    await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: '管材' }).click();
    await cell(page, '1 每支（米）').click();
    await keyboard.press('ArrowDown');
    expect(await at(page)).toBe('3 每支（米）');
    expect(desk.errors).toEqual([]);
    await page.context().close();
  });

  test('at the end of many lines a further one comes into sight and is typed into', async () => {
    const desk = await openPaper();
    const { page } = desk;
    await page.getByRole('textbox', { name: '出库单号' }).fill('XS-0902');
    await paste(page, 90);
    await cell(page, '1 品名').click();
    for (let row = 1; row < 40; row += 1) await page.keyboard.press('ArrowDown');
    await expect.poll(() => at(page)).toBe('40 品名');
    await desk.press('加一行');
    await expect.poll(() => at(page)).toBe('91 品名');
    await page.keyboard.type('横梁');
    await page.keyboard.press('Enter');
    await expect.poll(() => at(page)).toBe('92 品名');
    expect(await cell(page, '91 品名').inputValue()).toBe('横梁');
    expect(desk.errors).toEqual([]);
    await page.context().close();
  });
});

describe('lines of a paper order', () => {
  const lines = async (): Promise<readonly unknown[]> => {
    const { fields } = await house.bridge.drafts.get({ key: { form: 'paper-order' } });
    const kept = JSON.parse(fields ?? '{"lines":[]}') as { readonly lines: readonly Readonly<Record<string, string>>[] };
    return kept.lines.map((line) => [line['name'], line['specification'], line['quantity']].join(' '));
  };

  test('that have no name yet stay when further ones are pasted', async () => {
    const desk = await openPaper();
    const { page } = desk;
    await cell(page, '1 规格').fill('1500×1800');
    await cell(page, '2 数量').fill('6');
    await paste(page, 2);
    await expect.poll(() => cell(page, '4 品名').inputValue()).toBe('立柱 2');
    await expect.poll(lines).toEqual([' 1500×1800 ', '  6', '立柱 1 50×50 2', '立柱 2 50×50 2']);
    expect(desk.errors).toEqual([]);
    await page.context().close();
  });

  test('that were removed are taken back where they were, and the keyboard stays in the table', async () => {
    const desk = await openPaper();
    const { page } = desk;
    await paste(page, 3);
    await expect.poll(() => cell(page, '3 品名').inputValue()).toBe('立柱 3');
    await desk.press('删掉这行 2');
    await page.getByText('第 2 行已删掉').waitFor();
    await expect.poll(lines).toEqual(['立柱 1 50×50 2', '立柱 3 50×50 2']);
    expect(await at(page)).toBe('2 品名');
    expect(await cell(page, '2 品名').inputValue()).toBe('立柱 3');
    await desk.press('撤销');
    await expect.poll(lines).toEqual(['立柱 1 50×50 2', '立柱 2 50×50 2', '立柱 3 50×50 2']);
    expect(await cell(page, '2 品名').inputValue()).toBe('立柱 2');
    await desk.press('删掉这行 3');
    expect(await at(page)).toBe('2 品名');
    // Nothing is lost with a line nobody has written in.
    await desk.press('加一行');
    await page.getByText('第 3 行已删掉').waitFor({ state: 'detached' });
    await desk.press('删掉这行 3');
    await expect.poll(() => rowCount(page)).toBe(2);
    expect(await page.getByText('第 3 行已删掉').count()).toBe(0);
    expect(desk.errors).toEqual([]);
    await page.context().close();
  });
});
