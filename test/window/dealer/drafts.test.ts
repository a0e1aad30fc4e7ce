import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takeOver } from '../../../build/inspect-goods.ts';
import { pickupLines } from '../../../shared/delivery/pickup.ts';
import { orderNoSchema } from '../../../shared/kernel/ids.ts';
import type { DraftKey } from '../../../shared/bridge/form-draft.ts';
import { openBrowser } from '../../kit/browser.ts';
import { paperEntry } from '../../kit/desk-orders.ts';
import { openDealerHouse, type DealerHouse } from './dealer-house.ts';
import { openDealerPage, type DealerPage } from './dealer-page.ts';
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

describe('a form that is not handed in yet', () => {
  const paper: DraftKey = { form: 'paper-order' };
  const draftOf = async (key: DraftKey): Promise<string> => (await house.bridge.drafts.get({ key })).fields ?? '';
  const now = async () => (await house.bridge.desk.status()).now;

  /** Waits until the host keeps the words under the key, ends the page as a crash does, and opens it anew where it was. */
  async function killAndReopen(desk: DealerPage, key: DraftKey, words: string, until: (page: Page) => Locator): Promise<DealerPage> {
    await expect.poll(() => draftOf(key)).toContain(words);
    const address = new URL(desk.page.url()).hash.slice(1);
    await crash(desk.page);
    await desk.page.context().close();
    const again = await openDealerPage(browser, house);
    await again.go(address, until(again.page));
    return again;
  }

  /** Finds an outbound order and chooses it for the truck. */
  async function choose(page: Page, orderNo: string): Promise<void> {
    await page.getByRole('textbox', { name: '找出库单' }).fill(orderNo);
    await page.getByRole('button', { name: `选这单 ${orderNo}` }).click();
  }

  /** The outbound orders on the truck, in their order. */
  function chosen(page: Page): Promise<readonly string[]> {
    return page.locator('.chip strong').allInnerTexts();
  }

  test('a paper order is there again after a kill with all its lines, can be begun anew and taken back, and is gone once it is entered', async () => {
    const desk = await openDealerPage(browser, house);
    const orderNo = (page: Page): Locator => page.getByRole('textbox', { name: '出库单号' });
    await desk.go('/paper', orderNo(desk.page));
    expect(await desk.button('清空重填').count()).toBe(0);
    expect(await draftOf(paper)).toBe('');
    await orderNo(desk.page).fill('XS-0100');
    await desk.page.getByLabel('物流公司').fill('顺捷专线');
    await desk.page.getByLabel('1 品名').fill('防护窗');
    await desk.page.getByLabel('1 规格').fill('1500×1800');
    await desk.press('加一行');
    await desk.page.getByLabel('4 品名').fill('阳台护栏');
    await desk.page.getByLabel('4 规格').fill('L=3600');
    await desk.page.getByLabel('4 数量').pressSequentially('2.5');

    const again = await killAndReopen(desk, paper, '"quantity":"2.5"', orderNo);
    const values = async (): Promise<readonly string[]> => Promise.all(['物流公司', '1 品名', '1 规格', '1 数量', '4 品名', '4 规格', '4 数量'].map((name) => again.page.getByLabel(name).inputValue()));
    expect([await orderNo(again.page).inputValue(), ...(await values())]).toEqual(['XS-0100', '顺捷专线', '防护窗', '1500×1800', '', '阳台护栏', 'L=3600', '2.5']);
    await again.judge('a paper order that was kept');

    await again.press('清空重填');
    await expect.poll(() => draftOf(paper)).toBe('');
    expect(await orderNo(again.page).inputValue()).toBe('');
    await again.press('撤销');
    await expect.poll(() => draftOf(paper)).toContain('XS-0100');
    expect(await orderNo(again.page).inputValue()).toBe('XS-0100');

    await again.page.getByLabel('1 数量').fill('6');
    await again.press('录好了，去提货');
    await again.page.getByText('XS-0100').first().waitFor();
    await expect.poll(() => draftOf(paper)).toBe('');
    await again.go('/paper', orderNo(again.page));
    expect(await orderNo(again.page).inputValue()).toBe('');
    expect(again.errors).toEqual([]);
    await again.page.context().close();
  });

  test('a pickup keeps what was typed for its own order, also when another joins it, and is gone once it is recorded', async () => {
    const key: DraftKey = { form: 'pickup', order: orderNoSchema.parse('CK20261120-1002') };
    const plate = (page: Page): Locator => page.getByLabel('车牌号');
    const desk = await openDealerPage(browser, house);
    await desk.go('/pickup?order=CK20261120-1002', plate(desk.page));
    await desk.page.getByLabel('物流公司').fill('顺捷专线');
    await desk.page.getByLabel('物流电话').fill('0531-81117766');
    await desk.page.getByLabel('运单号').fill('SJ-7');
    await desk.press('不是现在？');
    await desk.page.getByLabel('为什么改时间').fill('上午没带电脑');
    await plate(desk.page).pressSequentially('鲁A12345');

    const again = await killAndReopen(desk, key, '鲁A12345', plate);
    const values = async (): Promise<readonly string[]> => Promise.all(['物流公司', '物流电话', '运单号', '为什么改时间', '车牌号'].map((name) => again.page.getByLabel(name).inputValue()));
    const typed = ['顺捷专线', '0531-81117766', 'SJ-7', '上午没带电脑', '鲁A12345'];
    expect(await values()).toEqual(typed);
    await again.judge('a pickup that was kept');
    // Other goods know nothing of it.
    await again.go('/pickup?order=CK20261120-1003', again.page.getByRole('button', { name: '移除 CK20261120-1003' }));
    expect(await plate(again.page).inputValue()).toBe('');
    await again.go('/pickup?order=CK20261120-1002', again.page.getByRole('button', { name: '移除 CK20261120-1002' }));
    expect(await values()).toEqual(typed);
    await choose(again.page, 'CK20261120-1001');
    await again.page.getByRole('button', { name: '移除 CK20261120-1001' }).waitFor();
    expect(await values()).toEqual(typed);

    // The truck is there again with both orders; leaving one out and taking it back is kept as well.
    const truck: DraftKey = { form: 'truck', order: orderNoSchema.parse('CK20261120-1002') };
    const joined = (page: Page): Locator => page.getByRole('button', { name: '移除 CK20261120-1001' });
    const third = await killAndReopen(again, truck, 'CK20261120-1001', joined);
    expect(await chosen(third.page)).toEqual(['CK20261120-1002', 'CK20261120-1001']);
    await joined(third.page).click();
    await expect.poll(() => draftOf(truck)).not.toContain('CK20261120-1001');
    expect(await chosen(third.page)).toEqual(['CK20261120-1002']);
    await choose(third.page, 'CK20261120-1001');
    await joined(third.page).waitFor();

    await third.press('确认提货');
    await third.page.getByRole('heading', { name: '验货时限' }).waitFor();
    await expect.poll(() => draftOf(key)).toBe('');
    await expect.poll(() => draftOf(truck)).toBe('');
    expect(third.errors).toEqual([]);
    await third.page.context().close();
  });

  test('orders chosen for a truck that no order opened are there again after a kill, without those picked up meanwhile', async () => {
    for (const orderNo of ['XS-0301', 'XS-0302', 'XS-0303']) await house.bridge.orders.enterFromPaper({ order: paperEntry(orderNo) });
    const truck: DraftKey = { form: 'truck', order: null };
    const find = (page: Page): Locator => page.getByRole('textbox', { name: '找出库单' });
    const desk = await openDealerPage(browser, house);
    await desk.go('/pickup', find(desk.page));
    for (const orderNo of ['XS-0302', 'XS-0301', 'XS-0303']) {
      await choose(desk.page, orderNo);
      await desk.page.getByRole('button', { name: `移除 ${orderNo}` }).waitFor();
    }
    const again = await killAndReopen(desk, truck, 'XS-0303', (page) => page.getByRole('button', { name: '移除 XS-0303' }));
    expect(await chosen(again.page)).toEqual(['XS-0302', 'XS-0301', 'XS-0303']);
    await takeOver(house.bridge, [orderNoSchema.parse('XS-0301')], await now());
    await expect.poll(() => chosen(again.page)).toEqual(['XS-0302', 'XS-0303']);
    // A truck that is opened by one of its orders is begun with that one alone.
    await again.go('/pickup?order=XS-0303', again.page.getByRole('button', { name: '移除 XS-0303' }));
    expect(await chosen(again.page)).toEqual(['XS-0303']);
    // Without the order that opened it, it is the truck that no order opened.
    await choose(again.page, 'XS-0302');
    await again.button('移除 XS-0302').waitFor();
    await again.press('移除 XS-0303');
    await expect.poll(() => again.page.url()).toMatch(/#\/pickup$/);
    await expect.poll(() => chosen(again.page)).toEqual(['XS-0302']);
    await again.press('移除 XS-0302');
    await again.button('移除 XS-0302').waitFor({ state: 'detached' });
    await expect.poll(() => draftOf(truck)).toBe('');
    expect(again.errors).toEqual([]);
    await again.page.context().close();
  });

  test('lines ticked for installing and why are there again after a kill, and gone once it is sealed', async () => {
    await house.bridge.orders.enterFromPaper({ order: paperEntry('XS-0304', 3) });
    const { inspection } = await takeOver(house.bridge, [orderNoSchema.parse('XS-0304')], await now());
    const pickup = inspection.pickup.id;
    const [broken] = pickupLines(inspection.pickup);
    if (broken === undefined) throw new Error('no line');
    await putDamage(house, pickup, broken.key, { place: '正面', description: '磕碰' });
    const key: DraftKey = { form: 'installation', pickup };
    const title = (page: Page): Locator => page.getByRole('heading', { level: 1, name: '登记安装' });
    const anyway = (page: Page): Locator => page.getByRole('button', { name: '我知道，还是要安装' });
    const ticked = (page: Page): Promise<readonly boolean[]> => page.getByRole('checkbox').evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).checked));
    const desk = await openDealerPage(browser, house);
    await desk.go(`/pickup/${pickup}/install`, title(desk.page));
    await desk.page.getByRole('checkbox').nth(0).check();
    await desk.page.getByRole('checkbox').nth(2).check();
    await anyway(desk.page).click();
    await desk.page.getByLabel('为什么现在安装').pressSequentially('客户等着入住');

    const again = await killAndReopen(desk, key, '客户等着入住', anyway);
    // The warning of damaged goods is read anew before anything is signed.
    await anyway(again.page).click();
    expect(await ticked(again.page)).toEqual([true, false, true]);
    await again.page.getByRole('checkbox').nth(0).uncheck();
    await expect.poll(() => draftOf(key)).toContain(`"lines":["XS-0304#3"]`);
    expect(await again.page.getByLabel('为什么现在安装').inputValue()).toBe('客户等着入住');
    await again.page.getByText('赵建国').first().click();
    await again.sign();
    await again.press('签字记录');
    await again.page.getByText('已登记安装').waitFor();
    await expect.poll(() => draftOf(key)).toBe('');
    expect((await house.bridge.pickups.get({ pickup })).installed).toEqual(['XS-0304#3']);
    expect(again.errors).toEqual([]);
    await again.page.context().close();
  });

  test('a refusal keeps its reason, the call and who answered it, until each is handed in', async () => {
    const { inspection } = await takeOver(house.bridge, [orderNoSchema.parse('CK20261120-1003')], await now());
    const pickup = inspection.pickup.id;
    const [line, other] = pickupLines(inspection.pickup);
    if (line === undefined) throw new Error('no line');
    await house.bridge.inspection.decide({ pickup, lines: [line.key], decision: 'refuse', reservation: '' });
    const reason = (page: Page): Locator => page.getByLabel('拒收原因');
    const desk = await openDealerPage(browser, house);
    await desk.go(`/pickup/${pickup}/refusal`, reason(desk.page));
    const suggested = await reason(desk.page).inputValue();
    await reason(desk.page).fill('整箱压扁，司机也看过了');
    await desk.page.getByLabel('谁接的').fill('老周');
    await desk.page.getByLabel('对方怎么说').pressSequentially('留在物流');

    const again = await killAndReopen(desk, { form: 'dispatcher-call', pickup }, '留在物流', reason);
    expect(await reason(again.page).inputValue()).toBe('整箱压扁，司机也看过了');
    expect(await again.page.getByLabel('谁接的').inputValue()).toBe('老周');
    expect(await again.page.getByLabel('对方怎么说').inputValue()).toBe('留在物流');
    await again.press('打过了，记下来');
    await again.page.getByText(/已打，接听：老周 · 留在物流/).waitFor();
    await expect.poll(() => draftOf({ form: 'dispatcher-call', pickup })).toBe('');
    expect(await again.page.getByLabel('对方怎么说').inputValue()).toBe('');

    // Other goods of the same pickup are refused for reasons of their own.
    if (other !== undefined) {
      await house.bridge.inspection.decide({ pickup, lines: [line.key], decision: 'take', reservation: '' });
      await house.bridge.inspection.decide({ pickup, lines: [other.key], decision: 'refuse', reservation: '' });
      await again.page.reload();
      await expect.poll(() => reason(again.page).inputValue()).not.toBe('整箱压扁，司机也看过了');
      await house.bridge.inspection.decide({ pickup, lines: [other.key], decision: 'take', reservation: '' });
      await house.bridge.inspection.decide({ pickup, lines: [line.key], decision: 'refuse', reservation: '' });
    }
    expect(suggested).not.toBe('整箱压扁，司机也看过了');
    expect(again.errors).toEqual([]);
    await again.page.context().close();
  });
});

