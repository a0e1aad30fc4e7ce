import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inspectLines, signFor, takeOver } from '../../../build/inspect-goods.ts';
import { issueCode, type CodeFor } from '../../../hq/device/issue-code.ts';
import { demoDesk } from '../../../hq/demo/demo-people.ts';
import { pickupLines } from '../../../shared/delivery/pickup.ts';
import { orderNoSchema, type PersonId, type PickupId } from '../../../shared/kernel/ids.ts';
import { openBrowser } from '../../kit/browser.ts';
import { openFaultProxy } from '../../kit/desk-proxy.ts';
import { openDealerHouse, pin, type DealerHouse } from './dealer-house.ts';
import { openDealerPage, type DealerPage } from './dealer-page.ts';

const ownPin = '741963';
const newPin = '908172';
const thirdPin = '625184';

let browser: Browser;
let house: DealerHouse;
let ready: PickupId;
beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), openDealerHouse()]);
  await house.enrol();
  const view = await takeOver(house.bridge, [orderNoSchema.parse('CK20261120-1004')], (await house.bridge.desk.status()).now);
  ready = view.inspection.pickup.id;
  await inspectLines(house.bridge, ready);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

async function openSettings(): Promise<DealerPage> {
  const desk = await openDealerPage(browser, house);
  await desk.page.getByRole('link', { name: '设置' }).click();
  await desk.page.getByText('赵建国').waitFor();
  return desk;
}

/** HQ's administrator gives out a code for somebody on this desk. */
async function codeOfHq(person: CodeFor): Promise<string> {
  const { id } = await house.hq.hq.db.selectFrom('devices').select('id').executeTakeFirstOrThrow();
  const issued = await issueCode(house.hq.hq, { dealer: demoDesk.dealer, device: id, person, by: 'admin' });
  if (!issued.ok) throw new Error(issued.problem.code);
  return issued.value.code;
}

async function ownerId(): Promise<PersonId> {
  const owner = (await house.bridge.people.list()).find((person) => person.name === '赵建国');
  if (owner === undefined) throw new Error('no owner');
  return owner.id;
}

async function fillPin(desk: DealerPage, now: string, wanted: string, again = wanted): Promise<void> {
  await desk.page.getByLabel(/现在的 PIN 码|开通码/).fill(now);
  await desk.page.getByLabel('新 PIN 码', { exact: true }).fill(wanted);
  await desk.page.getByLabel('再输一遍').fill(again);
  await desk.press('完成');
}

test('a PIN is changed: a wrong one and two that differ are said, the new one signs', async () => {
  const desk = await openSettings();
  const { page } = desk;
  await desk.press('改 PIN 码 赵建国');
  await fillPin(desk, pin, newPin, '908173');
  await page.getByText('两遍不一样').waitFor();
  await fillPin(desk, '111222', newPin);
  await page.getByText(/PIN 码不对，还可以试 \d+ 次/).waitFor();
  await desk.judge('a wrong PIN');
  await desk.press('加人 / 忘记 PIN 码');
  await page.getByText(/PIN 码不对，还可以试 \d+ 次/).waitFor({ state: 'detached' });
  await desk.press('改 PIN 码 赵建国');
  await fillPin(desk, pin, newPin);
  await page.getByText('PIN 码已改').waitFor();

  await desk.go(`/pickup/${ready}/sign`, page.getByRole('article', { name: '销售出库单反馈回执' }));
  await desk.sign(newPin);
  await desk.press('签字封存');
  await page.getByText(/^已封存，(已排队|正在传|总部已收到)/).waitFor();
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

test('a wrong code is said; with the one that HQ has issued a person is added', async () => {
  const desk = await openSettings();
  const { page } = desk;
  const code = await codeOfHq({ name: '钱多多', role: 'inspector' });
  await desk.press('加人 / 忘记 PIN 码');
  await desk.judge('adding a person');
  await fillPin(desk, 'AAAA-BBBB-CCCC', ownPin);
  await page.getByText('没有这个开通码').waitFor();
  await fillPin(desk, code.toLowerCase(), ownPin);
  await page.getByText('已开通').waitFor();
  await page.getByText('钱多多').waitFor();
  await page.getByText('验货员').waitFor();
  expect((await house.bridge.people.list()).map((person) => person.name).toSorted()).toEqual(['赵建国', '钱多多'].toSorted());
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

test('a forgotten PIN is replaced with a new code, and the new one signs', async () => {
  const desk = await openSettings();
  const { page } = desk;
  const person = await ownerId();
  await desk.press('加人 / 忘记 PIN 码');
  await fillPin(desk, await codeOfHq({ id: person }), thirdPin);
  await page.getByText('已开通').waitFor();
  const view = await takeOver(house.bridge, [orderNoSchema.parse('CK20261120-1002')], (await house.bridge.desk.status()).now);
  const pickup = view.inspection.pickup.id;
  await inspectLines(house.bridge, pickup);
  const card = await signFor(house.bridge, { pickup, kind: 'feedback', lines: pickupLines(view.inspection.pickup).map((line) => line.key), person, pin: thirdPin });
  expect(card.person).toBe('赵建国');
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

test('HQ’s address is changed, and the desk reaches it there', async () => {
  const other = await openFaultProxy(house.proxy.target);
  house.proxy.weather = 'down';
  const desk = await openSettings();
  const { page } = desk;
  await desk.press('改地址');
  const address = page.getByRole('textbox', { name: '总部地址' });
  await address.fill('hq.example.cn');
  await page.getByText('地址要以 http:// 或 https:// 开头').waitFor();
  await address.fill(other.url);
  await desk.press('完成');
  await page.getByRole('definition').filter({ hasText: other.url }).waitFor();
  await page.getByRole('link', { name: /^队列/ }).click();
  await desk.press('现在联系总部');
  // The mark may still stand from the old address; the new one having been asked is what tells.
  await expect.poll(() => other.seen.length, { timeout: 60_000 }).toBeGreaterThan(0);
  await page.getByText('已连上总部').waitFor();
  house.proxy.weather = 'pass';
  await house.bridge.desk.setHqUrl({ hqUrl: house.hqUrl });
  await other.close();
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

test('a backup is made and counted', async () => {
  const desk = await openSettings();
  const { page } = desk;
  const before = (await house.bridge.desk.storage()).backups;
  await desk.press('现在备份');
  await page.getByText(/已备份，\d/).waitFor();
  await page.getByText(`共 ${before + 1} 份`).waitFor();
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

test('the language is kept after the page is opened again', async () => {
  const desk = await openSettings();
  const { page } = desk;
  await page.getByRole('region', { name: '语言' }).getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  await expect.poll(async () => (await house.bridge.desk.status()).language).toBe('en');
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  expect(await page.getAttribute('html', 'lang')).toBe('en');
  expect(desk.errors).toEqual([]);
  await page.context().close();
});
