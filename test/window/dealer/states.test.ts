import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inspectLines, takeOver } from '../../../build/inspect-goods.ts';
import { writeFinding } from '../../../electron/host/inspection/finding-rows.ts';
import { pickupLines } from '../../../shared/delivery/pickup.ts';
import { makeUuid7, orderNoSchema, type FindingId, type PickupId } from '../../../shared/kernel/ids.ts';
import { wholeQuantity } from '../../../shared/kernel/quantity.ts';
import { openBrowser } from '../../kit/browser.ts';
import { drawPhoto } from '../../kit/draw-photo.ts';
import { openDealerHouse, type DealerHouse } from './dealer-house.ts';
import { openDealerPage } from './dealer-page.ts';

const lineCount = 4_000;
const findingCount = 200;

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

/** Holds the host's answers to a call back until `release`. */
async function holdCall(page: Page, call: string): Promise<{ readonly release: () => void }> {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(`**/bridge/${call}**`, async (route) => {
    await released;
    await route.continue();
  });
  return { release };
}

describe('a page without anything', () => {
  test('says what will stand there and what to do first', async () => {
    const desk = await openDealerPage(browser, house);
    const { page } = desk;
    await page.getByText('今天没有要验的货').waitFor();
    await page.getByText('货到了就点“提货”，从提货那一刻开始算验货时限。').waitFor();
    await desk.judge('today without a pickup');
    await desk.go('/queue', page.getByText('签字封存的回执会排在这里，有网络时自动送到总部。'));
    await desk.judge('an empty queue');
    await desk.go('/records', page.getByText('签字封存以后，回执会一直留在这里。'));
    await page.getByPlaceholder('出库单号、品名、签字人').fill('没有');
    await page.getByText('没有符合的记录').waitFor();
    await desk.judge('no record found');
    await desk.go('/pickup', page.getByRole('textbox', { name: '找出库单' }));
    await page.getByRole('textbox', { name: '找出库单' }).fill('没有这一单');
    await page.getByText('手上有纸质出库单，可以照着录入').waitFor();
    await desk.judge('no order found');
    expect(desk.errors).toEqual([]);
    await page.context().close();
  });

  test('that does not exist says so and leads back', async () => {
    const desk = await openDealerPage(browser, house);
    await desk.go('/nowhere', desk.page.getByText('没有这个页面'));
    await desk.press('回到今日');
    await desk.page.getByRole('heading', { level: 1, name: '今日' }).waitFor();
    await desk.go('/pickup/of-nobody/stage-1', desk.page.getByRole('heading', { level: 1, name: '今日' }));
    expect(desk.errors).toEqual([]);
    await desk.page.context().close();
  });
});

