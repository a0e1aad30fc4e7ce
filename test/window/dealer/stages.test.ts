import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lineKey } from '../../../shared/delivery/pickup.ts';
import { orderNoSchema, type OrderNo } from '../../../shared/kernel/ids.ts';
import { wholeQuantity } from '../../../shared/kernel/quantity.ts';
import { takeOver } from '../../../build/inspect-goods.ts';
import { openBrowser } from '../../kit/browser.ts';
import { openDealerHouse, type DealerHouse } from './dealer-house.ts';
import { openDealerPage } from './dealer-page.ts';
import { putDamage } from './dealer-showroom.ts';

let browser: Browser;
let house: DealerHouse;
beforeAll(async () => {
  browser = await openBrowser();
  house = await openDealerHouse();
  await house.enrol();
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

const line = { specification: '2050×960', colour: '深咖', metresPerLength: null, weightGrams: null, note: '', packages: 1 };

/** Two doors and their accessory packs, from paper, taken over. */
async function takeDoors(name: string): Promise<{ readonly orderNo: OrderNo; readonly pickup: string }> {
  const orderNo = orderNoSchema.parse(name);
  await house.bridge.orders.enterFromPaper({
    order: {
      orderNo, salesOrderNo: '', shippedOn: null, carrier: '德通物流', carrierPhone: '0531-88001234', waybill: 'DT1',
      lines: [
        { ...line, lineNo: 1, productClass: 'door', name: '铸铝大门', quantity: wholeQuantity(2), unit: 'set', packages: 2 },
        { ...line, lineNo: 2, productClass: 'door', name: '子母门', quantity: wholeQuantity(2), unit: 'set', packages: 2 },
        { ...line, lineNo: 3, productClass: 'door', name: '大门配件包', quantity: wholeQuantity(2), unit: 'piece' },
      ],
    },
  });
  const view = await takeOver(house.bridge, [orderNo], (await house.bridge.desk.status()).now);
  return { orderNo, pickup: view.inspection.pickup.id };
}

test('refusing goods in whole packages offers to note what is wrong, and every mark of what is missing leads there', async () => {
  const { pickup } = await takeDoors('CK-WHOLE');
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  await desk.go(`/pickup/${pickup}/stage-1`, page.getByRole('heading', { name: '一验 · 取货前检验' }));
  await page.locator('.open-title').getByText('铸铝大门 等 3 种').waitFor();
  await desk.press(/包都完好/);
  const door = page.getByRole('article', { name: '铸铝大门' });
  await door.getByRole('button', { name: /^拒收/ }).click();
  await desk.press('其余 2 行都提货');
  await desk.press('已当场打开点清');
  // What is missing is the main thing now; the refusal stands beside it, and stage 2 after that.
  const fill = desk.button('还差 1 项，去补');
  await fill.waitFor();
  expect(await fill.getAttribute('class')).toContain('ant-btn-primary');
  expect(await desk.button('去拒收').getAttribute('class')).toContain('ant-btn-lg');
  expect(await desk.button('去二验').getAttribute('class')).not.toContain('ant-btn-lg');
  await desk.judge('a refusal without a finding');

  await door.getByRole('button', { name: '记一处问题 铸铝大门' }).click();
  const drawer = page.getByRole('dialog', { name: '问题 · 铸铝大门' });
  await drawer.getByRole('button', { name: '删掉这处' }).click();
  await door.getByRole('button', { name: '拒收要记下哪里坏了' }).click();
  await drawer.waitFor();
  expect((await house.bridge.pickups.get({ pickup: pickup as never })).inspection.findings).toHaveLength(1);
  await desk.press('记好了');
  await desk.press('先关上，回头再补');
  await door.getByRole('button', { name: '照片还差 3 张' }).click();
  await drawer.getByRole('button', { name: '删掉这处' }).click();
  await fill.click();
  await drawer.waitFor();
  await desk.press('记好了');
  await desk.press('先关上，回头再补');
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

test('R-IN-6: small goods are opened on the spot before they are taken, and it can be taken back; only lines in whole packages are taken together', async () => {
  const { pickup } = await takeDoors('CK-SMALL');
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  await desk.go(`/pickup/${pickup}/stage-1`, page.getByRole('heading', { name: '一验 · 取货前检验' }));
  const opened = async () => (await house.bridge.pickups.get({ pickup: pickup as never })).inspection.packages.map((row) => [row.condition, row.lookedInside]);
  const fittings = page.getByRole('article', { name: '大门配件包' });
  const open = fittings.getByRole('button', { name: '已当场打开点清' });
  expect(await desk.button('已当场打开点清').count()).toBe(1);

  await open.click();
  expect(await open.getAttribute('aria-pressed')).toBe('true');
  await page.getByRole('article', { name: '铸铝大门' }).getByRole('group', { name: '铸铝大门 第 1 包' }).getByRole('button', { name: '轻微破损' }).click();
  await desk.press('其余 4 包都完好');
  await desk.saved();
  expect(await opened()).toEqual([['slight', false], ['intact', false], ['intact', false], ['intact', false], ['intact', true]]);
  await open.click();
  await fittings.getByRole('button', { name: '小件还没当场打开点清（1 包）' }).waitFor();
  await desk.judge('small goods that are still to be opened');
  await desk.saved();
  expect((await opened()).at(-1)).toEqual(['intact', false]);

  await desk.press('包装完好的 2 行都提货');
  await open.click();
  await fittings.getByRole('button', { name: '小件还没当场打开点清（1 包）' }).waitFor({ state: 'detached' });
  await desk.saved();
  expect((await opened()).at(-1)).toEqual(['intact', true]);
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

test('stage 2 shows what the yard found, and calls no such line fine together with others', async () => {
  const { orderNo, pickup } = await takeDoors('CK-BEFORE');
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  await desk.go(`/pickup/${pickup}/stage-1`, page.getByRole('heading', { name: '一验 · 取货前检验' }));
  const first = page.getByRole('article', { name: '铸铝大门' });
  await first.getByRole('group', { name: '铸铝大门 第 1 包' }).getByRole('button', { name: '严重破损' }).click();
  await desk.press('其余 4 包都完好');
  await desk.saved();
  const [broken] = (await house.bridge.pickups.get({ pickup: pickup as never })).inspection.packages;
  await putDamage(house, pickup as never, lineKey(orderNo, 1), { stage: 1, package: broken?.id ?? null, severity: 'severe', place: '左门扇', description: '压出一道凹痕' });
  await house.bridge.inspection.decide({ pickup: pickup as never, lines: [1, 2, 3].map((number) => lineKey(orderNo, number)), decision: 'take', reservation: '' });
  await desk.go(`/pickup/${pickup}/stage-2`, page.getByRole('heading', { name: '二验 · 二次检验' }));

  const found = page.getByRole('region', { name: '取货前检验（一验）记下的 铸铝大门' });
  await found.getByText('第 1 包 / 共 2 包 · 严重破损').waitFor();
  await found.getByText('压出一道凹痕').waitFor();
  expect(await page.getByRole('region', { name: /记下的 子母门/ }).count()).toBe(0);
  // Two of the three lines, and never the damaged one.
  expect(await desk.button(/^3 行都没问题/).count()).toBe(0);
  await desk.press('其余 2 行都没问题');
  await desk.button('撤销').waitFor();
  expect(await first.getByRole('button', { name: '没问题 铸铝大门' }).count()).toBe(0);
  await desk.button(/还差 \d+ 项，去补/).waitFor();
  await desk.judge('stage 2 after damage at the yard');
  await first.getByRole('button', { name: '除了一验记下的，没有别的问题 铸铝大门' }).click();
  await desk.saved();
  const { lines } = (await house.bridge.pickups.get({ pickup: pickup as never })).inspection;
  expect(lines.map((check) => check.items)).toEqual(['fine', 'fine', 'fine']);
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

test('progress speaks in the unit of the goods, and fittings have names and places of their own', async () => {
  const { orderNo, pickup } = await takeDoors('CK-FITTINGS');
  await house.bridge.inspection.decide({ pickup: pickup as never, lines: [1, 2, 3].map((number) => lineKey(orderNo, number)), decision: 'take', reservation: '' });
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  await desk.go(`/pickup/${pickup}/stage-2`, page.getByRole('heading', { name: '二验 · 二次检验' }));
  await page.getByRole('article', { name: '铸铝大门' }).getByText('0 / 2 套').waitFor();
  await desk.press('有问题 大门配件包');
  const drawer = page.getByRole('dialog', { name: '问题 · 大门配件包' });
  await drawer.getByRole('button', { name: '配件缺少 / 不对' }).click();
  const places = await drawer.getByRole('group', { name: '在哪里' }).getByRole('button').allInnerTexts();
  expect(places).toContain('螺丝');
  expect(places).not.toContain('左门扇');
  expect(await drawer.getByText('焊接不好').count()).toBe(0);
  expect(await drawer.getByText('配件齐全').count()).toBe(0);
  await desk.judge('a problem with fittings');
  await desk.press('记好了');
  await desk.press('有问题 铸铝大门');
  const door = page.getByRole('dialog', { name: '问题 · 铸铝大门' });
  expect(await door.getByRole('group', { name: '在哪里' }).getByRole('button').allInnerTexts()).toContain('左门扇');
  expect(desk.errors).toEqual([]);
  await page.context().close();
});
