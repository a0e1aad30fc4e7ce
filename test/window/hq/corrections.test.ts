import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Sha256 } from '../../../shared/kernel/ids.ts';
import { instantOf } from '../../../shared/kernel/instant.ts';
import { axeViolations, openBrowser } from '../../kit/browser.ts';
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
  const correction = desk.seal({ change: (sealed) => ({ ...sealed, body: { kind: 'correction', corrects: work.record.id, correctsHash: work.hash, note: `第 1 行损坏 2 套。${'卸车时压在最下面，当场没有看见。'.repeat(8)}` } }) });
  for (const each of [work, correction]) expect((await desk.put(each)).status).toBe(200);
  const { page, go, errors, close } = await openConsole(browser, room.url, { username: 'assistant-east' });
  await go('/records');
  const row = page.locator(`tr.data-row[data-key="${correction.record.id}"]`);
  await row.waitFor();
  const shown = await row.innerText();
  expect(shown).toContain('更正');
  // Its first words say what it is about; the rest stands in the detail.
  expect(shown).toMatch(/第 1 行损坏 2 套。卸车时压在最下面.*…/);
  expect(shown.length).toBeLessThan(200);
  expect(shown).not.toContain('差异');
  const mark = page.locator('.state-mark', { hasText: /^已更正$/ });
  expect(await row.locator(mark).count()).toBe(0);
  // The record itself says that it does not stand alone: in the list, and on paper as it does.
  const corrected = page.locator(`tr.data-row[data-key="${work.record.id}"]`);
  expect(await corrected.locator(mark).count()).toBe(1);
  await page.emulateMedia({ media: 'print' });
  expect(await corrected.locator(mark).isVisible()).toBe(true);
  await page.emulateMedia({ media: 'screen' });
  expect(await page.locator('tr.data-row').locator(mark).count()).toBe(1);
  await row.click();
  await page.locator('.split-detail').getByRole('link', { name: '打开被更正的记录' }).click();
  await page.getByText('签字人后来更正过这份记录').waitFor();
  await go('/');
  await page.getByRole('link', { name: /1 未看的更正/ }).click();
  await expect.poll(async () => page.locator('tr.data-row').evaluateAll((rows) => rows.map((each) => each.getAttribute('data-key')))).toEqual([correction.record.id]);
  expect(errors).toEqual([]);
  await close();
});

/** What stands one below the other on a page, by the heads of its cards; the same that a screen reader reads. */
async function headsOf(page: Page, within: string): Promise<readonly string[]> {
  const heads = await page.locator(`${within} h2, ${within} .notice-what`).evaluateAll((elements) => elements.map((element) => ({ text: (element.textContent ?? '').trim(), top: element.getBoundingClientRect().top })));
  expect(heads.map(({ top }) => top)).toEqual(heads.map(({ top }) => top).toSorted((one, other) => one - other));
  return heads.map(({ text }) => text);
}

it('shows on a phone the goods and what is wrong with them first, then timeliness and corrections, and the proof after all of them', async () => {
  const record = room.records.differences;
  const { recordHash, row } = (await (await room.as('assistant-east'))('GET', `/console/v1/records/${record}`)) as { recordHash: Sha256; row: { orderNos: readonly string[] } };
  const desk = room.desks.JX0012;
  const signedAt = instantOf(Date.parse('2026-11-20T08:15:00+08:00'));
  await desk.fetchAnchor();
  const correction = desk.seal({ change: (sealed) => ({ ...sealed, body: { kind: 'correction', corrects: record, correctsHash: recordHash, note: '第 3 行只少 1 个' }, time: { ...sealed.time, wall: signedAt } }) });
  expect((await desk.put(correction)).status).toBe(200);
  const { page, go, errors, close } = await openConsole(browser, room.url, { username: 'assistant-east', size: 'phone' });
  await go(`/records/${record}`);
  expect(await headsOf(page, '.case')).toEqual(['到货核对', '问题与照片', '时限', '签字人后来更正过这份记录', '基本情况', '经过', '证据证明', '同一次提货的其他记录']);
  // When it was signed, not when HQ heard of it.
  expect(await page.locator('.notice', { hasText: '第 3 行只少 1 个' }).innerText()).toMatch(/更正 · .*08:15/);
  // One line at the top says that there are corrections further down.
  expect(await page.locator('.page > .state-mark').innerText()).toBe('签字人后来更正过这份记录');
  await go(`/records?open=${record}`);
  await page.locator('.split-body').getByText('第 3 行只少 1 个').waitFor();
  expect(await headsOf(page, '.split-body')).toEqual(['到货核对', '问题与照片', '时限', '签字人后来更正过这份记录', '基本情况']);
  expect(await axeViolations(page)).toEqual([]);
  // A correction itself compares no goods: what it says comes first.
  await go(`/records/${correction.record.id}`);
  expect((await headsOf(page, '.case')).at(0)).toBe('基本情况');
  // The order's page says it beside the record that was corrected, and beside no other.
  await go(`/orders/${row.orderNos[0]}`);
  await expect.poll(async () => await page.locator('.short-list .short-marks', { hasText: '已更正' }).count()).toBe(1);
  expect(errors).toEqual([]);
  await close();
});
