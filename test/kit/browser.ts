import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { findBrowser } from '../../build/find-browser.ts';

/** The three widths pages are looked at: a laptop, a desktop screen, a phone. */
export const sizes = {
  laptop: { width: 1366, height: 768 },
  desktop: { width: 1920, height: 1080 },
  phone: { width: 390, height: 844 },
} as const;
export type SizeName = keyof typeof sizes;

const flags = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--font-render-hinting=none'];
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Starts the machine's own Chromium or Chrome. Throws where there is none. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error('no Chromium or Chrome on this machine; set CHROME_PATH');
  const isRoot = process.getuid?.() === 0;
  return await chromium.launch({ executablePath, headless: true, args: isRoot ? [...flags, '--no-sandbox'] : flags });
}

export interface ContextWish {
  readonly size?: SizeName;
  readonly isDark?: boolean;
  /** A screen that is touched: the pointer is coarse and nothing hovers. */
  readonly isTouched?: boolean;
  /** What the page takes for now; its timers run on. */
  readonly now?: string;
}

/** A browser profile of its own. A page that fetches from anywhere but its own machine fails the test that opened it. */
export async function openContext(browser: Browser, wish: ContextWish = {}): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: sizes[wish.size ?? 'laptop'],
    colorScheme: wish.isDark === true ? 'dark' : 'light',
    locale: 'zh-CN',
    timezoneId: 'America/New_York',
    reducedMotion: 'reduce',
    ...(wish.isTouched === true ? { hasTouch: true, isMobile: true } : {}),
    acceptDownloads: true,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await context.route(/^https?:\/\/(?!127\.0\.0\.1)/, async (route) => {
    throw new Error(`the page asked for ${route.request().url()}`);
  });
  if (wish.now !== undefined) await context.clock.setFixedTime(wish.now);
  return context;
}

/** Errors a page threw or wrote to its console, the browser's own note of refused requests left out. */
export function watchErrors(page: Page): readonly string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) errors.push(message.text());
  });
  return errors;
}

/** Serious and critical violations that axe finds on the page as it stands, one line each. */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  return await page.evaluate(async () => {
    const axe = (globalThis as unknown as { axe: { run: (context: Document, options: object) => Promise<{ violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[] }> } }).axe;
    const { violations } = await axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return violations
      .filter((each) => each.impact === 'serious' || each.impact === 'critical')
      .flatMap((each) => each.nodes.map((node) => `${each.id}: ${node.html.slice(0, 160)} :: ${node.failureSummary.split('\n')[1] ?? ''}`));
  });
}

/**
 * What does not fit: a page wider than its window, visible text or controls that stick out of it sideways, and text that its own
 * box cuts off without a way to scroll to it. Says each by its text.
 */
export async function cutOffs(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const found: string[] = [];
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > width + 1) found.push(`page is ${document.documentElement.scrollWidth} wide in ${width}`);
    const isClipped = (element: Element): boolean => {
      for (let at: Element | null = element; at !== null; at = at.parentElement) if (getComputedStyle(at).clipPath === 'inset(50%)') return true;
      return false;
    };
    const isHidden = (element: Element): boolean => {
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      return style.visibility === 'hidden' || style.display === 'none' || Number(style.opacity) === 0 || box.width < 2 || box.height < 2 || element.closest('[aria-hidden="true"], [hidden]') !== null || isClipped(element);
    };
    const scrollsSideways = (element: Element): boolean => {
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        const { overflowX } = getComputedStyle(at);
        if ((overflowX === 'auto' || overflowX === 'scroll') && at.scrollWidth > at.clientWidth + 1) return true;
      }
      return false;
    };
    for (const element of document.querySelectorAll('body *')) {
      const hasText = Array.from(element.childNodes).some((node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '');
      const isControl = element.matches('a, button, input, select, textarea, [role="button"]');
      if ((!hasText && !isControl) || isHidden(element)) continue;
      const box = element.getBoundingClientRect();
      const name = `${element.tagName.toLowerCase()} “${(element.textContent ?? '').trim().slice(0, 40)}”`;
      if ((box.right > width + 1 || box.left < -1) && !scrollsSideways(element) && box.left < width && box.right > 0) found.push(`${name} sticks out: ${Math.round(box.left)}–${Math.round(box.right)} of ${width}`);
      const style = getComputedStyle(element);
      if (hasText && style.overflowX === 'hidden' && style.textOverflow !== 'ellipsis' && element.scrollWidth > element.clientWidth + 1) found.push(`${name} is cut off sideways`);
      if (hasText && style.overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 4) found.push(`${name} is cut off below`);
    }
    // A list that is scrolled sideways is cut off for somebody who does not know.
    for (const element of document.querySelectorAll('.data-table')) if (element.scrollWidth > element.clientWidth + 1) found.push(`table scrolls sideways: ${element.scrollWidth} in ${element.clientWidth}`);
    return found;
  });
}

/** Controls smaller than a finger: below `least` pixels in width or height. Links within a sentence are text, not targets. */
export async function smallTargets(page: Page, least = 44): Promise<readonly string[]> {
  return await page.evaluate((smallest) => {
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('button, a[href], input:not([type="hidden"]), select, textarea, [role="button"], [role="tab"], [role="checkbox"], [role="radio"], summary')) {
      const style = getComputedStyle(element);
      if (style.visibility === 'hidden' || style.display === 'none' || element.closest('.sr-only, [hidden], [aria-hidden="true"]') !== null) continue;
      if (element.matches('a') && element.closest('p, td, li, dd') !== null && style.display === 'inline') continue;
      // What is touched is the label around a small input.
      const label = element.matches('input') ? (element.closest('label, .ant-input-affix-wrapper, .ant-select, .ant-input-number, .ant-picker') ?? element) : element;
      const box = label.getBoundingClientRect();
      if (box.width === 0 || box.height === 0) continue;
      if (box.height < smallest - 0.5 || box.width < smallest - 0.5) found.push(`${element.tagName.toLowerCase()} “${(element.textContent ?? element.getAttribute('aria-label') ?? '').trim().slice(0, 30)}” ${Math.round(box.width)}×${Math.round(box.height)}`);
    }
    return found;
  }, least);
}
