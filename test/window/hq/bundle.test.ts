import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDamagePoint, inspectLines, signFor, takeOver } from '../../../build/inspect-goods.ts';
import { pickupLines } from '../../../shared/delivery/pickup.ts';
import { orderNoSchema } from '../../../shared/kernel/ids.ts';
import { axeViolations, cutOffs, openBrowser } from '../../kit/browser.ts';
import { openDealerHouse, pin, type DealerHouse } from '../dealer/dealer-house.ts';
import { openDealerPage } from '../dealer/dealer-page.ts';
import { drawPictures } from '../dealer/dealer-showroom.ts';
import { openConsole, stand } from './console-page.ts';

let house: DealerHouse;
let browser: Browser;
/** The file that the desk's page has written to the USB stick. */
let bundle: string;

beforeAll(async () => {
  browser = await openBrowser();
  house = await openDealerHouse();
  await house.enrol();
  house.proxy.weather = 'down';
  await sealWithoutNetwork();
  bundle = await exportAll();
});

afterAll(async () => {
  await browser?.close();
  await house?.close();
});

/** Home goods with a damage point and its three photos, signed while HQ is out of reach. */
async function sealWithoutNetwork(): Promise<void> {
  const { bridge } = house;
  const view = await takeOver(bridge, [orderNoSchema.parse('CK20261120-1004')], (await bridge.desk.status()).now);
  const pickup = view.inspection.pickup.id;
  const lines = pickupLines(view.inspection.pickup).map((line) => line.key);
  await addDamagePoint(bridge, pickup, { line: lines[0] ?? '', stage: 2, description: '层板开裂', pictures: await drawPictures([401, 402, 403]) });
  await inspectLines(bridge, pickup);
  const [person] = await bridge.people.list();
  if (person === undefined) throw new Error('nobody signs on this desk');
  await signFor(bridge, { pickup, kind: 'feedback', lines, person: person.id, pin });
}

async function exportAll(): Promise<string> {
  const desk = await openDealerPage(browser, house);
  await desk.go('/queue', desk.button('全部导出到 U 盘'));
  const saving = desk.page.waitForEvent('download');
  await desk.press('全部导出到 U 盘');
  const path = await (await saving).path();
  return path;
}

async function upload(page: Page, file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(file);
  await stand(page);
}

it('can be stopped while it takes a bundle in, and takes the same file again', async () => {
  const { page, go, errors, close } = await openConsole(browser, house.consoleUrl, { username: 'assistant-east' });
  await page.route('**/console/v1/bundles', () => undefined);
  await go('/bundles');
  const ended = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/console/v1/bundles'));
  await page.locator('input[type=file]').setInputFiles(bundle);
  await page.getByText('正在核对并收下…').waitFor();
  await page.getByRole('button', { name: '停止' }).click();
  await ended;
  await page.getByText('再选同一个文件，会从没收的接着收').waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
  expect(await axeViolations(page)).toEqual([]);
  expect(await cutOffs(page)).toEqual([]);
  // What the desk's file is worth is shown by the next test, which takes it in whole.
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await upload(page, { name: '照片.zip', mimeType: 'application/zip', buffer: Buffer.from('not a bundle at all') });
  await page.getByRole('alert').waitFor();
  expect(await page.getByText('再选同一个文件，会从没收的接着收').count()).toBe(0);
  expect(errors.filter((error) => !error.includes('400'))).toEqual([]);
  await close();
});

it("takes in a desk's exported bundle from the page: the record and its photos stand in the list, and a second time changes nothing", async () => {
  const { page, go, errors, close } = await openConsole(browser, house.consoleUrl, { username: 'assistant-east' });
  await go('/records');
  expect(await page.locator('tr.data-row').count()).toBe(0);
  await go('/bundles');
  await upload(page, bundle);
  await page.getByText('收下 1 份，0 份之前已收').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  expect(await cutOffs(page)).toEqual([]);
  await go('/records');
  const row = page.locator('tr.data-row');
  await expect.poll(async () => await row.count()).toBe(1);
  expect(await row.innerText()).toContain('CK20261120-1004');
  expect(await row.innerText()).toContain('3 / 3 张');
  await row.click({ position: { x: 20, y: 20 } });
  await page.locator('.split-detail').getByText('层板开裂').waitFor();

  await go('/bundles');
  await upload(page, bundle);
  await page.getByText('收下 0 份，1 份之前已收').waitFor();
  expect(errors).toEqual([]);
  await close();
});

it('says in words that a file is no bundle, and takes the next one', async () => {
  const { page, go, close } = await openConsole(browser, house.consoleUrl, { username: 'assistant-east', size: 'phone' });
  await go('/bundles');
  await upload(page, { name: '照片.zip', mimeType: 'application/zip', buffer: Buffer.from('not a bundle at all') });
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').innerText()).not.toMatch(/[a-z]+\.[a-z-]+/);
  expect(await cutOffs(page)).toEqual([]);
  await upload(page, bundle);
  await page.getByText('1 份之前已收').waitFor();
  await close();
});

it('ends the wait of the desk: what came by USB is received there too once there is a network again', async () => {
  house.proxy.weather = 'pass';
  const desk = await openDealerPage(browser, house);
  await desk.go('/queue', desk.button('现在联系总部'));
  await desk.press('现在联系总部');
  await desk.page.getByText('都传完了').waitFor({ timeout: 60_000 });
  expect((await house.bridge.desk.status()).queue).toMatchObject({ waiting: 0, parked: 0 });
  expect(desk.errors).toEqual([]);
  await desk.page.context().close();
});
