import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openAcknowledgement } from '../../../proof/acknowledgement.ts';
import { openAuthority } from '../../../proof/certificate.ts';
import { openRecord, recordHash } from '../../../proof/record.ts';
import { axeViolations, openBrowser } from '../../kit/browser.ts';
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

it('leads the business assistant from the queue to a receipt by keyboard, without losing the place', async () => {
  const { page, close } = await openConsole(browser, room.url, { username: 'assistant-east' });
  const queue = page.locator('.queue', { hasText: '未看的签收反馈' });
  expect(await queue.locator('.queue-count').innerText()).toBe('3');
  await queue.click();
  await page.waitForSelector('tr.data-row');
  expect(await page.locator('tr.data-row').count()).toBe(3);
  expect(await page.locator('tr.data-row .state-mark').first().innerText()).toBe('超时');
  await page.locator('tr.data-row').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.split-detail h3');
  expect(await page.locator('.detail-head h3').innerText()).toBe(room.orderOf('JX0012', 1).orderNo);
  // With the detail open, moving moves the detail along.
  await page.keyboard.press('ArrowUp');
  await expect.poll(async () => await page.locator('.detail-head h3').innerText()).toBe(room.orderOf('JX0012', 3).orderNo);
  await page.keyboard.press('Escape');
  await expect.poll(async () => await page.locator('.split-detail').count()).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-key'))).toBe(room.records.needsReview);
  await close();
});

it('shows a drawn signature as large as it was drawn on the desk', async () => {
  const { page, go, close } = await openConsole(browser, room.url, { username: 'assistant-east' });
  await go(`/records/${room.records.needsReview}`);
  const pad = await page.locator('svg.drawn').boundingBox();
  const drawn = await page.locator('svg.drawn polyline').evaluateAll((strokes) => {
    const boxes = strokes.map((stroke) => stroke.getBoundingClientRect());
    return { width: Math.max(...boxes.map(({ right }) => right)) - Math.min(...boxes.map(({ left }) => left)), height: Math.max(...boxes.map(({ bottom }) => bottom)) - Math.min(...boxes.map(({ top }) => top)) };
  });
  expect(pad).not.toBeNull();
  // The name in the showroom takes more than half of the pad, which is three times as wide as it is high.
  expect(drawn.width).toBeGreaterThan((pad?.width ?? 0) / 2);
  expect(drawn.height).toBeGreaterThan((pad?.height ?? 0) / 3);
  expect(drawn.height).toBeLessThan(pad?.height ?? 0);
  await close();
});

it('filters, saves the filters as a view, and finds them again', async () => {
  const { page, go, close } = await openConsole(browser, room.url, { username: 'assistant-east' });
  await go('/records');
  await page.getByLabel('时效', { exact: true }).click();
  await page.locator('.ant-select-item-option, .gc-select-item-option').getByText('超时').click();
  await expect.poll(async () => await page.locator('tr.data-row').count()).toBe(1);
  await page.getByRole('button', { name: '常用筛选' }).click();
  await page.getByLabel('名称').fill('超时的');
  await page.getByRole('button', { name: '存为常用' }).click();
  await go('/records');
  await page.reload();
  await stand(page);
  await expect.poll(async () => await page.locator('tr.data-row').count()).toBe(3);
  await page.getByRole('button', { name: '常用筛选' }).click();
  await page.getByRole('button', { name: '超时的', exact: true }).click();
  await expect.poll(async () => await page.locator('tr.data-row').count()).toBe(1);
  await page.getByPlaceholder('单号、经销商、产品', { exact: true }).fill('没有这样的货');
  await expect.poll(async () => await page.locator('.blank-title').innerText()).toBe('没有符合筛选的内容');
  await page.getByRole('button', { name: '清除筛选' }).click();
  await expect.poll(async () => await page.locator('tr.data-row').count()).toBe(3);
  await close();
});

