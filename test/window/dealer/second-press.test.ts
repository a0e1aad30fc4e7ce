import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { orderNoSchema } from '../../../shared/kernel/ids.ts';
import { openBrowser } from '../../kit/browser.ts';
import { openDealerHouse, type DealerHouse } from './dealer-house.ts';
import { openDealerPage } from './dealer-page.ts';

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

/** Presses again and again at the place where the button stands now, whatever comes there meanwhile, as an impatient hand does. */
async function hammer(page: Page, button: Locator, presses: number, pauseMs = 350): Promise<void> {
  await button.click({ trial: true });
  const box = await button.boundingBox();
  if (box === null) throw new Error('no such button');
  for (let press = 1; press <= presses; press += 1) {
    if (press > 1) await page.waitForTimeout(pauseMs);
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  }
}

describe('the second press of an impatient hand', () => {
  test('R-TL-22: passes over no page that nobody has seen, and does nothing that stood elsewhere before', async () => {
    const desk = await openDealerPage(browser, house);
    const { page } = desk;
    await desk.press('提货 CK20261120-1002');
    await hammer(page, desk.button('确认提货'), 3);
    const understood = desk.button('知道了，开始一验');
    await understood.waitFor();
    await page.waitForTimeout(700);
    expect(page.url()).toContain('/limits');
    await hammer(page, understood, 3);
    await page.getByRole('heading', { level: 1, name: '一验' }).waitFor();
    await page.waitForTimeout(700);
    const [card] = (await house.bridge.today.get()).cards;
    if (card === undefined) throw new Error('no pickup');
    const read = async () => (await house.bridge.pickups.get({ pickup: card.pickup })).inspection;
    expect((await read()).packages.map((row) => row.condition)).not.toContain('intact');
    await hammer(page, desk.button(/包都完好/), 2);
    await desk.button(/全部提货/).waitFor();
    await desk.saved();
    expect((await read()).lines.map((line) => line.decision)).not.toContain('take');
    // A key is no hand that slips.
    await desk.button(/全部提货/).focus();
    await page.keyboard.press('Enter');
    await desk.press('去二验');
    expect(desk.errors).toEqual([]);
    await page.context().close();
  });

  test('takes nothing back that the first has said, and leaves no problem behind that nobody described', async () => {
    const desk = await openDealerPage(browser, house);
    const { page } = desk;
    await desk.press('提货 CK20261120-1004');
    await desk.press('确认提货');
    await desk.press('知道了，开始一验');
    const card = (await house.bridge.today.get()).cards.find((one) => one.orderNos.includes(orderNoSchema.parse('CK20261120-1004')));
    if (card === undefined) throw new Error('no pickup');
    const read = async () => (await house.bridge.pickups.get({ pickup: card.pickup })).inspection;
    const opened = desk.button(/已当场打开点清/).first();
    await opened.dblclick();
    expect(await opened.getAttribute('aria-pressed')).toBe('true');
    await desk.press(/包都完好/);
    await desk.press(/全部提货/);
    await desk.press('去二验');
    const fine = page.getByRole('button', { name: /^没问题/ }).first();
    await fine.dblclick();
    expect(await fine.getAttribute('aria-pressed')).toBe('true');
    // Pressed again later it is taken back, as before.
    await page.waitForTimeout(700);
    await fine.click();
    expect(await fine.getAttribute('aria-pressed')).toBe('false');
    await hammer(page, desk.button('有问题 不锈钢鞋架').first(), 2, 200);
    await page.waitForTimeout(700);
    const dialog = page.getByRole('dialog');
    await dialog.getByText('在哪里').waitFor();
    await page.mouse.click(20, 400);
    await page.waitForTimeout(500);
    expect(await dialog.getByText('在哪里').isVisible()).toBe(true);
    expect((await read()).findings).toHaveLength(1);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await desk.button('再记一处 不锈钢鞋架').first().dblclick();
    await dialog.getByText('在哪里').waitFor();
    await page.waitForTimeout(700);
    expect((await read()).findings).toHaveLength(2);
    expect(desk.errors).toEqual([]);
    await page.context().close();
  });
});
