import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeOver } from '../../../build/inspect-goods.ts';
import { pickupLines } from '../../../shared/delivery/pickup.ts';
import { orderNoSchema } from '../../../shared/kernel/ids.ts';
import { openBrowser } from '../../kit/browser.ts';
import { openDealerHouse, type DealerHouse } from './dealer-house.ts';
import { openDealerPage } from './dealer-page.ts';
import { putDamage } from './dealer-showroom.ts';

let browser: Browser;
let house: DealerHouse;
beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), openDealerHouse()]);
  await house.enrol();
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const mostKeys = 400;
const enough = 12;

/** Types without a pause until the host holds some of it while typing still goes on; answers what was typed and what the host held then. */
async function typeUntilKept(page: Page, field: Locator, kept: () => Promise<string>): Promise<{ readonly typed: string; readonly held: string }> {
  await field.focus();
  let typed = '';
  let held = '';
  while (held.length < enough) {
    if (typed.length >= mostKeys) throw new Error(`after ${typed.length} keys without a pause the host holds ${held.length}`);
    const key = String.fromCharCode(97 + (typed.length % 26));
    typed += key;
    await page.keyboard.type(key);
    held = await kept();
  }
  return { typed, held };
}

/** Ends the page as a crash does: no event of leaving runs in it. */
async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  void session.send('Page.crash').catch(() => undefined);
  await crashed;
}

test('typing without a pause is saved while it goes on; a crash loses only what was in flight', async () => {
  const { inspection } = await takeOver(house.bridge, [orderNoSchema.parse('CK20261120-1004')], (await house.bridge.desk.status()).now);
  const pickup = inspection.pickup.id;
  const [line] = pickupLines(inspection.pickup);
  if (line === undefined) throw new Error('no line');
  const finding = await putDamage(house, pickup, line.key, { description: '' });
  const descriptionKept = async (): Promise<string> => (await house.bridge.pickups.get({ pickup })).inspection.findings[0]?.description ?? '';
  const desk = await openDealerPage(browser, house);
  const field = desk.page.getByRole('textbox', { name: '怎么样' });
  await desk.go(`/pickup/${pickup}/stage-1?finding=${finding}`, field);
  const { typed, held } = await typeUntilKept(desk.page, field, descriptionKept);
  await crash(desk.page);
  const kept = await descriptionKept();
  expect(typed.startsWith(kept)).toBe(true);
  expect(kept.length).toBeGreaterThanOrEqual(held.length);

  const again = await openDealerPage(browser, house);
  const reopened = again.page.getByRole('textbox', { name: '怎么样' });
  await again.go(`/pickup/${pickup}/stage-1?finding=${finding}`, reopened);
  expect(await reopened.inputValue()).toBe(kept);
  expect(again.errors).toEqual([]);
  await again.page.context().close();
  await desk.page.context().close();
});
