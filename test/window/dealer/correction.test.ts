import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inspectLines, signFor, takeOver } from '../../../build/inspect-goods.ts';
import type { RecordCard } from '../../../shared/bridge/shapes.ts';
import { orderNoSchema } from '../../../shared/kernel/ids.ts';
import { openBrowser } from '../../kit/browser.ts';
import { openDealerHouse, pin, type DealerHouse } from './dealer-house.ts';
import { openDealerPage } from './dealer-page.ts';

let browser: Browser;
let house: DealerHouse;
let sealed: RecordCard;
beforeAll(async () => {
  browser = await openBrowser();
  house = await openDealerHouse();
  await house.enrol();
  const { bridge } = house;
  const { pickup } = (await takeOver(bridge, [orderNoSchema.parse('CK20261120-1004')], (await bridge.desk.status()).now)).inspection;
  const { inspection } = await inspectLines(bridge, pickup.id);
  const [person] = await bridge.people.list();
  if (person === undefined) throw new Error('nobody signs here');
  sealed = await signFor(bridge, { pickup: pickup.id, kind: 'feedback', lines: inspection.lines.map(({ line }) => line), person: person.id, pin });
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

test('what is wrong in a sealed record is said in a correction, which is shown, signed and kept beside it', async () => {
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  await desk.go(`/records/${sealed.record}`, page.getByRole('article', { name: '销售出库单反馈回执' }));
  await page.getByRole('link', { name: '写更正说明' }).click();
  await page.getByRole('heading', { level: 1, name: '更正说明' }).waitFor();
  await desk.judge('a correction before anything is said');
  // What is corrected stands beside the note, with the order's own line numbers, in the same glance.
  const signed = page.getByRole('region', { name: '当时签的是这份' });
  await signed.getByText('出库单 CK20261120-1004 第 1 行').first().waitFor();
  const [note, receipt] = [await page.locator('#correction-note').boundingBox(), await signed.boundingBox()];
  if (note === null || receipt === null) throw new Error('the note or what was signed is not there');
  expect(receipt.y).toBeLessThan(note.y + note.height);
  expect(receipt.y + receipt.height).toBeLessThan(768);
  await desk.press('先写清楚哪里错了');
  await page.keyboard.type('第 2 行实到 9 套');
  // A crash costs at most the key that was just pressed.
  await expect.poll(async () => JSON.stringify(await house.bridge.drafts.get({ key: { form: 'correction', record: sealed.record } }))).toContain('第 2 行实到 9 套');
  await page.reload();
  // What was typed is still there after a crash.
  await page.getByLabel('哪里写错了，正确的是什么').and(page.locator('textarea')).waitFor();
  await expect.poll(async () => page.getByLabel('哪里写错了，正确的是什么').inputValue()).toBe('第 2 行实到 9 套');
  await page.getByRole('article', { name: '更正说明' }).getByText('第 2 行实到 9 套').waitFor();
  await desk.sign('908172');
  await desk.press('签字封存更正');
  await page.locator('.pin-pad').getByText('PIN 码不对，还可以试 9 次').waitFor();
  await desk.judge('a wrong PIN under a correction');
  await page.getByLabel('PIN 码', { exact: true }).fill(pin);
  await desk.press('签字封存更正');
  await page.getByRole('heading', { level: 1, name: /^更正 · / }).waitFor();
  await page.getByText(/总部 今天 \d\d:\d\d 收到/).first().waitFor({ timeout: 60_000 });
  await desk.judge('a sealed correction');
  await page.getByRole('link', { name: /^签收反馈 · CK/ }).click();
  await page.getByText('这份记录后来有更正').waitFor();
  await page.getByRole('link', { name: /^更正 · / }).waitFor();
  await desk.judge('a record that was corrected');

  await desk.go('/records', page.getByRole('heading', { level: 1, name: '我的记录' }));
  await page.getByLabel('类型').click();
  await page.locator('.ant-select-item-option', { hasText: '更正' }).click();
  await expect.poll(async () => page.locator('.record-row').allInnerTexts()).toEqual([expect.stringMatching(/^更正 · /)]);
  expect(await page.locator('.record-row').innerText()).not.toContain('0 行');
  expect(desk.errors).toEqual([]);
  await page.context().close();
});
