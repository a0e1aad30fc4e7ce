import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { addDamagePoint, inspectLines, signFor, takeOver } from '../../../build/inspect-goods.ts';
import { pickupLines } from '../../../shared/delivery/pickup.ts';
import { orderNoSchema, type PickupId, type RecordId } from '../../../shared/kernel/ids.ts';
import { languages } from '../../../shared/words/language.ts';
import { openBrowser } from '../../kit/browser.ts';
import { paperEntry } from '../../kit/desk-orders.ts';
import { openDealerHouse, pin, type DealerHouse } from './dealer-house.ts';
import { openDealerPage } from './dealer-page.ts';
import { drawPictures } from './dealer-showroom.ts';

const manyLines = 120;

let browser: Browser;
let house: DealerHouse;
let pickup: PickupId;
let refusal: RecordId;
let feedback: RecordId;

/** A pickup of two outbound orders: one line is refused with photos and a call, the rest is taken and signed, and HQ has answered. */
beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), openDealerHouse()]);
  await house.enrol();
  const { bridge } = house;
  await bridge.orders.enterFromPaper({ order: paperEntry('XS-LONG', manyLines) });
  const { now } = await bridge.desk.status();
  const view = await takeOver(bridge, [orderNoSchema.parse('CK20261120-1002'), orderNoSchema.parse('XS-LONG')], now);
  pickup = view.inspection.pickup.id;
  const [bad, ...good] = pickupLines(view.inspection.pickup).map((line) => line.key);
  const [person] = await bridge.people.list();
  if (bad === undefined || person === undefined) throw new Error('nothing to refuse, or nobody to do it');
  const broken = view.inspection.packages.filter((each) => each.line === bad).map((each) => each.id);
  await bridge.inspection.checkPackages({ pickup, packages: broken, condition: 'severe', lookedInside: true });
  await addDamagePoint(bridge, pickup, { line: bad, stage: 1, description: '整箱压扁', pictures: await drawPictures([91, 92, 93]) });
  await bridge.inspection.decide({ pickup, lines: [bad], decision: 'refuse', reservation: '' });
  await bridge.inspection.recordCall({ pickup, call: { calledAt: (await bridge.desk.status()).now, phone: '0531-88005566', answeredBy: '老周', note: '货留在物流' } });
  refusal = (await signFor(bridge, { pickup, kind: 'refusal', lines: [bad], reason: '整箱压扁', person: person.id, pin })).record;
  await inspectLines(bridge, pickup);
  feedback = (await signFor(bridge, { pickup, kind: 'feedback', lines: good, person: person.id, pin })).record;
  await bridge.desk.sync({});
  await vi.waitFor(async () => {
    const { records } = await bridge.pickups.folder({ pickup });
    if (!records.every(({ card }) => card.state === 'received' && card.judgement !== null)) throw new Error('HQ has not answered yet');
  }, { timeout: 60_000, interval: 200 });
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const headings = (page: Page): Promise<readonly string[]> => page.locator('.case h2').allInnerTexts();

/** Takes the place of the printer and notes what would lie on the paper. */
async function watchPrints(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const printed = globalThis as unknown as { prints: string[] };
    printed.prints = [];
    globalThis.print = () => {
      const sheet = document.querySelector('.print-sheet');
      printed.prints.push(sheet === null ? 'page' : `receipt ${sheet.querySelectorAll('img').length} ${[...sheet.querySelectorAll('img')].every((picture) => picture.naturalWidth > 0)}`);
      dispatchEvent(new Event('afterprint'));
    };
  });
  return () => page.evaluate(() => (globalThis as unknown as { prints: string[] }).prints);
}

