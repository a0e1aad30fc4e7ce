import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeViolations, cutOffs, openBrowser } from '../../kit/browser.ts';
import { openShowroom, type Showroom } from '../../kit/console-showroom.ts';
import { openConsole, pagesDir, stand } from './console-page.ts';

let room: Showroom;
let browser: Browser;

beforeAll(async () => {
  room = await openShowroom(pagesDir);
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await room?.close();
});

const head = '出库单号,订单号,经销商编码,经销商名称,区域,发货日期,物流公司,物流电话,运单号,行号,产品类别,产品名称,规格型号,颜色,数量,单位,重量(kg),件数(包),备注';
const good = 'CK20261122-9001,DD1,JX0012,济南恒安门窗经营部,华东,2026-11-22,德通物流,0531-88001234,DT1,1,大门,双开庭院门,2400×2800,古铜,4,套,612,8,';
const second = 'CK20261122-9001,DD1,JX0012,济南恒安门窗经营部,华东,2026-11-22,德通物流,0531-88001234,DT1,2,防护窗,304防护窗,1500×1800,本色,9,套,170,9,';

async function choose(page: Page, name: string, text: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.waitForSelector('h2');
  await stand(page);
}

it('names row and column of each mistake and what would be right, takes nothing in, and then all of the corrected file', async () => {
  const { page, go, errors, close } = await openConsole(browser, room.url, { username: 'admin' });
  await go('/import');
  await choose(page, '有错.csv', [head, good.replace(',4,套,', ',四套,套,').replace('2026-11-22', '2026-13-40'), second.replace('JX0012', 'JX9999')].join('\r\n'));
  const rows = await page.locator('section[aria-label*="不对"] tr.data-row').allInnerTexts();
  expect(rows.some((row) => row.includes('2') && row.includes('数量') && row.includes('四套'))).toBe(true);
  expect(rows.some((row) => row.includes('发货日期') && row.includes('2026-13-40'))).toBe(true);
  expect(rows.some((row) => row.includes('3') && row.includes('JX9999'))).toBe(true);
  // The heading of the list says what it is; how many there are was said above it.
  expect((await page.locator('.content').innerText()).match(/有 3 处不对/g)).toHaveLength(1);
  // No button that does nothing: what is to be done stands in its place.
  expect(await page.getByRole('button', { name: /^导入 \d+ 张出库单$/ }).count()).toBe(0);
  expect(await page.locator('.notice').innerText()).toContain('照下面的清单在原来的文件里改好');
  expect(await axeViolations(page)).toEqual([]);
  expect(await cutOffs(page)).toEqual([]);

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载错误清单' }).click();
  const list = await readFile(await (await downloading).path(), 'utf8');
  expect(list.startsWith('\uFEFF"行","列","现在的内容","哪里不对","怎样才对"')).toBe(true);
  expect(list).toContain('"四套"');

  await page.getByRole('button', { name: '选改好的文件' }).click();
  await choose(page, '出库单.csv', [head, good, second].join('\r\n'));
  expect(await page.locator('.content').innerText()).toContain('全部正确，可以导入');
  await page.getByRole('button', { name: '导入 1 张出库单' }).click();
  await expect.poll(async () => await page.locator('.content').innerText()).toContain('导入 1 张出库单、2 行');
  await page.getByRole('link', { name: '查看出库单' }).click();
  await page.getByPlaceholder('单号、经销商、运单').fill('9001');
  await expect.poll(async () => await page.locator('tr.data-row .cell-main').allInnerTexts()).toEqual(['CK20261122-9001']);
  expect(errors).toEqual([]);
  await close();
});

it('a button that is pressed twice takes the file in once and says what it did', async () => {
  const { page, go, errors, close } = await openConsole(browser, room.url, { username: 'admin' });
  let asked = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/commit')) asked += 1;
  });
  await go('/import');
  await choose(page, '出库单.csv', [head, good, second].join('\r\n').replaceAll('9001', '9003'));
  await page.getByRole('button', { name: '导入 1 张出库单' }).evaluate((button: HTMLElement) => {
    button.click();
    button.click();
  });
  await expect.poll(async () => await page.locator('.content').innerText()).toContain('导入 1 张出库单、2 行');
  expect(await page.locator('.notice').count()).toBe(1);
  expect(asked).toBe(1);
  expect(errors).toEqual([]);
  await close();
});

it('lets a person say which column is which', async () => {
  const { page, go, close } = await openConsole(browser, room.url, { username: 'admin' });
  await go('/import');
  await choose(page, '别的表头.csv', [head.replace('数量', '发出多少'), good.replaceAll('9001', '9002')].join('\r\n'));
  expect(await page.locator('.content').innerText()).toContain('找不到“数量”这一列');
  await page.getByLabel('数量', { exact: true }).click();
  await page.locator('.ant-select-item-option, .gc-select-item-option').getByText('发出多少', { exact: true }).click();
  await page.getByRole('button', { name: '按新的对应重新检查' }).click();
  await expect.poll(async () => await page.locator('.content').innerText()).toContain('全部正确，可以导入');
  await close();
});

it('hands out a template', async () => {
  const { page, go, close } = await openConsole(browser, room.url, { username: 'admin' });
  await go('/import');
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: '下载模板' }).click();
  expect((await readFile(await (await downloading).path())).subarray(0, 2).toString()).toBe('PK');
  await close();
});

it('says in words that a file cannot be read', async () => {
  const { page, go, close } = await openConsole(browser, room.url, { username: 'admin' });
  await go('/import');
  await page.locator('input[type=file]').setInputFiles({ name: '空.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('not a spreadsheet') });
  await expect.poll(async () => await page.locator('.notice').innerText()).toMatch(/读不出来|没有数据/);
  await close();
});

it('says of a picture, or a text under the name of one, that it is no table and what can be imported', async () => {
  const { page, go, close } = await openConsole(browser, room.url, { username: 'admin' });
  await go('/import');
  for (const buffer of [Buffer.from('just a note'), Buffer.from([0xff, 0xd8, 0xff, 0, 1, 2])]) {
    await page.locator('input[type=file]').setInputFiles([]);
    await page.locator('input[type=file]').setInputFiles({ name: '现场.jpg', mimeType: 'image/jpeg', buffer });
    await expect.poll(async () => await page.locator('.notice').innerText()).toContain('“现场.jpg”不是表格文件');
    expect(await page.locator('.notice').innerText()).toContain('只能导入 .xlsx 和 .csv');
  }
  await close();
});