it('marks a receipt as seen, and the queue follows', async () => {
  const { page, go, close } = await openConsole(browser, room.url, { username: 'assistant-east' });
  await go(`/records?open=${room.records.late}`);
  await page.getByRole('button', { name: '标为已看' }).click();
  await expect.poll(async () => await page.locator('.split-detail').innerText()).toContain('刘雨晴已看');
  await go('/');
  await expect.poll(async () => await page.locator('.queue', { hasText: '未看的签收反馈' }).locator('.queue-count').innerText()).toBe('2');
  await close();
});

it('shows goods, damage points, photos and proof of a case in plain words', async () => {
  const { page, go, errors, close } = await openConsole(browser, room.url, { username: 'assistant-east' });
  await go(`/records/${room.records.differences}`);
  const text = await page.locator('.content').innerText();
  for (const words of ['济南恒安门窗经营部', '138-0531-2266', '有差异的 3 行', '第 3 套左下角', '管材压弯，焊点开裂', '照片已到齐', '护窗、护栏 12 套', '截止 昨天 24:00', '误差不超过', '高：总部对时后电脑一直开着', '赵建国本人的密钥签名，已核对', '这台电脑的第 1 份', '总部已收齐 7 张照片', '前台电脑', '已向经销商显示（规定 2026.1，回执文字第 1 版）']) expect(text).toContain(words);
  const widths = await page.locator('.photo-tile img').evaluateAll(async (images) => {
    for (const image of images) image.scrollIntoView();
    await Promise.all(images.map(async (image) => await (image as HTMLImageElement).decode()));
    return images.map((image) => (image as HTMLImageElement).naturalWidth);
  });
  expect(widths).toHaveLength(7);
  expect(Math.min(...widths)).toBeGreaterThan(100);
  expect(errors).toEqual([]);
  await close();
});

it('walks through photos with the arrow keys and compares two side by side', async () => {
  const { page, go, close } = await openConsole(browser, room.url, { username: 'assistant-east' });
  await go(`/records/${room.records.differences}`);
  await page.locator('.photo-tile').nth(1).click();
  const viewer = page.getByRole('dialog', { name: '照片' });
  await expect.poll(async () => await viewer.locator('h2').innerText()).toBe('第 2 张 / 共 7 张');
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => await viewer.locator('h2').innerText()).toBe('第 3 张 / 共 7 张');
  await viewer.getByRole('button', { name: '两张对比' }).click();
  await expect.poll(async () => await viewer.locator('.viewer-side').count()).toBe(2);
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => await viewer.locator('h2').innerText()).toBe('第 5 张 / 共 7 张');
  const shown = await viewer.locator('.viewer-picture img').evaluateAll(async (images) => await Promise.all(images.map(async (image) => ((await (image as HTMLImageElement).decode()), (image as HTMLImageElement).naturalWidth))));
  expect(shown).toHaveLength(2);
  expect(await axeViolations(page)).toEqual([]);
  await viewer.getByRole('button', { name: '原尺寸' }).click();
  await expect.poll(async () => await viewer.locator('.viewer-picture img').first().getAttribute('src')).toContain('/original');
  await page.keyboard.press('Escape');
  await expect.poll(async () => await viewer.isVisible()).toBe(false);
  await close();
});

it('says which photos have not arrived yet', async () => {
  const { page, go, close } = await openConsole(browser, room.url, { username: 'assistant-east' });
  await go(`/records/${room.records.late}`);
  expect(await page.locator('.photo-tile[data-missing="true"]').count()).toBe(2);
  expect(await page.locator('.content').innerText()).toContain('还差 2 张在路上');
  await close();
});

