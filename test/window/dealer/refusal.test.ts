import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inspectLines, sendPicture, signFor, takeOver } from '../../../build/inspect-goods.ts';
import { lineKey } from '../../../shared/delivery/pickup.ts';
import { orderNoSchema, type PickupId, type RecordId } from '../../../shared/kernel/ids.ts';
import { openBrowser } from '../../kit/browser.ts';
import { paperEntry } from '../../kit/desk-orders.ts';
import { openDealerHouse, pin, type DealerHouse } from './dealer-house.ts';
import { openDealerPage } from './dealer-page.ts';
import { drawPictures, putDamage } from './dealer-showroom.ts';

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

/** Goods from paper of which the first line is refused for damage that was photographed. */
async function refuseFirst(name: string, count: number, seed: number): Promise<PickupId> {
  const { bridge } = house;
  const orderNo = orderNoSchema.parse(name);
  await bridge.orders.enterFromPaper({ order: paperEntry(name, count) });
  const { inspection } = await takeOver(bridge, [orderNo], (await bridge.desk.status()).now);
  const pickup = inspection.pickup.id;
  await inspectLines(bridge, pickup);
  const finding = await putDamage(house, pickup, lineKey(orderNo, 1), { stage: 1, severity: 'severe', place: '正面', description: '压扁' });
  for (const picture of await drawPictures([seed, seed + 1, seed + 2])) await sendPicture(bridge, pickup, finding, picture, false);
  await bridge.inspection.decide({ pickup, lines: [lineKey(orderNo, 1)], decision: 'refuse', reservation: '' });
  return pickup;
}

async function sealRefusal(name: string, pickup: PickupId): Promise<RecordId> {
  const { bridge } = house;
  await bridge.inspection.recordCall({ pickup, call: { calledAt: (await bridge.desk.status()).now, phone: '0531-68001102', answeredBy: '周海峰', note: '' } });
  return sealSigned(name, pickup);
}

/** Signs the refusal whose call is recorded. */
async function sealSigned(name: string, pickup: PickupId): Promise<RecordId> {
  const { bridge } = house;
  const [person] = await bridge.people.list();
  if (person === undefined) throw new Error('nobody signs');
  return (await signFor(bridge, { pickup, kind: 'refusal', lines: [lineKey(orderNoSchema.parse(name), 1)], reason: '压扁，没法用', person: person.id, pin })).record;
}

test('the page of a refusal that is sealed shows it, after reloading as well, and leads to its record and to what is still to be signed', async () => {
  const pickup = await refuseFirst('CK-REFUSED', 2, 71);
  const record = await sealRefusal('CK-REFUSED', pickup);
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  await desk.go(`/pickup/${pickup}/refusal`, page.getByRole('heading', { level: 1, name: '拒收' }));
  await page.getByText('拒收已封存').waitFor();
  expect(await page.getByText('没有要拒收的货').count()).toBe(0);
  await desk.judge('a sealed refusal');
  await page.reload();
  await page.getByRole('link', { name: /^拒收/ }).click();
  await page.getByRole('article', { name: '销售出库单拒收回执' }).waitFor();
  expect(page.url()).toContain(record);
  await page.goBack();
  await page.getByText('拒收已封存').waitFor();
  await desk.press('继续签其余的行');
  await page.getByRole('heading', { level: 1, name: '签收' }).waitFor();
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

test('R-IN-8: where no dispatcher is known a call is recorded with the number and who answered, never without', async () => {
  const pickup = await refuseFirst('CK-NOBODY', 2, 81);
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  await page.route('**/bridge/desk/status', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replace(/"dispatcher":\{[^}]*\}/, '"dispatcher":null') });
  });
  await desk.go(`/pickup/${pickup}/refusal`, page.getByRole('heading', { level: 1, name: '拒收' }));
  await page.reload();
  await page.getByText('本区调度电话还没有从总部收到，请打总部电话。').waitFor();
  const calls = async () => (await house.bridge.pickups.get({ pickup })).inspection.dispatcherCalls;
  await desk.press('打过了，记下来');
  await page.getByText('写上打的号码').waitFor();
  await page.getByLabel('打的哪个号码').fill('0531-88009999');
  await desk.press('打过了，记下来');
  await page.getByText('写上谁接的').waitFor();
  await desk.judge('a call without a name');
  expect(await calls()).toEqual([]);
  await page.getByLabel('谁接的').fill('王师傅');
  await desk.press('打过了，记下来');
  await page.getByText(/已打，接听：王师傅/).waitFor();
  await desk.saved();
  expect(await calls()).toMatchObject([{ phone: '0531-88009999', answeredBy: '王师傅' }]);
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

