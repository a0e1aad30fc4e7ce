import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../../kit/browser.ts';
import { openShowroom, type Showroom } from '../../kit/console-showroom.ts';
import { openConsole, pagesDir } from './console-page.ts';

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

it('says nothing of differences beside a correction, which counts no goods, and leads to the record it is about', async () => {
  const desk = room.desks.JX0012;
  await desk.fetchAnchor();
  const work = desk.seal({});
  const correction = desk.seal({ change: (sealed) => ({ ...sealed, body: { kind: 'correction', corrects: work.record.id, correctsHash: work.hash, note: '第 1 行损坏 2 套' } }) });
  for (const each of [work, correction]) expect((await desk.put(each)).status).toBe(200);
  const { page, go, errors, close } = await openConsole(browser, room.url, { username: 'assistant-east' });
  await go('/records');
  const row = page.locator(`tr.data-row[data-key="${correction.record.id}"]`);
  await row.waitFor();
  const shown = await row.innerText();
  expect(shown).toContain('更正');
  expect(shown).not.toContain('差异');
  await row.click();
  await page.locator('.split-detail').getByRole('link', { name: '打开被更正的记录' }).click();
  await page.getByText('签字人后来更正过这份记录').waitFor();
  await go('/');
  await page.getByRole('link', { name: /1 未看的更正/ }).click();
  await expect.poll(async () => page.locator('tr.data-row').evaluateAll((rows) => rows.map((each) => each.getAttribute('data-key')))).toEqual([correction.record.id]);
  expect(errors).toEqual([]);
  await close();
});
