import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { issueCode } from '../../../hq/device/issue-code.ts';
import { demoDesk } from '../../../hq/demo/demo-people.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { signatureHeaders } from '../../../shared/wire/request-signature.ts';
import { codeFor } from '../../kit/desk-house.ts';
import { openBrowser } from '../../kit/browser.ts';
import { openDealerHouse, type DealerHouse } from './dealer-house.ts';
import { openDealerPage, type DealerPage } from './dealer-page.ts';

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
  await expect.poll(() => page.locator('.frame-notices').count()).toBe(0);
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
  await enrolAgain(desk, await codeFor(house.hq, null, await ownerId()));
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

test('a desk that lost its key is led to the code that HQ issues for it, and works on', async () => {
  const desk = await openDealerPage(browser, house);
  const { page } = desk;
  await rm(join(house.desk.folders.keys, 'device.key'));
  await desk.go('/queue', page.getByRole('heading', { level: 1, name: '上传队列' }));
  await desk.press('现在联系总部');
  await page.locator('.frame-notices').getByText('这台电脑向总部证明身份的钥匙打不开了').waitFor();
  await page.locator('.frame-notices').getByRole('link', { name: '去重新开通' }).click();
  await page.getByText('签过字的不用重签').waitFor();
  await desk.press('填开通码');
  await desk.judge('enrolling again with a new key');
  const { id: device } = await house.hq.hq.db.selectFrom('devices').select('id').executeTakeFirstOrThrow();
  const issued = await issueCode(house.hq.hq, { dealer: demoDesk.dealer, device, isRenewal: true, person: { id: await ownerId() }, by: 'admin' });
  if (!issued.ok) throw new Error(issued.problem.code);
  await enrolAgain(desk, issued.value.code);
  expect(desk.errors).toEqual([]);
  await page.context().close();
});

async function ownerId(): Promise<PersonId> {
  const { id } = await house.hq.hq.db.selectFrom('persons').select('id').where('dealer', '=', demoDesk.dealer).where('name', '=', demoDesk.person).executeTakeFirstOrThrow();
  return id;
}

async function enrolAgain(desk: DealerPage, code: string): Promise<void> {
  const { page } = desk;
  await page.getByLabel('开通码').fill(code);
  await page.getByLabel('新 PIN 码').fill('704193');
  await page.getByLabel('再输一遍').fill('704193');
  await desk.press('完成');
  await page.getByText('已重新开通').waitFor();
  await page.getByText('已连上总部').waitFor();
  await page.getByRole('heading', { name: '重新开通这台电脑' }).waitFor({ state: 'detached' });
}
