import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, cutOffs, openBrowser, sizes, type SizeName } from '../../kit/browser.ts';
import { openShowroom, type Showroom } from '../../kit/console-showroom.ts';
import { openConsole, pagesDir } from './console-page.ts';
import { pagesOf, pageVisitors } from './console-pages.ts';

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

const languages = ['zh-CN', 'en'] as const;

/** Sentences of the other language on the page; names and goods are Chinese in both. */
async function foreignWords(page: Page, language: 'zh-CN' | 'en'): Promise<readonly string[]> {
  const texts = await page.evaluate(() => Array.from(document.querySelectorAll('h1, h2, th, label, button:not([lang]), .side-link, .state-mark, dt, summary, .queue-name, .queue-explain, .field-hint, .blank-title'), (element) => (element.textContent ?? '').trim()));
  const isForeign = language === 'en' ? (text: string) => /[\u4e00-\u9fff]/.test(text) : (text: string) => /^[A-Za-z][a-z]+( [a-z]+)+/.test(text);
  return texts.filter((text) => isForeign(text));
}

describe.each(languages)('in %s', (language) => {
  describe.each(Object.keys(sizes) as readonly SizeName[])('at the size of a %s', (size) => {
    it.each(pageVisitors)('every page of %s fits, is accessible and speaks one language', async (username) => {
      const opened = await openConsole(browser, room.url, { username, language, size });
      const faults: string[] = [];
      for (const path of pagesOf(room, username)) {
        await opened.go(path);
        // What axe looks at is the same on every large screen.
        const violations = size === 'desktop' ? [] : await axeViolations(opened.page);
        for (const fault of [...violations, ...(await cutOffs(opened.page))]) faults.push(`${path}: ${fault}`);
        const known = /郭瑞祥|梁永康|马立军|刘雨晴|赵建国|韩雪|高建业|304|CK2026|洛阳|前台|大门|玫瑰/;
        for (const words of await foreignWords(opened.page, language)) if (!known.test(words)) faults.push(`${path}: foreign words “${words}”`);
      }
      await opened.close();
      expect(faults).toEqual([]);
      expect(opened.errors).toEqual([]);
    });
  });
});

describe('in the dark', () => {
  it.each(pageVisitors)('every page of %s keeps its contrast', async (username) => {
    const opened = await openConsole(browser, room.url, { username, isDark: true });
    const faults: string[] = [];
    for (const path of pagesOf(room, username)) {
      await opened.go(path);
      for (const fault of await axeViolations(opened.page)) faults.push(`${path}: ${fault}`);
    }
    await opened.close();
    expect(faults).toEqual([]);
  });
});

describe('the frame', () => {
  it('shows a person what the role does, nothing else', async () => {
    const menu = async (username: string): Promise<readonly string[]> => {
      const opened = await openConsole(browser, room.url, { username });
      const texts = await opened.page.locator('.side-link').allInnerTexts();
      await opened.close();
      return texts.map((text) => text.trim());
    };
    expect(await menu('dispatcher-central')).toEqual(['待办', '拒收', '临近时限', '出库单']);
    expect(await menu('admin')).toEqual(['待办', '出库单', '离线证据包', '导入出库单', '导入密钥', '经销商', '验货电脑', '人员', '区域', '验货规定', '隔离区', '操作记录']);
    expect(await menu('production')).toEqual(['待办']);
  });

  it('says plainly that a role does not see a page', async () => {
    const opened = await openConsole(browser, room.url, { username: 'production' });
    await opened.go('/staff');
    await expect.poll(async () => await opened.page.locator('.blank-title').innerText()).toBe('您的角色看不到这一页');
    await opened.close();
  });

  it('changes the language and keeps it', async () => {
    const opened = await openConsole(browser, room.url, { username: 'admin' });
    await opened.page.getByRole('button', { name: 'English' }).click();
    await expect.poll(async () => await opened.page.locator('h1').innerText()).toBe('To do');
    await opened.page.reload();
    await expect.poll(async () => await opened.page.locator('h1').innerText()).toBe('To do');
    expect(await opened.page.getAttribute('html', 'lang')).toBe('en');
    await opened.close();
  });

  it('prints a case without menu and buttons, with all of its content', async () => {
    const opened = await openConsole(browser, room.url, { username: 'assistant-east' });
    await opened.go(`/records/${room.records.differences}`);
    await opened.page.emulateMedia({ media: 'print' });
    expect(await opened.page.locator('.side, .top, .page-actions').evaluateAll((elements) => elements.filter((element) => getComputedStyle(element).display !== 'none').length)).toBe(0);
    const pdf = await opened.page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(await opened.page.evaluate(() => document.querySelector('.content')?.scrollHeight === document.querySelector('.content')?.clientHeight)).toBe(true);
    await opened.close();
  });
});
