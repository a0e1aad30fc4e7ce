import type { Browser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeViolations, cutOffs, openContext, smallTargets, watchErrors, type ContextWish } from '../../kit/browser.ts';
import { pin, type DealerHouse } from './dealer-house.ts';

/** The desk in a browser, with what a person does on it. */
export class DealerPage {
  readonly page: Page;
  readonly errors: readonly string[];
  private readonly asked: string[] = [];

  constructor(page: Page, errors: readonly string[]) {
    this.page = page;
    this.errors = errors;
    page.on('request', (request) => this.asked.push(new URL(request.url()).pathname));
  }

  /** How often the page has called this of the host (`pickups/record`), what was begun before included. */
  async calls(name: string): Promise<number> {
    // Sent after whatever a press before has begun.
    await this.page.evaluate(async () => await fetch('/'));
    return this.asked.filter((path) => path === `/bridge/${name}`).length;
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  async press(name: string | RegExp): Promise<void> {
    await this.button(name).first().click();
  }

  /** Looks at the page as it stands: nothing serious by axe, nothing cut off, every target large enough for a glove. */
  async judge(where: string): Promise<void> {
    await this.page.waitForTimeout(150);
    expect(await axeViolations(this.page), `axe: ${where}`).toEqual([]);
    expect(await cutOffs(this.page), `cut off: ${where}`).toEqual([]);
    expect(await smallTargets(this.page), `small targets: ${where}`).toEqual([]);
  }

  /** Opens an address of the desk; `until` is what a person sees there. */
  async go(path: string, until: Locator): Promise<void> {
    await this.page.evaluate((hash) => {
      window.location.hash = hash;
    }, path);
    await until.first().waitFor();
    await this.page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
  }

  /** Physical presses so far: of a finger or a mouse, the drawn signature left out. */
  async taps(): Promise<number> {
    return await this.page.evaluate(() => (globalThis as unknown as { taps: number }).taps);
  }

  async forgetTaps(): Promise<void> {
    await this.page.evaluate(() => {
      (globalThis as unknown as { taps: number }).taps = 0;
    });
  }

  /** Opens an outbound order that is on its way and takes the goods over. */
  async pickUp(orderNo: string): Promise<void> {
    await this.press(`提货 ${orderNo}`);
    await this.press('确认提货');
    await this.press('知道了，开始一验');
  }

  /** Presses Enter in the field that has the keyboard, and says which has it before the next key can come: a scanner and a fast hand do not wait. */
  async enterInto(): Promise<string | null> {
    return await this.page.evaluate(() => {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true }));
      return document.activeElement?.getAttribute('name') ?? null;
    });
  }

  async sign(wanted = pin): Promise<void> {
    await this.page.getByLabel('PIN 码', { exact: true }).fill(wanted);
    await this.draw();
  }

  async draw(): Promise<void> {
    const canvas = this.page.locator('.signature-pad canvas');
    await canvas.scrollIntoViewIfNeeded();
    const box = await canvas.boundingBox();
    if (box === null) throw new Error('no signature pad');
    const { mouse } = this.page;
    await mouse.move(box.x + 60, box.y + 120);
    await mouse.down();
    for (let step = 1; step <= 24; step += 1) await mouse.move(box.x + 60 + step * 8, box.y + 120 + Math.sin(step / 2) * 40);
    await mouse.up();
  }

  /** Waits until every change is with the host. */
  async saved(): Promise<void> {
    await this.page.locator('.save-state').getByText('已保存').waitFor();
  }
}

export interface PageWish extends ContextWish {
  /** A camera to answer with; the browser must have been started with a fake one. */
  readonly camera?: boolean;
}

/** Opens the desk in a browser profile of its own, in the laptop's size where nothing else is wished. */
export async function openDealerPage(browser: Browser, house: DealerHouse, wish: PageWish = {}): Promise<DealerPage> {
  const context = await openContext(browser, wish);
  if (wish.camera === true) await context.grantPermissions(['camera', 'clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.addInitScript(() => {
    const counted = globalThis as unknown as { taps: number };
    counted.taps = 0;
    addEventListener('pointerdown', (event) => {
      if (event.isTrusted && !(event.target instanceof HTMLCanvasElement)) counted.taps += 1;
    }, true);
  });
  const errors = watchErrors(page);
  await page.goto(house.openUrl());
  await page.getByRole('heading', { level: 1 }).waitFor();
  return new DealerPage(page, errors);
}