test('a page that is asked to save before its window goes says so when the host has everything', async () => {
  await house.bridge.drafts.drop({ key: { form: 'paper-order' } });
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  await desk.go('/paper', page.getByRole('textbox', { name: '出库单号' }));
  await page.evaluate(() => {
    const heard = globalThis as unknown as { flushed: number };
    heard.flushed = 0;
    addEventListener('message', (event) => {
      if (event.data === 'gatecheck-flushed') heard.flushed += 1;
    });
  });
  const ask = (): Promise<void> => page.evaluate(() => globalThis.postMessage('gatecheck-flush-wanted', location.origin));
  const flushed = (): Promise<number> => page.evaluate(() => (globalThis as unknown as { flushed: number }).flushed);
  await ask();
  await expect.poll(flushed).toBe(1);
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let asked = 0;
  await page.route('**/bridge/drafts/put', async (route) => {
    asked += 1;
    await released;
    await route.continue();
  });
  await page.getByRole('textbox', { name: '出库单号' }).pressSequentially('XS-0200');
  await expect.poll(() => asked).toBe(1);
  await ask();
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
  expect(await flushed()).toBe(1);
  release();
  await expect.poll(flushed).toBe(2);
  expect((await house.bridge.drafts.get({ key: { form: 'paper-order' } })).fields).toContain('"XS-0200"');
  expect(desk.errors).toEqual([]);
  await page.context().close();
});