describe('the folder of a case', () => {
  test("is reached from today's pickup and tells it from start to end", async () => {
    const desk = await openDealerPage(browser, house);
    const { page } = desk;
    await page.getByRole('link', { name: /^整单资料/ }).click();
    await page.getByRole('heading', { level: 1, name: /^整单资料 · / }).waitFor();
    await page.getByText(/2 张出库单 · 1 处问题 · 2 份签字记录/).waitFor();
    const told = await headings(page);
    expect(told.filter((heading) => heading.startsWith('出库单')).toSorted()).toEqual(['出库单 CK20261120-1002', '出库单 XS-LONG']);
    const rest = told.filter((heading) => !heading.startsWith('出库单'));
    expect(rest.slice(0, 2)).toEqual(['提货', '验货时限']);
    expect(rest[2]).toContain('磕碰');
    expect(rest.slice(3, 6)).toEqual(['给调度打电话', '拒收', '签收反馈']);
    expect(rest.slice(6)).toEqual(['时效判定 · 拒收', '时效判定 · 签收反馈']);
    await page.getByText('已按时签').first().waitFor();
    await page.getByText('0531-88005566，接听：老周').waitFor();
    await page.getByText('货留在物流').waitFor();
    expect(await page.getByText(/总部 今天 \d\d:\d\d 收到，登记号 \d/).count()).toBe(2);
    expect(await page.getByText(/总部 今天 \d\d:\d\d 收齐 3 张照片/).count()).toBe(1);
    await page.getByRole('button', { name: /^第 2 张/ }).click();
    await page.getByRole('dialog').getByRole('heading', { name: '第 2 张 / 共 3 张' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: '看这次提货' }).click();
    await page.getByText('已封存，只能看').first().waitFor();
    expect(desk.errors).toEqual([]);
    await page.context().close();
  });

  test('opens, verifies, prints and exports each of its records, and prints and exports them all', async () => {
    const desk = await openDealerPage(browser, house);
    const { page } = desk;
    await desk.go(`/case/${pickup}`, page.locator('.case'));
    const prints = await watchPrints(page);
    const ofRefusal = (what: string) => page.locator('.case-event', { has: page.getByRole('heading', { name: '拒收', exact: true }) }).getByRole(what === '打开' ? 'link' : 'button', { name: new RegExp(`^${what} 拒收`) });
    await ofRefusal('检查真伪').click();
    await page.getByText('没问题，内容没有被改过').waitFor();
    await ofRefusal('打印').click();
    await expect.poll(prints).toEqual(['receipt 3 true']);
    await desk.press('打印整单');
    await expect.poll(prints).toEqual(['receipt 3 true', 'page']);
    for (const [name, records] of [[/^导出到 U 盘 拒收/, 1], ['整单导出到 U 盘', 2]] as const) {
      const [download] = await Promise.all([page.waitForEvent('download'), desk.press(name)]);
      expect(download.suggestedFilename()).toMatch(/\.zip$/);
      await page.getByText(`已导出 ${records} 份`).first().waitFor();
    }
    for (const [record, kind, pdf] of [[refusal, 'receipt', '回执 PDF'], [feedback, 'acknowledgement', '送达回执']] as const) {
      const address = await page.getByRole('link', { name: new RegExp(`^${pdf} ${record === refusal ? '拒收' : '签收反馈'}`) }).getAttribute('href');
      expect(address).toBe(`${kind}/${record}.pdf`);
      expect((await page.request.get(new URL(address ?? '', page.url()).href)).headers()['content-type']).toBe('application/pdf');
    }
    await ofRefusal('打开').click();
    await page.locator('article.receipt').waitFor();
    await page.getByRole('link', { name: '整单资料' }).click();
    await page.locator('.case').waitFor();
    expect(desk.errors).toEqual([]);
    await page.context().close();
  });

  test('is reached from the list of records and has every line on paper, also of a long order', async () => {
    const desk = await openDealerPage(browser, house);
    const { page } = desk;
    await desk.go('/records', page.getByRole('heading', { name: '我的记录' }));
    await page.getByRole('link', { name: /^整单资料 .*XS-LONG/ }).first().click();
    const lines = page.getByRole('list', { name: '出库单 XS-LONG 的货' }).getByRole('listitem');
    await lines.first().waitFor();
    expect(await lines.count()).toBeLessThan(manyLines);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await lines.count()).toBe(manyLines);
    // On paper no day is "today".
    const paper = await page.locator('.case').innerText();
    expect(paper).toContain('总部 2026-11-20 10:');
    expect(paper).toContain('2026-11-20 24:00 之前');
    expect(paper).not.toContain('今天');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.getByRole('button', { name: '打印整单' }).isVisible()).toBe(false);
    expect(await page.getByRole('heading', { name: '拒收', exact: true }).isVisible()).toBe(true);
    // Black on white, whatever the theme.
    expect(await page.getByRole('heading', { level: 1 }).evaluate((heading) => getComputedStyle(heading).color)).toMatch(/^rgb\((\d|[1-5]\d), /);
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await expect.poll(() => lines.count()).toBeLessThan(manyLines);
    expect(desk.errors).toEqual([]);
    await page.context().close();
  });

  test('tells at once what is added to an open pickup', async () => {
    const { inspection } = await takeOver(house.bridge, [orderNoSchema.parse('CK20261120-1004')], (await house.bridge.desk.status()).now);
    const open = inspection.pickup.id;
    const desk = await openDealerPage(browser, house);
    await desk.go(`/case/${open}`, desk.page.getByText('还没有签字封存，签好的回执会收进这里'));
    expect(await headings(desk.page)).not.toContain('给调度打电话');
    await house.bridge.inspection.recordCall({ pickup: open, call: { calledAt: (await house.bridge.desk.status()).now, phone: '0531-88005566', answeredBy: '老周', note: '' } });
    await desk.page.getByRole('heading', { name: '给调度打电话' }).waitFor();
    await desk.page.getByRole('link', { name: '继续' }).click();
    await desk.page.getByRole('heading', { name: /一验/ }).waitFor();
    expect(desk.errors).toEqual([]);
    await desk.page.context().close();
  });

  test.each(languages)('is accessible and fits in %s', async (language) => {
    await house.bridge.desk.setLanguage({ language });
    const desk = await openDealerPage(browser, house);
    await desk.go(`/case/${pickup}`, desk.page.locator('.case'));
    await desk.judge(`the folder in ${language}`);
    expect(desk.errors).toEqual([]);
    await desk.page.context().close();
  });
});