describe('the host', () => {
  test('that takes long leaves a skeleton; the page comes when it answers', async () => {
    const desk = await openDealerPage(browser, house);
    const { page } = desk;
    const call = await holdCall(page, 'records/list');
    await page.getByRole('link', { name: '我的记录' }).click();
    await page.locator('.ant-skeleton').waitFor();
    await desk.judge('a skeleton');
    call.release();
    await page.getByText('还没有封存的记录').waitFor();
    await page.locator('.ant-skeleton').waitFor({ state: 'detached' });
    expect(desk.errors).toEqual([]);
    await page.context().close();
  });

  test('that is gone is said; once it is back the page goes on by itself, and nothing typed is lost', async () => {
    const { inspection } = await takeOver(house.bridge, [orderNoSchema.parse('CK20261120-1004')], (await house.bridge.desk.status()).now);
    const desk = await openDealerPage(browser, house);
    const { page } = desk;
    await desk.go(`/pickup/${inspection.pickup.id}/stage-1`, page.getByRole('heading', { level: 1, name: '一验 · 取货前检验' }));
    await desk.saved();
    await house.hostAway();
    await page.getByText('程序后台没有应答，正在重新连接').waitFor();
    await page.getByRole('article').first().getByRole('button', { name: /^拒收/ }).click();
    await page.getByText('还没存上，正在重试').waitFor();
    await desk.judge('without a host');
    await house.hostBack();
    // Starting the program again opens it in the same browser; the page that was open goes on.
    const again = await page.context().newPage();
    await again.goto(house.openUrl());
    await again.getByRole('heading', { level: 1 }).waitFor();
    await page.getByText('程序后台没有应答，正在重新连接').waitFor({ state: 'detached' });
    await desk.saved();
    const view = await house.bridge.pickups.get({ pickup: inspection.pickup.id });
    expect(view.inspection.lines.map((line) => line.decision)).toContain('refuse');
    await page.context().close();
  });

  test('that goes away while photos come in gets them once it is back', async () => {
    const { inspection } = await takeOver(house.bridge, [orderNoSchema.parse('CK20261120-1003')], (await house.bridge.desk.status()).now);
    const desk = await openDealerPage(browser, house);
    const { page } = desk;
    await desk.go(`/pickup/${inspection.pickup.id}/stage-2`, page.getByRole('heading', { level: 1, name: '二验 · 二次检验' }));
    await page.getByRole('button', { name: '有问题 304彩管 圆管' }).first().click();
    await page.getByRole('dialog').waitFor();
    await desk.saved();
    await house.hostAway();
    const pictures = await Promise.all([71, 72, 73].map(async (seed) => ({ name: `${seed}.jpg`, mimeType: 'image/jpeg', buffer: await drawPhoto({ seed, width: 1200, height: 900 }) })));
    await page.locator('input[type=file]').setInputFiles(pictures);
    await page.getByText('程序后台没有应答，正在重新连接').waitFor();
    await page.getByText(/0 \/ 3/).waitFor();
    await house.hostBack();
    const again = await page.context().newPage();
    await again.goto(house.openUrl());
    await again.getByRole('heading', { level: 1 }).waitFor();
    await expect.poll(async () => (await house.bridge.pickups.get({ pickup: inspection.pickup.id })).photos.length).toBe(3);
    await page.getByText(/0 \/ 3/).waitFor({ state: 'detached' });
    expect(await page.getByText(/没有收|没收下/).count()).toBe(0);
    await page.context().close();
  });

  test('that is away when the page opens is said, with a way to try again', async () => {
    const desk = await openDealerPage(browser, house);
    const { page } = desk;
    await page.route('**/bridge/**', (route) => route.abort('connectionrefused'));
    await page.reload();
    await page.getByRole('alert').waitFor();
    await page.unroute('**/bridge/**');
    await desk.press('重试');
    await page.getByRole('heading', { level: 1, name: '今日' }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.context().close();
  });
});

describe('200 damage points in 4,000 lines', () => {
  let pickup: PickupId;
  beforeAll(async () => {
    const orderNo = orderNoSchema.parse('CK-4000');
    const line = { productClass: 'material' as const, specification: '50×50×3000', colour: '', unit: 'piece' as const, metresPerLength: null, weightGrams: null, packages: 0, note: '' };
    await house.bridge.orders.enterFromPaper({
      order: {
        orderNo, salesOrderNo: '', shippedOn: null, carrier: '德通物流', carrierPhone: '0531-88001234', waybill: '',
        lines: Array.from({ length: lineCount }, (_, index) => ({ ...line, lineNo: index + 1, name: `不锈钢立柱 ${index + 1}`, quantity: wholeQuantity(2) })),
      },
    });
    const { inspection } = await takeOver(house.bridge, [orderNo], (await house.bridge.desk.status()).now);
    pickup = inspection.pickup.id;
    const broken = pickupLines(inspection.pickup).slice(0, findingCount);
    house.desk.store.commit(() => {
      broken.forEach(({ key }, index) => {
        const id = makeUuid7<FindingId>(Date.parse('2026-11-20T02:00:00Z') + index, Buffer.alloc(10, index));
        writeFinding(house.desk.store, pickup, { id, line: key, stage: 2, package: null, unit: null, check: 'knock', nature: 'appearance', severity: 'slight', place: '左端', description: `压痕 ${index + 1}`, quantity: wholeQuantity(1) });
      });
    });
    await inspectLines(house.bridge, pickup);
  });

  test('stage 2, compare and sign open, find, change and say what is missing', async () => {
    const desk = await openDealerPage(browser, house);
    const { page } = desk;
    await desk.go(`/pickup/${pickup}/stage-2`, page.getByRole('heading', { level: 1, name: '二验 · 二次检验' }));
    await page.getByRole('button', { name: `有问题 ${findingCount}`, exact: true }).click();
    await page.locator('.page').evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await page.getByRole('button', { name: /压痕 200/ }).click();
    await page.getByRole('dialog', { name: /问题 · 不锈钢立柱 200/ }).waitFor();
    await page.getByLabel('怎么样').fill('压痕很深');
    await desk.press('记好了');
    await page.getByRole('button', { name: /压痕很深/ }).waitFor();
    await desk.saved();
    await desk.judge('stage 2 with many findings');

    await desk.go(`/pickup/${pickup}/compare`, page.getByRole('heading', { level: 1, name: '核对' }));
    await page.getByText(`${findingCount} 行有差别`).waitFor();
    const first = page.getByRole('article').first();
    await first.getByRole('button', { name: '少了 不锈钢立柱 1 +1' }).click();
    await first.getByText('0 件', { exact: true }).waitFor();
    await desk.saved();
    await desk.judge('compare with many differences');

    await desk.go(`/pickup/${pickup}/sign`, page.getByRole('heading', { level: 1, name: '签收' }));
    await page.getByText(`已选 ${lineCount} / ${lineCount} 行`).waitFor();
    await desk.judge('sign with much missing');
    await desk.press(`只签准备好的 ${lineCount - findingCount} 行`);
    await page.getByText(`已选 ${lineCount - findingCount} / ${lineCount} 行`).waitFor();
    await page.getByRole('article', { name: '销售出库单反馈回执' }).waitFor({ timeout: 60_000 });
    await desk.button('输入 PIN 码').waitFor();
    expect(desk.errors).toEqual([]);
    await page.context().close();
  });
});
