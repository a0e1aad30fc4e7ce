import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoDesk } from '../../../hq/demo/demo-people.ts';
import type { DealerId } from '../../../shared/kernel/ids.ts';
import { signatureHeaders } from '../../../shared/wire/request-signature.ts';
import { codeFor } from '../../kit/desk-house.ts';
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

test('a desk that HQ refuses as a whole says why on every page, at "现在联系总部" too, and no more once HQ takes its work', async () => {
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  await page.getByText('已连上总部').waitFor();
  house.proxy.headers = (headers) => ({ ...headers, [signatureHeaders.wire]: '0' });
  await desk.go('/queue', page.getByRole('heading', { level: 1, name: '上传队列' }));
  await desk.press('现在联系总部');
  const said = page.locator('.ant-message').getByText('这台电脑上的验货通版本太旧，总部收不了。请先升级验货通；记录都还在，升级后会自动上传。');
  await said.waitFor();
  await page.getByText('总部暂时不收', { exact: true }).waitFor();
  await page.locator('.frame-notices').getByText('请先升级验货通').waitFor();
  await page.getByText('总部现在不收，原因在上面').waitFor();
  expect(await page.getByText('已连上总部').count()).toBe(0);
  await said.waitFor({ state: 'detached' });
  await desk.judge('a queue that HQ refuses');
  await desk.go('/', page.getByRole('heading', { level: 1, name: '今日' }));
  await page.locator('.frame-notices').getByText('请先升级验货通').waitFor();
  house.proxy.headers = undefined;
  await desk.go('/queue', page.getByRole('heading', { level: 1, name: '上传队列' }));
  await desk.press('现在联系总部');
  await page.getByText('已连上总部').waitFor();
  expect(await page.locator('.frame-notices').count()).toBe(0);
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

test('a desk that HQ knows no more is led to its new enrolment, over its data, and works on', async () => {
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  const { db, devices } = house.hq.hq;
  const { id } = await db.selectFrom('devices').select('id').executeTakeFirstOrThrow();
  await db.deleteFrom('one_time_codes').where('used_by', '=', id).execute();
  await db.deleteFrom('certificates').where('device', '=', id).execute();
  await db.deleteFrom('devices').where('id', '=', id).execute();
  devices.forget(id);
  await desk.go('/queue', page.getByRole('heading', { level: 1, name: '上传队列' }));
  await desk.press('现在联系总部');
  await page.locator('.frame-notices').getByRole('link', { name: '去重新开通' }).click();
  await page.getByRole('heading', { name: '重新开通这台电脑' }).waitFor();
  await desk.press('填开通码');
  await desk.judge('enrolling again');
  const owner = await db.selectFrom('persons').select('id').where('dealer', '=', demoDesk.dealer as DealerId).where('name', '=', demoDesk.person).executeTakeFirstOrThrow();
  await page.getByLabel('开通码').fill(await codeFor(house.hq, null, owner.id));
  await page.getByLabel('新 PIN 码').fill('704193');
  await page.getByLabel('再输一遍').fill('704193');
  await desk.press('完成');
  await page.getByText('已重新开通').waitFor();
  await page.getByText('已连上总部').waitFor();
  await page.getByRole('heading', { name: '重新开通这台电脑' }).waitFor({ state: 'detached' });
  expect(desk.errors).toEqual([]);
  await page.context().close();
});