test('many refused lines are scrolled through, and only those in sight stand in the document', async () => {
  const pickup = await refuseFirst('CK-REFUSED-MANY', 150, 91);
  const orderNo = orderNoSchema.parse('CK-REFUSED-MANY');
  await house.bridge.inspection.decide({ pickup, lines: Array.from({ length: 150 }, (_, index) => lineKey(orderNo, index + 1)), decision: 'refuse', reservation: '' });
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  await desk.go(`/pickup/${pickup}/refusal`, page.getByRole('heading', { level: 1, name: '拒收' }));
  const goods = page.locator('article.line-row');
  await goods.first().waitFor();
  expect(await goods.count()).toBeLessThan(40);
  await page.getByLabel('拒收原因').fill('整车压坏');
  await page.getByLabel('PIN 码', { exact: true }).fill('258036');
  expect(await page.getByLabel('拒收原因').inputValue()).toBe('整车压坏');
  // What is missing leads to a line that was not in sight.
  await desk.press(/^去补 .*第 2 行/);
  await page.getByRole('dialog').waitFor();
  await desk.judge('many refused lines');
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

test('what a damage point of refused goods lacks is put right on the page of the refusal, from its line as from the list, whichever stage it is of', async () => {
  const pickup = await refuseFirst('CK-BOTH-STAGES', 1, 101);
  await putDamage(house, pickup, lineKey(orderNoSchema.parse('CK-BOTH-STAGES'), 1), { stage: 2, place: '背面', description: '划痕' });
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  await desk.go(`/pickup/${pickup}/refusal`, page.getByRole('heading', { level: 1, name: '拒收' }));
  const ways = [page.locator('article.line-row').getByRole('button', { name: /还差 3 张/ }), page.getByRole('button', { name: /^去补 .*还差 3 张/ })];
  for (const way of ways) {
    await way.first().click();
    await page.getByRole('dialog').getByText('还差 3 张').first().waitFor();
    expect(new URL(page.url()).hash).toContain(`/pickup/${pickup}/refusal`);
    await desk.press('记好了');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

test('R-IN-8: a refusal whose call is recorded and that nobody has signed is named by today, and going on leads to it first', async () => {
  const pickup = await refuseFirst('CK-UNSIGNED', 2, 61);
  await house.bridge.inspection.recordCall({ pickup, call: { calledAt: (await house.bridge.desk.status()).now, phone: '0531-68001102', answeredBy: '周海峰', note: '' } });
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  const card = page.locator('article.today-card', { hasText: 'CK-UNSIGNED' });
  await card.getByText('1 行拒收还没签字').waitFor();
  await card.getByRole('button', { name: '继续' }).click();
  await page.getByRole('heading', { level: 1, name: '拒收' }).waitFor();
  await sealSigned('CK-UNSIGNED', pickup);
  await desk.go('/', card);
  await card.getByText('拒收 1 行').waitFor();
  expect(await card.getByText('1 行拒收还没签字').count()).toBe(0);
  await card.getByRole('button', { name: '继续' }).click();
  await page.getByRole('heading', { level: 1, name: '签收' }).waitFor();
  await page.getByText(/^1 行拒收已于 今天 \d\d:\d\d 签字封存$/).waitFor();
  await page.getByRole('link', { name: '看回执' }).click();
  await page.getByRole('article', { name: '销售出库单拒收回执' }).waitFor();
  expect(desk.errors).toEqual([]);
  await page.context().close();
});