it('keeps a reason that is being written when a tablet is turned and the columns become one', async () => {
  const { page, go, close } = await openConsole(browser, room.url, { username: 'assistant-east' });
  for (const path of [`/records/${room.records.needsReview}`, `/records?open=${room.records.needsReview}`]) {
    await go(path);
    await page.getByLabel('理由').fill('电话核实');
    await page.setViewportSize({ width: 768, height: 1_024 });
    await expect.poll(async () => await page.locator('.case, .split-detail').locator('h2').filter({ hasText: /^(到货核对|基本情况)$/ }).first().innerText()).toBe('到货核对');
    expect(await page.getByLabel('理由').inputValue()).toBe('电话核实');
    await page.setViewportSize({ width: 1_366, height: 768 });
    await expect.poll(async () => await page.locator('.case, .split-detail').locator('h2').filter({ hasText: /^(到货核对|基本情况)$/ }).first().innerText()).toBe('基本情况');
    expect(await page.getByLabel('理由').inputValue()).toBe('电话核实');
  }
  await close();
});

it('lets a person decide what cannot be told by itself, with a reason', async () => {
  const { page, go, close } = await openConsole(browser, room.url, { username: 'assistant-east' });
  await go(`/records/${room.records.needsReview}`);
  const form = page.getByRole('region', { name: '判定时效' });
  await form.getByRole('button', { name: '提交判定' }).click();
  await expect.poll(async () => await form.locator('.field-error').count()).toBe(2);
  await form.getByText('算按时').click();
  await form.getByLabel('理由').fill('电话核实，13:05 已签字');
  await form.getByRole('button', { name: '提交判定' }).click();
  await expect.poll(async () => await form.count()).toBe(0);
  await expect.poll(async () => await page.locator('.case-right').innerText()).toContain('已由人工判定');
  const audit = (await (await room.as('admin'))('GET', '/console/v1/audit?text=review')) as { rows: { action: string; details: string }[] };
  expect(audit.rows[0]?.details).toContain('13:05');
  await close();
});

it('offers no decision to a role that may not decide', async () => {
  const { page, go, close } = await openConsole(browser, room.url, { username: 'manager-east' });
  await go(`/records/${room.records.needsReview}`);
  expect(await page.getByRole('region', { name: '判定时效' }).count()).toBe(0);
  await close();
});

it('hands out the original, which verifies without HQ', async () => {
  const { page, go, close } = await openConsole(browser, room.url, { username: 'assistant-east' });
  await go(`/records/${room.records.differences}`);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载原件（可离线核验）' }).click();
  const original = JSON.parse(await readFile(await (await downloading).path(), 'utf8'));
  const authority = openAuthority(Buffer.from(original.ca, 'base64'));
  if (!authority.ok) throw new Error('the authority does not open');
  const record = openRecord(original.record, authority.value);
  expect(record.ok && record.value.record.id).toBe(room.records.differences);
  for (const acknowledgement of original.acknowledgements) {
    expect(openAcknowledgement(acknowledgement, authority.value, { record: room.records.differences, recordHash: recordHash(original.record) }).ok).toBe(true);
  }
  await close();
});

it('finds an order, a record and a dealer by the one search box', async () => {
  const { page, close } = await openConsole(browser, room.url, { username: 'assistant-east' });
  await page.getByRole('searchbox', { name: '搜索' }).fill(room.orderOf('JX0012', 1).orderNo);
  await page.keyboard.press('Enter');
  await expect.poll(async () => await page.locator('.content .short-main .cell-main').allInnerTexts()).toContain(`签收反馈 ${room.orderOf('JX0012', 1).orderNo}`);
  await page.getByRole('searchbox', { name: '搜索' }).fill('恒安');
  await page.keyboard.press('Enter');
  await expect.poll(async () => await page.locator('.content').innerText()).toContain('经销商');
  await page.getByRole('searchbox', { name: '搜索' }).fill('zzzz');
  await page.keyboard.press('Enter');
  await expect.poll(async () => await page.locator('.content').innerText()).toContain('没有找到');
  await close();
});

it('shows nothing of another region', async () => {
  const { page, go, close } = await openConsole(browser, room.url, { username: 'assistant-southwest' });
  await go(`/records/${room.records.differences}`);
  await expect.poll(async () => await page.locator('.content').innerText()).toContain('找不到这条记录');
  await go('/records');
  expect(await page.locator('tr.data-row').count()).toBe(1);
  await close();
});
