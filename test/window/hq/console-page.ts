import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { demoPassword } from '../../../hq/demo/demo-people.ts';
import { openContext, watchErrors, type SizeName } from '../../kit/browser.ts';
import { showroomNow } from '../../kit/console-showroom.ts';

export const pagesDir = join(import.meta.dirname, '..', '..', '..', 'out', 'renderer', 'hq');

export interface OpenWish {
  readonly username?: string;
  readonly password?: string;
  readonly language?: 'zh-CN' | 'en';
  readonly size?: SizeName;
  readonly isDark?: boolean;
  readonly isTouched?: boolean;
}

export interface OpenPage {
  readonly page: Page;
  /** What the page threw or wrote as an error so far. */
  readonly errors: readonly string[];
  /** Opens an address behind `#` and waits until it stands still. */
  readonly go: (path: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A browser of its own on the console; signed in where a username is given, by typing as a person does. */
export async function openConsole(browser: Browser, url: string, wish: OpenWish = {}): Promise<OpenPage> {
  const context = await openContext(browser, { now: showroomNow, ...(wish.size === undefined ? {} : { size: wish.size }), ...(wish.isDark === undefined ? {} : { isDark: wish.isDark }), ...(wish.isTouched === undefined ? {} : { isTouched: wish.isTouched }) });
  const language = wish.language ?? 'zh-CN';
  await context.addInitScript((kept) => {
    if (localStorage.getItem('gatecheck.language') === null) localStorage.setItem('gatecheck.language', kept);
  }, language);
  const page = await context.newPage();
  const errors = watchErrors(page);
  await page.goto(`${url}/`);
  await page.waitForSelector('input[name=username]');
  if (wish.username !== undefined) {
    await signIn(page, wish.username, wish.password ?? demoPassword);
    await page.waitForSelector('.page h1');
    await stand(page);
  }
  return {
    page, errors,
    go: async (path) => {
      // The heading that stands there is marked: that of another page is another element, and until it is drawn the old page is what a look would find.
      const isOther = kindOf(new URL(page.url()).hash.slice(1)) !== kindOf(path);
      if (isOther) await page.evaluate(() => document.querySelector('.page h1')?.setAttribute('data-left', ''));
      await page.goto(`${url}/#${path}`);
      await page.waitForSelector('.page h1:not([data-left])');
      await stand(page);
    },
    close: async () => await context.close(),
  };
}

/** Which page an address opens: the same page stays where only its search or the thing it shows is another. */
function kindOf(path: string): string {
  const [, noun = '', ...rest] = (path.split('?')[0] ?? '').split('/');
  return `${noun} ${rest.length}`;
}

/** Types name and password and presses Enter. */
export async function signIn(page: Page, username: string, password: string): Promise<void> {
  await page.fill('input[name=username]', username);
  await page.fill('input[name=password]', password);
  await page.press('input[name=password]', 'Enter');
}

/** Waits until nothing is being loaded any more. */
export async function stand(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"], .gc-skeleton, .ant-skeleton') === null);
}
